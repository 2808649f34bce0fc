"""Choose a file, see the plan, store it, take the workbook with errors back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.core.folding import tidy
from nguon.exchange import operations, queries
from nguon.exchange.layouts import layout_named
from nguon.exchange.models import Upload
from nguon.exchange.operations import Stored
from nguon.exchange.plan import Plan, make_plan
from nguon.exchange.workbooks import workbook_back
from nguon.web.exchange import pages
from nguon.web.exchange.forms import FileForm, StoreForm
from nguon.web.shell.views import FormPage, Page

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REACH = "Tệp do chính mình tải lên; chỉ ghi vào tổ chức trong phạm vi được giao."


class ChooseFile(FormPage):
    """A file that cannot be taken as a whole is refused here; any other leads to its preview."""

    permission = Permission.IMPORT
    reach = REACH
    form_class = FileForm
    template_name = "exchange/choose.html"
    title = "Nhập danh sách từ tệp"
    submit = "Xem trước"

    def form_for(self, thing: Any, **bound: Any) -> BaseForm:
        """Remembered, because `act` needs the options as the form understands them."""
        self.form = FileForm(**bound)
        return self.form

    def act(self, thing: Any, data: dict[str, Any]) -> Upload:
        """Read the file once, so that a hopeless one is never kept; then keep it for the preview."""
        content, options = data["file"].read(), self.form.options(clock.today())
        make_plan(content, layout=layout_named(data["layout"]), options=options, actor=self.actor)
        return operations.keep_upload(
            content=content,
            file_name=tidy(data["file"].name),
            layout=data["layout"],
            options=options,
            actor=self.actor,
            now=clock.now(),
        )

    def done(self, result: Upload) -> HttpResponse:
        """To the preview."""
        return redirect("import_preview", pk=result.pk)


class Preview(FormPage):
    """What would become of each row, bad ones first; and storing it."""

    permission = Permission.IMPORT
    reach = REACH
    form_class = StoreForm
    template_name = "exchange/preview.html"

    def load(self, **kwargs: Any) -> tuple[Upload, Plan]:
        """The actor's own upload and what storing it would do now."""
        upload = queries.upload_of(self.actor, kwargs["pk"], now=clock.now())
        return upload, queries.plan_of(upload, actor=self.actor, day=clock.today())

    def initial(self, thing: tuple[Upload, Plan]) -> dict[str, Any]:
        """The plan that is being shown."""
        return {"seen": thing[1].fingerprint}

    def act(self, thing: tuple[Upload, Plan], data: dict[str, Any]) -> tuple[Upload, Stored]:
        """Store what was seen."""
        upload, plan = thing
        stored = operations.store_upload(
            upload, plan, seen=data["seen"], actor=self.actor, good_rows_only=data["good_rows_only"]
        )
        return upload, stored

    def done(self, result: tuple[Upload, Stored]) -> HttpResponse:
        """With refused rows back to them, so that the workbook can be taken; else to the next file."""
        upload, stored = result
        messages.success(self.request, f"Đã ghi: thêm mới {stored.created} người, bổ sung, sửa {stored.changed} người.")
        return redirect("import_preview", pk=upload.pk) if stored.refused else redirect("imports")

    def page_context(self, thing: tuple[Upload, Plan]) -> dict[str, Any]:
        """The plan as a reader sees it."""
        upload, plan = thing
        shown = pages.shown(plan)
        return {
            "title": plan.layout.title,
            "submit": f"Ghi {shown.writable} dòng",
            "upload": upload,
            "plan": plan,
            "shown": shown,
            "can_store": bool(shown.writable) and not plan.blockers,
            "cancel_url": reverse("imports"),
        }

    def comparison(self, form: BaseForm, reason: str, **kwargs: Any) -> HttpResponse:
        """The plan as it is now, with the reason why it was not stored."""
        thing = self.load(**kwargs)
        return self.form_page(thing, self.form_for(thing), status=409, problems=(reason,))


class WorkbookBack(Page):
    """The file with a column of errors."""

    permission = Permission.IMPORT
    reach = REACH

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The workbook, every cell as text."""
        upload = queries.upload_of(self.actor, kwargs["pk"], now=clock.now())
        plan = queries.plan_of(upload, actor=self.actor, day=clock.today())
        headers = {"Content-Disposition": 'attachment; filename="danh-sach-can-sua.xlsx"'}
        return HttpResponse(workbook_back(plan), content_type=WORKBOOK, headers=headers)
