"""Whether the unit keeps the law: every rule asked of the live databases, green or red, without changing anything."""

from dataclasses import dataclass

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.duties.lawful import holding, keeping, leaving
from openpiu.duties.lawful.scene import Rule, Scene, looking_only

RULES: tuple[Rule, ...] = (
    Rule(
        id="CJ-14",
        article="C-817/19, 248-262",
        asks="no record is kept past the ordinary time without a ground",
        look=keeping.past_ordinary,
    ),
    Rule(
        id="PNR-12.2",
        article="2016/681 Art. 12(2)",
        asks="every record that is kept longer is masked",
        look=keeping.unmasked,
    ),
    Rule(
        id="PNR-12.1",
        article="2016/681 Art. 12(1)",
        asks="no record is older than the longest time",
        look=keeping.past_longest,
    ),
    Rule(
        id="MSG-19",
        article="2016/681 Art. 6(1)",
        asks="no sealed bytes are kept past their hours",
        look=keeping.sealed_too_long,
    ),
    Rule(
        id="PNR-13.8",
        article="2016/681 Art. 13(6)",
        asks="no entry of the ledger is older than its years",
        look=keeping.ledger_too_old,
    ),
    Rule(
        id="PNR-6.9",
        article="2016/681 Art. 6(5)",
        asks="every confirmed hit has its standing reviews",
        look=leaving.unconfirmed,
    ),
    Rule(id="PNR-7.4", article="2016/681 Art. 7(6)", asks="every review is an officer's", look=leaving.by_no_officer),
    Rule(
        id="PNR-6.10",
        article="2016/681 Art. 6(6)",
        asks="every disclosure was confirmed by enough different officers",
        look=leaving.unreviewed,
    ),
    Rule(
        id="PNR-13.5",
        article="2016/681 Art. 13(6)",
        asks="every released hit has its disclosure",
        look=leaving.released_in_silence,
    ),
    Rule(
        id="PNR-7.1",
        article="2016/681 Art. 7(1)-(3)",
        asks="every recipient is on the notified list",
        look=leaving.to_strangers,
    ),
    Rule(
        id="PNR-1.1",
        article="2016/681 Art. 1(2)",
        asks="every disclosure names a lawful purpose and an offence",
        look=leaving.without_purpose,
    ),
    Rule(
        id="PNR-12.9",
        article="2016/681 Art. 12(5)",
        asks="every suppressed hit rests on a standing review, within its days",
        look=leaving.suppressed_on_nothing,
    ),
    Rule(
        id="PNR-6.5",
        article="2016/681 Art. 6(3)(a)",
        asks="every list has an owner and a legal basis",
        look=holding.undeclared_lists,
    ),
    Rule(
        id="PNR-6.6",
        article="2016/681 Art. 6(4)",
        asks="every criterion in force was approved by another person and is within its days",
        look=holding.lone_criteria,
    ),
    Rule(
        id="CJ-4",
        article="C-817/19, 182-192",
        asks="no alert that is over is still compared",
        look=holding.ended_alerts,
    ),
    Rule(
        id="PNR-5.1",
        article="2016/681 Art. 5",
        asks="nobody who oversees or approves holds an operational role",
        look=holding.two_hats,
    ),
    Rule(
        id="CJ-11",
        article="C-817/19, 223-226",
        asks="approvers and inspectors come from outside the unit",
        look=holding.at_home,
    ),
    Rule(
        id="PNR-13.6",
        article="2016/681 Art. 13(6)",
        asks="every consultation and disclosure names its purpose and its person",
        look=holding.purposeless_entries,
    ),
    Rule(
        id="RGT-1",
        article="2016/680 Art. 25",
        asks="every entry of the ledger has a category of the law",
        look=holding.unknown_acts,
    ),
    Rule(id="PNR-13.9", article="2016/681 Art. 13(7)", asks="the ledgers verify", look=holding.broken_ledgers),
    Rule(
        id="PNR-13.9",
        article="2016/681 Art. 13(7)",
        asks="the guards of the databases are in place",
        look=holding.missing_guards,
    ),
    Rule(
        id="PNR-13.9",
        article="2016/681 Art. 13(7)",
        asks="the program's roles have the rights of their tables and no others",
        look=holding.wrong_rights,
    ),
    Rule(
        id="PNR-13.9",
        article="2016/681 Art. 13(7)",
        asks="the unit's keys are its own system user's alone",
        look=holding.open_keys,
    ),
    Rule(
        id="CJ-12",
        article="C-817/19, 235-237",
        asks="the border's role does not reach passenger data",
        look=holding.open_border,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One rule's answer."""

    rule: str
    article: str
    asks: str
    green: bool
    count: int  # how many speak against it
    where: tuple[str, ...]  # the first of them


def check_rules(scene: Scene, *, actor: Actor = MACHINE) -> tuple[Outcome, ...]:
    """Ask every rule; the databases are only read, and the ledger is not written."""
    if actor is not MACHINE:
        check_may(actor, Act.TEST_LAW)
    with looking_only():
        return tuple(_ask(rule, scene) for rule in RULES)


def _ask(rule: Rule, scene: Scene) -> Outcome:
    found = rule.look(scene)
    return Outcome(
        rule=rule.id, article=rule.article, asks=rule.asks, green=found.count == 0, count=found.count, where=found.where
    )
