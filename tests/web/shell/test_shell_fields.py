"""Days as officers type them; errors that name the field."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from nguon.web.shell.fields import DayField, OfficeForm


class VoteForm(OfficeForm):
    number = forms.CharField(label="Số nghị quyết", max_length=5)
    present = forms.IntegerField(label="Số có mặt", min_value=0)
    result = forms.ChoiceField(label="Kết quả", choices=[("dat", "Đạt")])
    held_on = DayField(label="Ngày họp")
    note = forms.CharField(label="Ghi chú", error_messages={"required": "Ghi rõ lý do trả lại."})


@pytest.mark.parametrize("typed", ["05/12/2026", "5/12/2026", "5.12.2026", "05-12-2026", " 05/12/2026 "])
def test_a_day_may_be_typed_with_slashes_points_or_dashes(typed: str):
    assert DayField().clean(typed) == date(2026, 12, 5)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/02/2026", "Lịch không có ngày 31/02/2026. Xem lại ngày, tháng trên giấy tờ."),
        ("05/12/26", "“05/12/26” chưa đúng dạng ngày. Nhập ngày/tháng/năm đủ bốn số, ví dụ 05/12/2026."),
        ("2026-12-05", "“2026-12-05” chưa đúng dạng ngày. Nhập ngày/tháng/năm đủ bốn số, ví dụ 05/12/2026."),
        ("", "Chưa nhập ngày. Nhập theo dạng dd/mm/yyyy, ví dụ 05/12/2026."),
        ("01/01/0000", "Lịch không có ngày 01/01/0000. Xem lại ngày, tháng trên giấy tờ."),
    ],
)
def test_what_is_no_day_is_refused_with_what_was_found_and_how_to_write_it(typed: str, sentence: str):
    with pytest.raises(ValidationError) as caught:
        DayField().clean(typed)

    assert caught.value.messages == [sentence]


def test_a_day_that_need_not_be_given_may_be_left_empty():
    assert DayField(required=False).clean("") is None


def test_a_day_is_shown_again_as_it_was_typed_and_a_stored_one_in_full():
    class Ask(forms.Form):
        held_on = DayField()

    typed = Ask({"held_on": "31/2/2026"})["held_on"].value()
    widget = Ask(initial={"held_on": date(2026, 1, 5)})["held_on"]

    assert [typed, 'value="05/01/2026"' in str(widget)] == ["31/2/2026", True]


def test_an_empty_form_names_each_field_unless_the_field_has_a_sentence_of_its_own():
    form = VoteForm({})

    assert form.errors == {
        "number": ["Chưa nhập số nghị quyết."],
        "present": ["Chưa nhập số có mặt."],
        "result": ["Chưa chọn kết quả."],
        "held_on": ["Chưa nhập ngày. Nhập theo dạng dd/mm/yyyy, ví dụ 05/12/2026."],
        "note": ["Ghi rõ lý do trả lại."],
    }


def test_a_count_that_is_no_number_says_how_to_write_it():
    form = VoteForm({"present": "mười"})

    assert form.errors["present"] == ["Ghi số có mặt bằng chữ số, không có chữ hay dấu chấm."]


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("present", "-1", "Đã nhập -1; số có mặt phải từ 0 trở lên. Đối chiếu lại giấy tờ."),
        (
            "present",
            "2147483648",
            "Đã nhập 2147483648; số có mặt nhiều nhất là 2147483647. Đối chiếu lại giấy tờ.",
        ),
        ("number", "123456", "Đã nhập 6 ký tự; số nghị quyết dài nhất 5 ký tự. Viết ngắn lại."),
        ("number", "a\x00b", "Phần số nghị quyết có ký tự không đọc được. Xóa đi rồi gõ lại."),
        ("result", "tốt", "“tốt” không có trong các mục của kết quả. Chọn lại trong danh sách."),
    ],
)
def test_what_a_field_cannot_hold_is_said_with_what_was_found_and_its_limit(name: str, typed: str, sentence: str):
    assert VoteForm({name: typed}).errors[name] == [sentence]
