"""What surrounds every page: officer, navigation, time, theme and unit, as the context processor `frame`."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from openpiu.conf import clock
from openpiu.core.law.roles import Actor
from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.navigation import Entry, visible_entries

THEMES = ("light", "dark", "system")
THEME_COOKIE = "openpiu_theme"


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page; without an officer the navigation is empty."""

    actor: Actor | None
    entries: tuple[Entry, ...]
    as_of: datetime
    theme: str
    unit: str


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The frame of one request."""
    user = getattr(request, "user", None)
    actor = actor_of(request) if user is not None and user.is_authenticated else None
    theme = request.COOKIES.get(THEME_COOKIE, "system")
    made = Frame(
        actor=actor,
        entries=visible_entries(actor) if actor else (),
        as_of=clock.now(),
        theme=theme if theme in THEMES else "system",
        unit=settings.UNIT_NAME,
    )
    return {"frame": made}
