"""Sign-in: accounts are given by an administrator, never taken; what allauth says, said in Vietnamese."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.views import LogoutView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from nguon.accounts.models import User
from nguon.accounts.operations import record_sign_in
from nguon.accounts.queries import password_mark


class ClosedSignup(DefaultAccountAdapter):  # type: ignore[misc]
    """No open sign-up; one sentence for a wrong name and a wrong password, so that neither is betrayed."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "Tên đăng nhập hoặc mật khẩu không đúng."
        " Kiểm tra bộ gõ tiếng Việt và phím Caps Lock, rồi nhập lại.",
        "too_many_login_attempts": "Đã nhập sai quá nhiều lần nên tài khoản bị khóa đăng nhập từ máy này trong một"
        " ngày. Liên hệ người quản trị của cơ quan để đặt lại mật khẩu; đặt lại xong thì đăng nhập được ngay.",
        "account_inactive": "Tài khoản này đã ngừng sử dụng. Liên hệ người quản trị của cơ quan.",
        "enter_current_password": "Mật khẩu hiện nay không đúng. Nhập lại mật khẩu đang dùng.",
        "incorrect_password": "Mật khẩu không đúng. Nhập lại mật khẩu đang dùng.",
        "rate_limited": "Gửi quá nhiều lần trong thời gian ngắn. Chờ ít phút rồi thử lại.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # The pair of account and source: who guesses from elsewhere locks out nobody at the own desk (B2). allauth
        # offers no public place for it; tests/web/test_safe_answers.py notices when this one goes.
        by_account: str = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{by_account}:{self.get_client_ip(request)}:{password_mark(credentials.get('username', ''))}"

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in, and leave an event of it."""
        super().login(request, user)
        record_sign_in(user=user)

    def add_message(self, *args: object, **kwargs: object) -> None:
        """allauth's own greetings are left out: the page one lands on is the answer."""

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """The first page, with a word that it was done."""
        messages.success(request, "Đã đổi mật khẩu. Lần đăng nhập sau dùng mật khẩu mới.")
        return "/"


class SignInForm(LoginForm):  # type: ignore[misc]
    """allauth's form with the words of an office."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("login", "Tên đăng nhập"), ("password", "Mật khẩu")):
            field = self.fields[name]
            field.label = label
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = f"Chưa nhập {label.lower()}."
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """allauth's form with the words of an office."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (
            ("oldpassword", "Mật khẩu hiện nay"),
            ("password1", "Mật khẩu mới"),
            ("password2", "Nhập lại mật khẩu mới"),
        ):
            field = self.fields[name]
            field.label = label
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = f"Chưa nhập {label.lower()}."
        self.fields["password1"].help_text = "Ít nhất 14 ký tự. Nên ghép vài từ dễ nhớ, không dùng tên hay ngày sinh."


class SignOut(LogoutView):  # type: ignore[misc]
    """Asks first, then signs out and has the browser forget what it kept of our pages (S6)."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign out."""
        response: HttpResponse = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response
