"""The notice to passengers: what is collected, why, for how long, and which rights they have (RGT-13).

Made from the tables that the unit itself runs on, so that it cannot promise what is not done.
"""

from openpiu.core.law.annex_titles import TITLES
from openpiu.core.law.letters import Desk
from openpiu.core.law.profiles import Profile
from openpiu.core.law.public_notice_texts import TEXTS


def make_notice(profile: Profile, *, desk: Desk, language: str) -> str:
    """The whole notice as Markdown."""
    fills = {
        "unit": desk.unit, "contact": desk.contact, "authority": desk.authority,
        "profile": f"{profile.id} {profile.version}", "ordinary": str(profile.ordinary_months.value),
        "mask": str(profile.mask_months.value), "longest": str(profile.longest_months.value),
        "result": str(profile.result_days.value), "ledger": str(profile.ledger_years.value),
        "items": "\n".join(f"{number}. {title}" for number, title in sorted(TITLES[language].items())),
    }  # fmt: skip
    text = TEXTS[language]
    for name, value in fills.items():
        text = text.replace(f"<{name}>", value)
    return text
