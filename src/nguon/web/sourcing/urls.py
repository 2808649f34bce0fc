"""Addresses of candidates."""

from django.urls import path

from nguon.web.sourcing import acts, particulars, views

urlpatterns = [
    path("nguon/", views.Candidates.as_view(), name="candidates"),
    path("nguon/them/", acts.Nominate.as_view(), name="nominate"),
    path("nguon/<int:pk>/", views.CandidatePage.as_view(), name="candidate"),
    path("nguon/<int:pk>/ly-lich/", particulars.CandidateParticulars.as_view(), name="particulars"),
    path("nguon/<int:pk>/vao-danh-sach/", acts.Enlist.as_view(), name="enlist"),
    path("nguon/<int:pk>/phan-cong-giup-do/", acts.AssignHelper.as_view(), name="assign_helper"),
    path("nguon/<int:pk>/cu-di-hoc/", acts.SendToClass.as_view(), name="send_to_class"),
    path("nguon/<int:pk>/dua-ra/", acts.RemoveCandidate.as_view(), name="remove_candidate"),
]
