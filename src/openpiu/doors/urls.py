"""All addresses: the console at the root, the machine interface under rest/v1/."""

from django.urls import include, path

from openpiu.doors.rest.interface import rest

urlpatterns = [
    path("rest/v1/", rest.urls),
    path("", include("openpiu.doors.console.urls")),
]
handler400 = "openpiu.doors.console.views.errors.bad_request"
handler403 = "openpiu.doors.console.views.errors.forbidden"
handler404 = "openpiu.doors.console.views.errors.not_found"
handler500 = "openpiu.doors.console.views.errors.server_error"
