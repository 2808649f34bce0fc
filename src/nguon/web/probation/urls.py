"""Addresses of probation."""

from django.urls import path

from nguon.web.probation import views

urlpatterns = [
    path("du-bi/", views.Terms.as_view(), name="probation"),
    path("du-bi/<int:pk>/", views.TermPage.as_view(), name="term"),
    path("du-bi/<int:pk>/cu-di-hoc/", views.SendToNewMemberClass.as_view(), name="term_class"),
    path("du-bi/<int:pk>/nghi-quyet-chi-bo/", views.ReviewByCell.as_view(), name="review_by_cell"),
    path("du-bi/<int:pk>/nghi-quyet-dang-uy/", views.ReviewByBase.as_view(), name="review_by_base"),
    path("du-bi/<int:pk>/cong-nhan/", views.Recognise.as_view(), name="recognise"),
    path("du-bi/<int:pk>/xoa-ten/", views.StrikeOff.as_view(), name="strike_off"),
]
