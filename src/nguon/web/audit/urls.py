"""Address of the access log."""

from django.urls import path

from nguon.web.audit import views

urlpatterns = [path("nhat-ky/", views.AccessLog.as_view(), name="access_log")]
