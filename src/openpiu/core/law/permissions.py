"""One table: which role may do which act. Answers come with a reason; the pages and the duties ask the same table."""

from enum import StrEnum

from openpiu.core.law.roles import Actor, Role
from openpiu.errors import Refused


class Act(StrEnum):
    """What a person can ask the unit to do."""

    SEE_BOARD = "see_board"
    SEE_HITS = "see_hits"
    OPEN_HIT = "open_hit"  # shows a traveller: a consultation (PNR-13.5)
    OPEN_TRAVELLER = "open_traveller"  # shows a traveller's journeys: a consultation (PNR-13.5)
    PART_TRAVELLERS = "part_travellers"  # say that two records are two persons
    DECIDE = "decide"
    SETTLE = "settle"  # decide where two officers disagree
    RELEASE = "release"
    SEE_DISCLOSURES = "see_disclosures"
    SEE_ALERTS = "see_alerts"
    IMPORT_ALERTS = "import_alerts"
    SEE_INTAKE = "see_intake"
    SEE_QUALITY = "see_quality"  # how well carriers send; counts only (PNR-14.1)
    IMPORT_SCHEDULE = "import_schedule"
    SEE_LEDGER = "see_ledger"
    PROPOSE_GROUND = "propose_ground"  # say why a record is to be kept longer (CJ-15)
    CONFIRM_GROUND = "confirm_ground"  # let another one's ground count, review or end it
    SEE_RETENTION = "see_retention"  # what the clocks did and will do; numbers only
    SEE_REQUESTS = "see_requests"  # requests for passenger data; an approver sees those put to them
    MAKE_REQUEST = "make_request"  # register, search, put to the approver
    APPROVE_REQUEST = "approve_request"  # never the unit's own (CJ-11)
    ANSWER_REQUEST = "answer_request"  # or turn it down
    REVIEW_OPENING = "review_opening"  # afterwards, by the data protection officer (PNR-12.6)
    SEE_LAW = "see_law"  # the profile in force and whether the unit keeps it; nothing about a traveller
    SEE_SELECTIONS = "see_selections"  # which flights inside the Union are kept, and why; nothing about a traveller
    PROPOSE_SELECTION = "propose_selection"
    REVIEW_SELECTION = "review_selection"  # of another person's decision, from outside the unit (CJ-3)
    END_SELECTION = "end_selection"
    SEE_CRITERIA = "see_criteria"  # their texts and figures; nothing about a traveller
    PROPOSE_CRITERION = "propose_criterion"
    BACKTEST_CRITERION = "backtest_criterion"  # on stored records; numbers come back (PNR-6.4)
    APPROVE_CRITERION = "approve_criterion"  # another person's (RGT-15)
    END_CRITERION = "end_criterion"
    TEST_LAW = "test_law"  # ask each rule whether the unit keeps it; ids and counts only
    SEE_STATISTICS = "see_statistics"  # figures of a year; counts only (PNR-20.1)
    RECORD_OUTCOME = "record_outcome"  # what became of a disclosure
    MANAGE_STAFF = "manage_staff"
    SEE_RIGHTS = "see_rights"  # requests of persons about their data: who asked, what was found (RGT-5)
    ANSWER_RIGHTS = "answer_rights"
    SEE_OVERSIGHT = "see_oversight"  # odd use and the monthly sample (RGT-14, CJ-16)
    ANSWER_OVERSIGHT = "answer_oversight"
    SEE_PARTNERS = "see_partners"  # other nations' units, their cards and lanes; nothing about a traveller
    TRUST_PARTNER = "trust_partner"  # add, compare, rotate, revoke (EXC-16)
    SEE_EXCHANGE = "see_exchange"  # what was sent and received, without its content
    WRITE_ABROAD = "write_abroad"  # draft, read and release letters to partners (PNR-9.1)
    OPEN_RECEIVED = "open_received"  # shows what a partner sent: a consultation
    RECALL = "recall"  # take back what was sent; answer a partner's recall (EXC-11)
    REVIEW_PASSING = "review_passing"  # afterwards, of what was passed on in an emergency (PNR-11.2)
    SEE_CASES = "see_cases"  # joint cases with other units: a consultation (PNR-13.5)
    WRITE_CASES = "write_cases"  # append to the unit's own lane
    GRANT_LIAISON = "grant_liaison"  # let another unit's officer see named cases, and end it (EXC-12)
    SEE_GRANTS = "see_grants"  # who of other units sees what now; ids and counts only (EXC-12)
    VISIT_CASES = "visit_cases"  # as that officer
    TAKE_TO_COURT = "take_to_court"  # make the court bundle of a joint case (EXC-13)


# What every role may do.
EVERYBODY = frozenset({Act.SEE_LAW})

PERMISSIONS: dict[Role, frozenset[Act]] = {
    Role.OFFICER: EVERYBODY | frozenset(
        {
            Act.SEE_CASES, Act.WRITE_CASES, Act.TAKE_TO_COURT,
            Act.SEE_BOARD, Act.SEE_HITS, Act.OPEN_HIT, Act.DECIDE, Act.RELEASE, Act.SEE_DISCLOSURES,
            Act.SEE_ALERTS, Act.SEE_INTAKE, Act.SEE_QUALITY, Act.OPEN_TRAVELLER, Act.PART_TRAVELLERS,
            Act.PROPOSE_GROUND, Act.SEE_RETENTION, Act.RECORD_OUTCOME,
            Act.SEE_REQUESTS, Act.MAKE_REQUEST, Act.ANSWER_REQUEST, Act.SEE_CRITERIA,
            Act.SEE_PARTNERS, Act.SEE_EXCHANGE, Act.WRITE_ABROAD, Act.OPEN_RECEIVED, Act.RECALL,
        }
    ),
    Role.SECOND_OFFICER: EVERYBODY | frozenset(
        {Act.SEE_BOARD, Act.SEE_HITS, Act.OPEN_HIT, Act.DECIDE, Act.SEE_ALERTS, Act.OPEN_TRAVELLER}
    ),
    Role.SUPERVISOR: EVERYBODY | frozenset(
        {
            Act.SEE_CASES, Act.WRITE_CASES, Act.TAKE_TO_COURT, Act.GRANT_LIAISON, Act.SEE_GRANTS,
            Act.SEE_BOARD, Act.SEE_HITS, Act.OPEN_HIT, Act.DECIDE, Act.SETTLE, Act.RELEASE, Act.SEE_DISCLOSURES,
            Act.SEE_ALERTS, Act.IMPORT_ALERTS, Act.SEE_INTAKE, Act.SEE_QUALITY, Act.IMPORT_SCHEDULE,
            Act.OPEN_TRAVELLER, Act.PART_TRAVELLERS, Act.PROPOSE_GROUND, Act.CONFIRM_GROUND, Act.SEE_RETENTION,
            Act.SEE_SELECTIONS, Act.PROPOSE_SELECTION, Act.END_SELECTION, Act.TEST_LAW,
            Act.SEE_STATISTICS, Act.RECORD_OUTCOME,
            Act.SEE_REQUESTS, Act.MAKE_REQUEST, Act.ANSWER_REQUEST,
            Act.SEE_PARTNERS, Act.TRUST_PARTNER, Act.SEE_EXCHANGE, Act.WRITE_ABROAD, Act.OPEN_RECEIVED, Act.RECALL,
            Act.SEE_CRITERIA, Act.PROPOSE_CRITERION, Act.APPROVE_CRITERION, Act.END_CRITERION,
        }
    ),
    Role.ANALYST: EVERYBODY | frozenset(
        {
            Act.SEE_CASES, Act.WRITE_CASES, Act.SEE_PARTNERS,  # works in joint cases on what is given there
            Act.SEE_BOARD, Act.SEE_HITS, Act.SEE_ALERTS, Act.SEE_STATISTICS,
            Act.SEE_CRITERIA, Act.PROPOSE_CRITERION, Act.BACKTEST_CRITERION,
        }
    ),
    Role.LIAISON: EVERYBODY | frozenset({Act.VISIT_CASES}),
    Role.APPROVER: EVERYBODY | frozenset(
        {Act.SEE_REQUESTS, Act.APPROVE_REQUEST, Act.SEE_SELECTIONS, Act.REVIEW_SELECTION, Act.END_SELECTION}
    ),
    Role.DATA_PROTECTION: EVERYBODY | frozenset(
        {
            Act.SEE_CASES, Act.SEE_GRANTS,
            Act.SEE_BOARD, Act.SEE_HITS, Act.OPEN_HIT, Act.SEE_DISCLOSURES, Act.SEE_ALERTS, Act.SEE_INTAKE,
            Act.SEE_QUALITY, Act.SEE_LEDGER, Act.OPEN_TRAVELLER, Act.SEE_RIGHTS, Act.ANSWER_RIGHTS,
            Act.SEE_OVERSIGHT, Act.ANSWER_OVERSIGHT, Act.SEE_SELECTIONS, Act.SEE_RETENTION, Act.TEST_LAW,
            Act.SEE_STATISTICS,
            Act.SEE_REQUESTS, Act.REVIEW_OPENING, Act.SEE_CRITERIA,
            Act.SEE_PARTNERS, Act.SEE_EXCHANGE, Act.OPEN_RECEIVED, Act.REVIEW_PASSING,
        }
    ),
    Role.INSPECTOR: EVERYBODY | frozenset(
        {
            Act.SEE_LEDGER, Act.SEE_ALERTS, Act.SEE_OVERSIGHT, Act.SEE_QUALITY, Act.SEE_SELECTIONS, Act.SEE_RETENTION,
            Act.TEST_LAW,
            Act.SEE_STATISTICS,
            Act.SEE_REQUESTS,
            Act.SEE_PARTNERS, Act.SEE_EXCHANGE,
            Act.SEE_CRITERIA,
        }
    ),
    Role.ADMINISTRATOR: EVERYBODY | frozenset(
        {Act.SEE_BOARD, Act.SEE_INTAKE, Act.SEE_QUALITY, Act.IMPORT_SCHEDULE, Act.MANAGE_STAFF}
    ),
    Role.CARRIER_DESK: EVERYBODY | frozenset({Act.SEE_INTAKE, Act.SEE_QUALITY, Act.IMPORT_SCHEDULE}),
}  # fmt: skip

RULES: dict[Act, str] = {
    Act.OPEN_HIT: "PNR-13.6",
    Act.OPEN_TRAVELLER: "PNR-13.6",
    Act.PART_TRAVELLERS: "PNR-13.6",
    Act.DECIDE: "PNR-6.9",
    Act.SETTLE: "PNR-6.9",
    Act.RELEASE: "PNR-6.10",
    Act.SEE_LEDGER: "PNR-13.7",
    Act.IMPORT_ALERTS: "PNR-6.5",
    Act.SEE_REQUESTS: "PNR-13.6",
    Act.MAKE_REQUEST: "PNR-6.3",
    Act.APPROVE_REQUEST: "CJ-11",
    Act.ANSWER_REQUEST: "PNR-6.3",
    Act.REVIEW_OPENING: "PNR-12.6",
    Act.SEE_RIGHTS: "RGT-5",
    Act.ANSWER_RIGHTS: "RGT-5",
    Act.SEE_OVERSIGHT: "RGT-14",
    Act.ANSWER_OVERSIGHT: "PNR-5.2",
    Act.PROPOSE_SELECTION: "CJ-3",
    Act.REVIEW_SELECTION: "CJ-3",
    Act.PROPOSE_GROUND: "CJ-15",
    Act.CONFIRM_GROUND: "RGT-15",
    Act.TRUST_PARTNER: "EXC-16",
    Act.SEE_EXCHANGE: "PNR-13.6",
    Act.WRITE_ABROAD: "PNR-9.1",
    Act.OPEN_RECEIVED: "PNR-13.6",
    Act.RECALL: "EXC-11",
    Act.REVIEW_PASSING: "PNR-11.2",
    Act.SEE_STATISTICS: "PNR-20.1",
    Act.SEE_CRITERIA: "PNR-6.6",
    Act.PROPOSE_CRITERION: "PNR-6.6",
    Act.BACKTEST_CRITERION: "PNR-6.4",
    Act.APPROVE_CRITERION: "RGT-15",
    Act.END_CRITERION: "CJ-7",
    Act.RECORD_OUTCOME: "PNR-7.3",
    Act.SEE_CASES: "PNR-13.6",
    Act.WRITE_CASES: "EXC-13",
    Act.GRANT_LIAISON: "EXC-12",
    Act.SEE_GRANTS: "EXC-12",
    Act.VISIT_CASES: "EXC-12",
    Act.TAKE_TO_COURT: "EXC-13",
}


def may(actor: Actor, act: Act) -> bool:
    """Whether the table allows it. The machine may do nothing that this table lists (PNR-7.4)."""
    return actor.role is not None and act in PERMISSIONS[actor.role]


def check_may(actor: Actor, act: Act) -> None:
    """Raise Refused, with the reason and the rule, where the table does not allow it."""
    if may(actor, act):
        return
    allowed = [role.value for role, acts in PERMISSIONS.items() if act in acts]
    who = f"the role {actor.role.value}" if actor.role else "the machine"
    raise Refused(
        f"{who} may not {act.value.replace('_', ' ')}; allowed: {', '.join(allowed)}", rule=RULES.get(act, "")
    )
