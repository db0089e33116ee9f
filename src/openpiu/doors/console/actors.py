"""Who asks: the signed-in officer as the actor that every duty is told about, and the forms' small reading of it."""

from typing import Any

from django.http import HttpRequest

from openpiu.core.law.roles import Actor, Role


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in officer. Call it only behind `fence.page`, which turns away everybody else."""
    user: Any = request.user  # the staff model lives in the store, which a door may not import
    return Actor(id=user.get_username(), role=Role(user.role), authority=user.home_authority, name=user.display_name)
