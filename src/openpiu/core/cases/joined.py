"""Things of a case that officers said are about one person: links of that kind, nothing that a machine concluded.

Belongs here: the word for it, and who hangs together by it. Not here: what the things say (`journeys` of the duty).
"""

from openpiu.core.cases.state import State, is_readable

SAME_PERSON = "same_person"  # why of a link, in the words of its kind


def joined(state: State) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more things that links of this kind join, each group and all groups in order.

    A link that was withdrawn, or whose content was taken back, joins nothing.
    """
    group: dict[str, set[str]] = {}
    for thing in sorted(state.things):
        record = state.things[thing]
        if record["class"] != "link" or record["facts"]["why"] != SAME_PERSON or not is_readable(state, thing):
            continue
        one, other = str(record["facts"]["one"]), str(record["facts"]["other"])
        whole = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(whole, whole))
    return tuple(sorted({tuple(sorted(whole)) for whole in group.values()}))
