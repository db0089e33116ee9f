"""Sentences of joint cases, grants and the handling matrix that can reach a page; `phrases` joins them to others."""

import re

from django.utils.translation import gettext_noop as _

SENTENCES = (
    _("there is no such case; go back to the list and open it from there"),
    _("there is no such thing in this case; go back to the case"),
    _("there is no such thing in the case, or it was withdrawn or taken back, or its time is over"),
    _("its content is not here: it was erased, or has not come yet"),
    _("choose one of the acts that the page offers"),
    _("say for which purpose the case is opened, and on what grounds"),
    _("the last day of a case is a day to come"),
    _("name the court by its code, such as UTO-COURT-1"),
    _("nothing of this case may be put before this court"),
    _("a copy in a case has a last day of its own: say delete_by, a day to come"),
    _("this package is past its time and destroyed; nothing of it can be copied"),
    _("nobody grants a visit to themselves"),
    _("nobody proposed a grant of this name"),
    _("there is no grant of this name"),
    _("this grant was approved already"),
    _("say why you open it"),
    # the limits of a grant (core.cases.grants)
    _("name host and home: two units"),
    _("name grant, officer and legal basis by code"),
    _("name each case by its id"),
    _("name the highest handling code that is shown: H0 to H3"),
    _("name a purpose of liaison officers"),
    _("from-to: at most 90 days"),
    _("two persons of the host approve, and neither is the officer"),
    _("only the host signs its grants"),
    # the handling matrix (core.law.handling)
    _("use it for no other purpose"),
    _("ask who sent it before using it"),
    _("delete it, or ask its originator for it again"),
    _("ask its originator to grade it"),
    _("give the handling code: H0, H1, H2 or H3"),
    _("H3 needs the text of its restriction; no other code has one"),
    _("grade it first: source A, B, C or X, then information 1 to 4, as in B2"),
    # the court bundle (core.cases.court)
    _("its content is not at the unit that made the bundle"),
    _("it does not count in the case"),
)

_EVENT = r"\S+ of \S+ \(\w+\): "  # before each reason for which an event does not count (core.cases.refusals)


def _refusal(pattern: str) -> re.Pattern[str]:
    return re.compile(_EVENT + pattern)


PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"ask (?P<who>.+) to permit: (?P<verb>\w+) of (?P<thing>\S+) for (?P<recipient>\S+)"),
        _("Ask %(who)s to permit for %(recipient)s: %(verb)s, %(thing)s."),
    ),
    (
        re.compile(r"do not (?P<verb>\w+) it for (?P<kind_>\S+); no permission can change that"),
        _("%(verb)s: never, and no permission can change that."),
    ),
    (_refusal("this kind of event is not known here; update openpiu"),
     _("This kind of event is not known here: update openpiu.")),
    (_refusal("this kind of event stands in the joint lane only"), _("This cannot stay here: all parties see it.")),
    (_refusal("the fact '(?P<fact>.*)' is missing, unknown or not of its shape"),
     _("A part is missing or not of its form: %(fact)s.")),
    (_refusal("it names an own event, which the others must not know of; write the thing anew for all"),
     _("It names something that stays here, of which the others must not know: write that anew for all.")),
    (_refusal("this kind has content where there is none, or none where there is some"),
     _("It lacks its text, or has one where there is none.")),
    (_refusal("content that others see needs its handling code and its grading"),
     _("What others see needs its handling code, with a restriction for H3 only, and its grading.")),
    (_refusal("the case is not opened yet; its first event opens it"), _("The case is not opened yet.")),
    (_refusal("the case is opened already; open another one"), _("The case is opened already: open another one.")),
    (_refusal("only this node's events up to (?P<last>.*) count: it left, was withdrawn, or the case was closed"),
     _("This unit left, was withdrawn, or the case was closed: nothing counts after event %(last)s.")),
    (_refusal("the case is closed; open another one"), _("The case is closed: open another one.")),
    (_refusal("only a node that was invited joins; the lead invites"),
     _("Only a unit that was invited joins; the lead invites.")),
    (_refusal("only a party of the case may, or may be named here: (?P<who>.*)"),
     _("Only a party of the case may, or may be named here. %(who)s")),
    (_refusal("only the lead may: (?P<who>.*)"), _("Only the lead may: %(who)s.")),
    (_refusal("(?P<who>.+) is known to the case already; who left or was withdrawn is invited to another case"),
     _("%(who)s is known to the case already; who left or was withdrawn is invited to another case.")),
    (_refusal("purpose and offence were changed since; agree to (?P<thing>.*)"),
     _("Purpose and offence were changed since: read %(thing)s and agree to it.")),
    (_refusal("the lead hands the lead over before it leaves"), _("The lead hands the lead over before it leaves.")),
    (_refusal("(?P<who>.+) is the lead, or no party"), _("%(who)s is the lead, or no party.")),
    (_refusal("the case was not closed by that event"), _("The case was not closed by that event.")),
    (_refusal("nobody offers the lead to this node by that event"), _("Nobody offers the lead to this unit.")),
    (_refusal("there is no (?P<thing>.+) in the case that this could be about"),
     _("There is nothing in the case that this could be about: %(thing)s.")),
    (_refusal("only its owner may: (?P<who>.*); propose or annotate instead"),
     _("Only its owner may: %(who)s. Propose other words, or add a remark.")),
    (_refusal("it is the node's own; change it instead of proposing"),
     _("It is this unit's own: change it instead of proposing.")),
    (_refusal("it was withdrawn, taken over, declined or destroyed already"),
     _("It was withdrawn, taken over, declined or destroyed already.")),
    (_refusal("only the node that holds the evidence may: (?P<who>.*)"),
     _("Only the unit that holds the evidence may: %(who)s.")),
    (_refusal("only who wrote it may permit, or take back"), _("Only who wrote it may permit, or take back.")),
    (_refusal("this content was brought by an earlier event"), _("This was said by an earlier event.")),
)  # fmt: skip
