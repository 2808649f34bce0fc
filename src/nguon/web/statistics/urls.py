"""Addresses of figures, targets, places and the five articles."""

from django.urls import path

from nguon.web.statistics import views

urlpatterns = [
    path("so-lieu/", views.OwnFigures.as_view(), name="figures"),
    path("so-lieu/chon/", views.ChooseFigures.as_view(), name="choose_figures"),
    path("so-lieu/<str:code>/", views.Figures.as_view(), name="figures_of"),
    path("so-lieu/<str:code>/chi-bo-chua-ket-nap/", views.SilentCells.as_view(), name="silent_cells"),
    path("so-lieu/<str:code>/<str:key>/", views.OneFigure.as_view(), name="figure"),
    path("chi-tieu/<str:code>/", views.Targets.as_view(), name="targets_of"),
    path("chi-tieu/<str:code>/giao/", views.SetTargets.as_view(), name="set_targets"),
    path("dia-ban/", views.OwnPlaces.as_view(), name="places"),
    path("dia-ban/<str:code>/", views.Places.as_view(), name="places_of"),
    path("nam-bai-bao/", views.Articles.as_view(), name="articles"),
]
