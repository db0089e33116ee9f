"""eu-strict: Directive 2016/681 as the Court read it in C-817/19, in each point the strictest reading. The default."""

from datetime import date

from openpiu.core.law.profiles.profile import GroundKind, IntraEu, Mark, Profile, Provision

_DIRECTIVE = date(2018, 5, 25)  # transposition
_COURT = date(2022, 6, 21)
_OURS = date(2026, 11, 29)

EU_STRICT = Profile(
    id="eu-strict",
    version="2026.1",
    title="Directive (EU) 2016/681 after C-817/19, strictest reading",
    ordinary_months=Provision(value=6, article="C-817/19, 248-262", since=_COURT, mark=Mark.SECONDARY),
    mask_months=Provision(value=6, article="2016/681 Art. 12(2)", since=_DIRECTIVE, mark=Mark.READ),
    longest_months=Provision(value=60, article="2016/681 Art. 12(1)", since=_DIRECTIVE, mark=Mark.READ),
    ground_months=Provision(value=6, article="C-817/19, 259-261", since=_OURS),
    grounds=Provision(value=frozenset(GroundKind), article="C-817/19, 259-261", since=_COURT, mark=Mark.SECONDARY),
    partner_expiry=Provision(value=True, article="2016/681 Art. 9", since=_OURS),
    result_days=Provision(value=30, article="2016/681 Art. 12(5)", since=_OURS),
    repeat_days=Provision(value=180, article="2016/681 Art. 12(5)", since=_OURS),
    post_days=Provision(value=180, article="2016/680 Art. 4(1)(e), 5", since=_OURS),
    sealed_hours=Provision(value=72, article="2016/681 Art. 6(1)", since=_OURS),
    approval_months=Provision(value=0, article="C-817/19, 223-226, 244-247", since=_COURT, mark=Mark.SECONDARY),
    ex_post_hours=Provision(value=24, article="C-817/19, 223-226", since=_OURS),
    answer_days=Provision(value=7, article="2016/681 Art. 9(2)", since=_OURS),
    answer_hours=Provision(value=8, article="2016/681 Art. 9(3)", since=_OURS),
    opened_hours=Provision(value=24, article="2016/681 Art. 12(3)", since=_OURS),
    intra_eu=Provision(value=IntraEu.NONE, article="C-817/19, 161-175", since=_COURT, mark=Mark.READ),
    selection_months=Provision(value=6, article="2025/13 Art. 13", since=_OURS),
    sentence_years=Provision(value=3, article="2016/681 Art. 3(9)", since=_DIRECTIVE, mark=Mark.SECONDARY),
    air_link=Provision(value=True, article="C-817/19, 141-157", since=_COURT, mark=Mark.SECONDARY),
    ledger_years=Provision(value=5, article="2016/681 Art. 13(6)", since=_DIRECTIVE),
    small_cell=Provision(value=5, article="2016/681 Art. 20(2)", since=_OURS),
    criterion_months=Provision(value=12, article="2016/681 Art. 6(4); C-817/19, 201", since=_OURS),
    criterion_review_months=Provision(value=6, article="2016/681 Art. 6(4); C-817/19, 201", since=_OURS),
    criterion_decided=Provision(value=20, article="C-817/19, 201", since=_OURS),
    criterion_precision=Provision(value=20, article="C-817/19, 201", since=_OURS),
    not_to=Provision(
        value={"europol": frozenset({"23", "24", "26"}), "third": frozenset({"23", "24", "26"})},
        article="2016/681 Art. 10, 11",
        since=_OURS,
    ),
)
