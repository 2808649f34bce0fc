"""Addresses of the rule book. A finding links to `clause`, which is last because its code could be any word."""

from django.urls import path

from nguon.web.regulations import changing, printed, views

urlpatterns = [
    path("quy-dinh/", views.Rules.as_view(), name="rules"),
    path("quy-dinh/ngay/", views.RulesOnDay.as_view(), name="rules_on_day"),
    path("quy-dinh/nhom/<str:letters>/", views.Topic.as_view(), name="rule_topic"),
    path("quy-dinh/viec/<str:act>/", views.ActPage.as_view(), name="rule_act"),
    path("quy-dinh/muc/<str:key>/", views.ParameterPage.as_view(), name="parameter"),
    path("quy-dinh/van-ban/", views.Instruments.as_view(), name="instruments"),
    path("quy-dinh/van-ban/<str:key>/", views.InstrumentPage.as_view(), name="instrument"),
    path("quy-dinh/so-sanh/", views.Compared.as_view(), name="rules_compared"),
    path("quy-dinh/thay-doi/", changing.RuleChanges.as_view(), name="rule_changes"),
    path("quy-dinh/so-tay.pdf", printed.RuleBookPdf.as_view(), name="rule_book_pdf"),
    path("quy-dinh/<str:code>/", views.ClausePage.as_view(), name="clause"),
]
