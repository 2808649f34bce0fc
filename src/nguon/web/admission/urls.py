"""Addresses of admission dossiers."""

from django.urls import path

from nguon.web.admission import acts, conditions, moves, papers, queue, together, views

urlpatterns = [
    path("nguon/<int:pk>/lap-ho-so/", acts.OpenDossier.as_view(), name="open_dossier"),
    path("nguon/<int:pk>/chuyen-di/", moves.MoveCandidate.as_view(), name="move_candidate"),
    path("du-bi/<int:pk>/chuyen-di/", moves.MoveTerm.as_view(), name="move_term"),
    path("chuyen-den/", moves.Arrivals.as_view(), name="arrivals"),
    path("chuyen-den/<int:pk>/", moves.ReceiveTransfer.as_view(), name="receive_transfer"),
    path("ho-so/cho-xu-ly/", queue.DossierQueue.as_view(), name="dossier_queue"),
    path("ho-so/cho-xu-ly/nghi-quyet/", together.ResolveTogether.as_view(), name="resolve_together"),
    path("ho-so/cho-xu-ly/quyet-dinh/", together.DecideTogether.as_view(), name="decide_together"),
    path("ho-so/", views.Dossiers.as_view(), name="dossiers"),
    path("ho-so/<int:pk>/", views.DossierPage.as_view(), name="dossier"),
    path("ho-so/<int:pk>/dieu-kien/", conditions.KeepConditions.as_view(), name="keep_conditions"),
    path("ho-so/<int:pk>/giay-to/", papers.PapersPage.as_view(), name="papers"),
    path("ho-so/<int:pk>/giay-to/<int:number>/", papers.RecordPaper.as_view(), name="record_paper"),
    path("ho-so/<int:pk>/giay-to/ghi-mot-luot/", papers.ReviewPapers.as_view(), name="review_papers"),
    path("ho-so/<int:pk>/giay-to/lap-lai/", papers.RenewDossier.as_view(), name="renew_dossier"),
    path("ho-so/<int:pk>/giay-to/con-thieu/", papers.MissingPapers.as_view(), name="missing_papers"),
    path("ho-so/<int:pk>/giay-to/muc-luc/", papers.PapersContents.as_view(), name="papers_contents"),
    path("ho-so/<int:pk>/gioi-thieu/", acts.RecordIntroduction.as_view(), name="record_introduction"),
    path("ho-so/<int:pk>/nghi-quyet-chi-bo/", acts.CellResolution.as_view(), name="cell_resolution"),
    path("ho-so/<int:pk>/nghi-quyet-dang-uy/", acts.BaseResolution.as_view(), name="base_resolution"),
    path("ho-so/<int:pk>/quyet-dinh/", acts.RecordDecision.as_view(), name="record_decision"),
    path("ho-so/<int:pk>/le-ket-nap/", acts.RecordCeremony.as_view(), name="record_ceremony"),
    path("ho-so/<int:pk>/dung/", acts.CloseDossier.as_view(), name="close_dossier"),
]
