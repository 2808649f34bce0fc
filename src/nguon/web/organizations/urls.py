"""Addresses of the tree."""

from django.urls import path

from nguon.web.organizations import views

urlpatterns = [
    path("to-chuc/", views.Tree.as_view(), name="tree"),
    path("to-chuc/<str:code>/", views.OneOrganization.as_view(), name="organization"),
]
