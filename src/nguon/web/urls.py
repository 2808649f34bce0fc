"""The addresses of all pages: one line per part."""

from django.urls import include, path

urlpatterns = [
    path("", include("nguon.web.shell.urls")),
    path("", include("nguon.web.supervision.urls")),
    path("", include("nguon.web.sourcing.urls")),
    path("", include("nguon.web.admission.urls")),
    path("", include("nguon.web.probation.urls")),
    path("", include("nguon.web.organizations.urls")),
    path("", include("nguon.web.audit.urls")),
    path("", include("nguon.web.people.urls")),
    path("", include("nguon.web.training.urls")),
    path("", include("nguon.web.regulations.urls")),
    path("", include("nguon.web.statistics.urls")),
    path("", include("nguon.web.exchange.urls")),
]
