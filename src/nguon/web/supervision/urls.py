"""Addresses of the list of work and of those who help or nominate."""

from django.urls import path

from nguon.web.supervision import views

urlpatterns = [
    path("", views.Work.as_view(), name="work"),
    path("giup-do/", views.Helped.as_view(), name="helped"),
    path("giup-do/<int:pk>/", views.HelpedPerson.as_view(), name="helped_person"),
    path("da-gioi-thieu/", views.Nominated.as_view(), name="nominated"),
]
