"""The addresses of the application and the yardstick page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from nguon.organizations.models import Organization


@login_not_required
def one_get(request: HttpRequest) -> HttpResponse:
    """One primary-key look-up: the yardstick of goal 10 (a list page ≤ 12 × the CPU of one ORM get)."""
    return HttpResponse(Organization.objects.get(pk=1).code)


urlpatterns = [path("bench/one/", one_get), path("", include("nguon.config.urls"))]
