"""Addresses of members."""

from django.urls import path

from nguon.web.people import particulars, views

urlpatterns = [
    path("dang-vien/", views.Members.as_view(), name="members"),
    path("dang-vien/<int:pk>/", views.Member.as_view(), name="member"),
    path("dang-vien/<int:pk>/ly-lich/", particulars.MemberParticulars.as_view(), name="member_particulars"),
    path("dang-vien/<int:pk>/ly-lich/sua/", particulars.CorrectParticulars.as_view(), name="correct_particulars"),
]
