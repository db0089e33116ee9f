"""Django's own failures: pages that need no session, no database and no officer, so that they always can be drawn."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the browser sent something that cannot be read."""
    return _page("console/errors/400.html", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 by Django itself; refusals of the law's tables are pages of `refusals`."""
    return _page("console/errors/403.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such address."""
    return _page("console/errors/404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours; what happened is in the server's log, not on the page."""
    return _page("console/errors/500.html", 500)


def _page(template: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(template), status=status)
