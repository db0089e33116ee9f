"""Signing in, and the theme an officer chooses for the screen; the language is Django's own view."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from openpiu.doors.console.actors import actor_of
from openpiu.doors.console.forms import SignInForm
from openpiu.doors.console.frame import THEME_COOKIE, THEMES
from openpiu.doors.console.navigation import visible_entries

A_YEAR = 365 * 24 * 3600


class SignIn(LoginView):
    """Sign-in with a password. Locking after wrong passwords is django-axes' work (template console/locked.html)."""

    authentication_form = SignInForm
    template_name = "console/sign_in.html"
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """The first page that the officer's role may open; the law is everybody's."""
        entries = visible_entries(actor_of(self.request))
        return reverse(entries[0].view if entries else "console:help")

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """The page again, with what to do."""
        answer = super().form_invalid(form)
        answer.status_code = 422
        return answer


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the choice of light, dark or system for this browser; works without a script."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    answer = redirect(back if safe else "/")
    chosen = request.POST.get("theme")
    if chosen in THEMES:
        answer.set_cookie(THEME_COOKIE, chosen, max_age=A_YEAR, samesite="Lax")
    return answer
