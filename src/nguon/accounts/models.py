"""Tables of users and grants."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from nguon.accounts.terms import ROLES
from nguon.core.classification import Held, Level, Retention, internal, personal


class UserManager(BaseUserManager["User"]):
    """Django's look-up of users by their sign-in name."""


class User(AbstractBaseUser):
    """A person with an own sign-in; one account per person, what it may do is in its grants."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    display_name = models.CharField("tên hiển thị", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    is_active = models.BooleanField("đang hoạt động", default=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    held = {
        "id": internal("khóa"),
        "username": personal("đăng nhập", Retention.SERVICE),
        "display_name": personal("hiển thị người đang làm việc", Retention.SERVICE),
        "email": personal("không dùng; thư viện đăng nhập cần cột này", Retention.SERVICE),
        "is_active": internal("khóa, mở tài khoản"),
        "password": Held(Level.SENSITIVE, "đăng nhập; chỉ lưu mã băm Argon2", Retention.SERVICE),
        "last_login": personal("phát hiện tài khoản bỏ không", Retention.SERVICE),
    }

    class Meta:
        verbose_name = "người dùng"

    def __str__(self) -> str:
        return self.username

    @property
    def is_staff(self) -> bool:
        """No administration site is served: nobody is staff."""
        return False


class Grant(models.Model):
    """A role given to a user on an organisation for a period, and the decision it rests on."""

    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField("vai trò", max_length=40, choices=[(key, role.name) for key, role in ROLES.items()])
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="grants")
    # Which association a mass-organisation grant speaks for (a people.terms.Association code), else empty.
    association = models.CharField("đoàn thể", max_length=30, blank=True)
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)
    basis = models.CharField("căn cứ", max_length=120)

    held = {
        "id": internal("khóa"),
        "user": internal("người được giao"),
        "role": internal("vai trò được giao"),
        "organization": internal("phạm vi"),
        "association": internal("phạm vi"),
        "since": internal("thời hạn"),
        "until": internal("thời hạn"),
        "basis": internal("quyết định giao vai trò"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="grant_in_order",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message="Ngày hết hạn phải sau ngày giao vai trò.",
            ),
            models.CheckConstraint(
                name="grant_has_basis",
                condition=~Q(basis=""),
                violation_error_message="Giao vai trò phải có căn cứ (số quyết định).",
            ),
            models.CheckConstraint(
                # An empty association would match everyone who came without a nominator.
                name="grant_names_association",
                condition=~Q(role="mass_organization") | ~Q(association=""),
                violation_error_message="Vai trò của đoàn thể phải ghi rõ đoàn thể nào.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organization_id}"


class SentForm(models.Model):
    """One form that was sent and acted upon: the same click sent again finds it here and does nothing.

    A table and not a cache: a cache may drop an entry when it is full, and the act would then be done twice.
    """

    key = models.CharField("mã của lần bấm", max_length=64, primary_key=True)
    led_to = models.TextField("nơi lần bấm đầu dẫn đến")
    sent_at = models.DateTimeField("thời điểm", db_index=True)

    held = {
        "key": internal("nhận ra lần bấm lặp lại; mã băm, không chứa nội dung"),
        "led_to": internal("đưa lần bấm lặp lại đến cùng một trang"),
        "sent_at": internal("xóa khi không thể bấm lại nữa"),
    }

    class Meta:
        verbose_name = "lần bấm đã ghi"

    def __str__(self) -> str:
        return self.key[:8]
