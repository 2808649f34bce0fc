"""Addresses of probation, of leaving the Party, and of wrongful admissions."""

from django.urls import path

from nguon.web.probation import care, departure_acts, departures, leaving, papers, views, wrongful

urlpatterns = [
    path("du-bi/", views.Terms.as_view(), name="probation"),
    path("du-bi/<int:pk>/", views.TermPage.as_view(), name="term"),
    path("du-bi/<int:pk>/cu-di-hoc/", views.SendToNewMemberClass.as_view(), name="term_class"),
    path("du-bi/<int:pk>/giup-do/", care.AssignTermHelper.as_view(), name="assign_term_helper"),
    path("du-bi/<int:pk>/giay-to/", papers.RecordTermPaper.as_view(), name="record_term_paper"),
    path("du-bi/<int:pk>/nhan-xet/", care.RecordRemark.as_view(), name="record_remark"),
    path("du-bi/<int:pk>/ly-lich-dang-vien/", care.FileProfile.as_view(), name="file_profile"),
    path("du-bi/<int:pk>/nghi-quyet-chi-bo/", views.ReviewByCell.as_view(), name="review_by_cell"),
    path("du-bi/<int:pk>/nghi-quyet-dang-uy/", views.ReviewByBase.as_view(), name="review_by_base"),
    path("du-bi/<int:pk>/bao-cao-cap-tren/", care.ReferTerm.as_view(), name="refer_term"),
    path("du-bi/<int:pk>/cong-nhan/", views.Recognise.as_view(), name="recognise"),
    path("du-bi/<int:pk>/the-dang-vien/", care.RecordCardDecision.as_view(), name="card_decision"),
    path("dang-vien/<int:pk>/xoa-ten/", leaving.OpenStrikeOff.as_view(), name="open_strike_off"),
    path("dang-vien/<int:pk>/xin-ra/", leaving.OpenResignation.as_view(), name="open_resignation"),
    path("ra-khoi-dang/", departures.Departures.as_view(), name="departures"),
    path("ra-khoi-dang/<int:pk>/", departures.DeparturePage.as_view(), name="departure"),
    path("ra-khoi-dang/<int:pk>/goi-kiem-diem/", departure_acts.CallSelfReview.as_view(), name="call_self_review"),
    path("ra-khoi-dang/<int:pk>/kiem-diem/", departure_acts.RecordSelfReview.as_view(), name="record_self_review"),
    path("ra-khoi-dang/<int:pk>/nghi-quyet-chi-bo/", departure_acts.CellVote.as_view(), name="departure_cell"),
    path("ra-khoi-dang/<int:pk>/nghi-quyet-dang-uy/", departure_acts.BaseVote.as_view(), name="departure_base"),
    path("ra-khoi-dang/<int:pk>/quyet-dinh/", departure_acts.Decide.as_view(), name="decide_departure"),
    path("ra-khoi-dang/<int:pk>/dung/", departure_acts.Close.as_view(), name="close_departure"),
    path("ra-khoi-dang/<int:pk>/nhan-quyet-dinh/", departure_acts.Receive.as_view(), name="departure_received"),
    path("ra-khoi-dang/<int:pk>/khieu-nai/", departure_acts.Complain.as_view(), name="record_complaint"),
    path("ra-khoi-dang/<int:pk>/tra-loi/", departure_acts.Answer.as_view(), name="answer_complaint"),
    path("dang-vien/<int:pk>/ket-nap-sai/", wrongful.RecordFault.as_view(), name="record_fault"),
    path("ket-nap-sai/<int:pk>/", wrongful.WrongfulPage.as_view(), name="wrongful"),
    path("ket-nap-sai/<int:pk>/lam-lai/", wrongful.RedoStep.as_view(), name="redo_step"),
    path("ket-nap-sai/<int:pk>/gui-lai/", wrongful.SendBack.as_view(), name="send_back"),
    path("ket-nap-sai/<int:pk>/huy/", wrongful.Annul.as_view(), name="annul_admission"),
    path("ket-nap-sai/<int:pk>/ra-lai/", wrongful.Reissue.as_view(), name="reissue_decision"),
]
