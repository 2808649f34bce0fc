"""The addresses of the application; each context's pages say their own in `nguon.web`."""

from django.urls import include, path

urlpatterns = [path("", include("nguon.web.urls"))]

handler400 = "nguon.web.shell.errors.bad_request"
handler403 = "nguon.web.shell.errors.forbidden"
handler404 = "nguon.web.shell.errors.not_found"
handler500 = "nguon.web.shell.errors.server_error"
