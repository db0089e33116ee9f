"""The WSGI application that `openpiu serve` runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openpiu.conf.settings")
application = get_wsgi_application()
