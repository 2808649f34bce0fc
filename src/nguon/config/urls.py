"""The addresses of the application; each context's pages say their own in `nguon.web`."""

from django.urls import include, path

urlpatterns = [path("", include("nguon.web.urls"))]
