"""Addresses of classes."""

from django.urls import path

from nguon.web.training import acts, views

urlpatterns = [
    path("lop/", views.Classes.as_view(), name="classes"),
    path("lop/mo/", acts.OpenClass.as_view(), name="open_class"),
    path("lop/<int:pk>/", views.Roster.as_view(), name="class"),
    path("lop/<int:pk>/ket-qua/", acts.RecordResults.as_view(), name="record_results"),
    path("lop/<int:pk>/ghi-ten/", acts.Enrol.as_view(), name="enrol"),
]
