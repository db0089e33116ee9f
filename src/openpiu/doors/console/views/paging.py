"""Which page of a list was asked for."""

from django.http import HttpRequest


def page_number(request: HttpRequest) -> int:
    """The page in the query string; anything that is not a positive number means the first one."""
    text = request.GET.get("page", "")
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1
