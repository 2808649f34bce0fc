"""Addresses of classes."""

from django.urls import path

from nguon.web.training import acts, paper_certificates, views

urlpatterns = [
    path("lop/", views.Classes.as_view(), name="classes"),
    path("lop/mo/", acts.OpenClass.as_view(), name="open_class"),
    path("lop/<int:pk>/", views.Roster.as_view(), name="class"),
    path("lop/<int:pk>/ket-qua/", acts.RecordResults.as_view(), name="record_results"),
    path(
        "nguon/<int:pk>/giay-chung-nhan/",
        paper_certificates.AwarenessCertificate.as_view(),
        name="awareness_certificate",
    ),
    path(
        "du-bi/<int:pk>/giay-chung-nhan/",
        paper_certificates.NewMemberCertificate.as_view(),
        name="new_member_certificate",
    ),
    path("lop/<int:pk>/ghi-ten/", acts.Enrol.as_view(), name="enrol"),
]
