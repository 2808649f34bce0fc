"""What is typed about a candidate."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon.people.terms import Occupation, Qualification, Schooling, Sex
from nguon.sourcing.terms import Basis, NominatorKind, RemovalReason
from nguon.web.shell.acts import ActForm, PastDayField
from nguon.web.shell.fields import OfficeForm


def with_blank(choices: list[tuple[str, str]], words: str = "Chọn") -> list[tuple[str, str]]:
    """The choices after an empty first one."""
    return [("", words), *choices]


class SearchForm(OfficeForm):
    """A name, sent in the body and never in the address."""

    name = forms.CharField(
        label="Tìm theo tên, không cần dấu",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class FilterForm(OfficeForm):
    """State and organisation."""

    STATES = {
        "": "Tất cả đang theo dõi",
        "nominated": "Mới giới thiệu",
        "helped": "Đang giúp đỡ",
        "trained": "Đã học lớp",
        "dossier": "Đang làm hồ sơ",
        "ended": "Đã kết nạp hoặc đã đưa ra",
    }
    state = forms.ChoiceField(label="Bước", required=False, choices=list(STATES.items()))
    organization = forms.ChoiceField(label="Tổ chức", required=False)

    def add_prefix(self, field_name: str) -> str:
        """The words of the address."""
        return {"state": "trang-thai", "organization": "to-chuc"}.get(field_name, field_name)


class NominateForm(ActForm):
    """A person, and what bringing the person in rests on."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    sex = forms.ChoiceField(label="Giới tính", choices=Sex.choices(), widget=forms.RadioSelect)
    born_on = PastDayField(label="Ngày sinh")
    identity_number = forms.RegexField(
        r"^\d{12}$",
        label="Số định danh cá nhân",
        required=False,
        help_text="12 chữ số trên thẻ căn cước; để trống nếu chưa biết.",
        error_messages={"invalid": "Số định danh cá nhân gồm đúng 12 chữ số. Đối chiếu thẻ căn cước."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone = forms.CharField(label="Số điện thoại", required=False, max_length=20)
    schooling = forms.ChoiceField(
        label="Học vấn phổ thông", required=False, choices=with_blank(Schooling.choices(), "Chưa rõ")
    )
    qualification = forms.ChoiceField(
        label="Trình độ chuyên môn", required=False, choices=with_blank(Qualification.choices(), "Chưa rõ")
    )
    occupation = forms.ChoiceField(
        label="Nghề nghiệp", required=False, choices=with_blank(Occupation.choices(), "Chưa rõ")
    )
    organization = forms.ChoiceField(label="Chi bộ theo dõi")
    basis = forms.ChoiceField(label="Căn cứ", choices=Basis.choices(), widget=forms.RadioSelect)
    nominator = forms.ChoiceField(
        label="Bên giới thiệu",
        required=False,
        choices=with_blank(NominatorKind.choices(), "Không có, người này tự làm đơn"),
    )
    nominator_name = forms.CharField(
        label="Tên tổ chức hoặc đảng viên giới thiệu",
        required=False,
        max_length=200,
        help_text="Ví dụ: Đoàn xã Bãi Vàng.",
    )
    document_number = forms.CharField(label="Số văn bản giới thiệu", required=False, max_length=60)
    document_on = PastDayField(label="Ngày viết đơn hoặc ngày văn bản giới thiệu")
    notified_on = PastDayField(
        label="Ngày báo cho người này biết",
        help_text="Người được giới thiệu phải biết tên mình được đưa vào hệ thống.",
    )
    GROUPS = (
        ("Người được giới thiệu", ("full_name", "sex", "born_on", "identity_number", "phone")),
        ("Học vấn, nghề nghiệp", ("schooling", "qualification", "occupation")),
        (
            "Căn cứ đưa vào nguồn",
            ("organization", "basis", "nominator", "nominator_name", "document_number", "document_on", "notified_on"),
        ),
    )

    def clean(self) -> dict[str, Any]:
        """What a nomination must name, and the order of its two days."""
        data = super().clean() or {}
        if data.get("basis") == Basis.NOMINATION:
            self._named(data)
        document_on, notified_on = data.get("document_on"), data.get("notified_on")
        if document_on and notified_on and notified_on < document_on:
            self.add_error(
                "notified_on",
                f"Báo ngày {notified_on:%d/%m/%Y}, trước ngày văn bản {document_on:%d/%m/%Y}. "
                "Báo cho người được giới thiệu sau khi có đơn hoặc văn bản; xem lại hai ngày.",
            )
        return data

    def _named(self, data: dict[str, Any]) -> None:
        wanted = {
            "nominator": "Chọn ai giới thiệu: chi bộ, đảng viên, đoàn thể hay phong trào.",
            "nominator_name": "Ghi tên tổ chức hoặc đảng viên đã giới thiệu.",
            "document_number": "Giới thiệu phải bằng văn bản; ghi số của nghị quyết, biên bản hoặc báo cáo.",
        }
        for name, sentence in wanted.items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, sentence)


class ResolutionForm(ActForm):
    """A resolution of the cell without counts."""

    number = forms.CharField(
        label="Số nghị quyết chi bộ", max_length=60, help_text="Ghi đúng như trên văn bản, ví dụ 05-NQ/CB."
    )
    met_on = PastDayField(label="Ngày chi bộ họp")


class HelperForm(ResolutionForm):
    """Who helps."""

    helper = forms.TypedChoiceField(label="Đảng viên giúp đỡ", coerce=int, empty_value=None)
    field_order = ("helper", "number", "met_on")


class RemoveForm(ResolutionForm):
    """Why somebody leaves the list."""

    reason = forms.ChoiceField(label="Lý do", choices=with_blank(RemovalReason.choices()))
    field_order = ("reason", "number", "met_on")


class ClassForm(ActForm):
    """Which class."""

    training_class = forms.TypedChoiceField(label="Lớp", coerce=int, widget=forms.RadioSelect)
