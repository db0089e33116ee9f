"""Django's settings, computed from `environment`. Nothing here makes a file or opens a connection."""

import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from openpiu.adapters.keys.files import FileKeys
from openpiu.conf.environment import environment
from openpiu.conf.unit import record_keys, server
from openpiu.store.databases import STORES, connection_settings

_environment = environment()
_keys_folder = _environment.home / "keys"
_console = Path(__file__).parent.parent / "doors" / "console"


def _secret(name: str) -> str:
    """A secret of this unit; before the first set-up a throw-away one, so that checks can load the settings."""
    return FileKeys(_keys_folder).secret_for(name) if _keys_folder.is_dir() else secrets.token_urlsafe(50)


def _place() -> tuple[str, int, dict[str, str]]:
    """Where the server listens; before the first set-up a place where nobody does."""
    if not _keys_folder.is_dir():
        return "localhost", 5432, {}
    address = server().address()
    return address.host, address.port, dict(address.options)


_host, _port, _options = _place()

SECRET_KEY = _secret("django")
DEBUG = False
ALLOWED_HOSTS = list(_environment.hosts)
RECORD_KEYS = record_keys()  # what `store.sealed` seals rows with
UNIT_NAME = _environment.unit
ALERT_INDEX_FOLDER = _environment.home / "alert-index"  # names of alerts lie here: only the unit's user may read it

DATABASES = {
    store.alias: connection_settings(
        store, host=_host, port=_port, password=_secret(f"postgres:{store.suffix}:app"), options=_options
    )
    for store in STORES
}
DATABASE_ROUTERS = ["openpiu.store.router.StoreRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "openpiu.store.office",
    "openpiu.store.passenger",
    "openpiu.store.border",
    "openpiu.doors.console",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "openpiu.doors.console.refusals.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "openpiu.doors.urls"
WSGI_APPLICATION = "openpiu.doors.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "openpiu.doors.console.frame.frame",
            ],
        },
    }
]

AUTH_USER_MODEL = "office.Officer"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "console:sign-in"
LOGIN_REDIRECT_URL = "console:board"
LOGOUT_REDIRECT_URL = "console:sign-in"

# Five wrong passwords lock the account, not the address: a whole shift may share one address.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # it asks for the address as well; see the line above
AXES_LOCKOUT_TEMPLATE = "console/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = _environment.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31536000 if _environment.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _environment.https
SECURE_HSTS_PRELOAD = _environment.https
SESSION_COOKIE_NAME = f"openpiu_session_{_environment.node}"  # nodes on one host do not sign each other out
SESSION_COOKIE_SECURE = _environment.https
SESSION_COOKIE_AGE = 12 * 3600  # a shift
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = f"openpiu_token_{_environment.node}"
CSRF_COOKIE_SECURE = _environment.https
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("nl", "Nederlands")]
LOCALE_PATHS = [str(_console / "locale")]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "WARNING"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Axes would write the attempted user name, which may be a password typed in the wrong field.
    "loggers": {"axes": {"level": "CRITICAL"}, "django.request": {"level": "ERROR"}},
}
