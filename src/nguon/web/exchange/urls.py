"""Addresses of loading lists."""

from django.urls import path

from nguon.web.exchange import views

urlpatterns = [
    path("nhap-lieu/", views.ChooseFile.as_view(), name="imports"),
    path("nhap-lieu/<int:pk>/", views.Preview.as_view(), name="import_preview"),
    path("nhap-lieu/<int:pk>/tep-ket-qua.xlsx", views.WorkbookBack.as_view(), name="import_workbook"),
]
