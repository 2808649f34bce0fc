"""Addresses of classes."""

from django.urls import path

from nguon.web.training import views

urlpatterns = [
    path("lop/", views.Classes.as_view(), name="classes"),
    path("lop/mo/", views.OpenClass.as_view(), name="open_class"),
    path("lop/<int:pk>/", views.Roster.as_view(), name="class"),
    path("lop/<int:pk>/ket-qua/<int:row>/", views.RecordResult.as_view(), name="class_result"),
]
