"""Addresses of the rule book."""

from django.urls import path

from nguon.web.regulations import views

urlpatterns = [
    path("quy-dinh/", views.Rules.as_view(), name="rules"),
    path("quy-dinh/<str:code>/", views.ClausePage.as_view(), name="clause"),
]
