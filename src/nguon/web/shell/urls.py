"""Addresses of sign-in, the list of all parts and the gallery of components."""

from allauth.account import views as account
from django.urls import path

from nguon.web.shell.acting_as import ChooseGrant
from nguon.web.shell.gallery import Gallery
from nguon.web.shell.pages import AccountClosed, AllParts
from nguon.web.shell.signin import SignOut

urlpatterns = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", SignOut.as_view(), name="account_logout"),
    path("doi-mat-khau/", account.password_change, name="account_change_password"),
    path("tai-khoan-ngung-su-dung/", AccountClosed.as_view(), name="account_inactive"),
    path("cac-muc/", AllParts.as_view(), name="all_parts"),
    path("doi-vai-tro/", ChooseGrant.as_view(), name="choose_grant"),
    path("thu-vien-giao-dien/", Gallery.as_view(), name="gallery"),
]
