"""Acts upon a dossier between the votes, and what ends it without an admission."""

from __future__ import annotations

from typing import Any

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import operations
from nguon.admission.models import Dossier
from nguon.admission.operations import AppraisalPaper
from nguon.admission.terms import AppraisalResult, Appraiser, Body
from nguon.journeys.open_dossier import refuse_dossier, withdraw_dossier
from nguon.people import queries as people
from nguon.web.admission.acts import OnDossier
from nguon.web.admission.course_forms import (
    AppraisalForm,
    ExtensionForm,
    InterruptionForm,
    RefusalForm,
    ResubmissionForm,
    ResumptionForm,
    ReturnForm,
    ShortCommitteeVoteForm,
    ShortVoteForm,
    WithdrawalForm,
    parts_of,
)
from nguon.web.admission.forms import voted
from nguon.web.admission.views import REACH


class SectionAppraisal(OnDossier):
    """The section's committee appraises the dossier before the base committee meets."""

    permission = Permission.RESOLVE_DOSSIERS
    form_class = AppraisalForm
    title = "Ghi báo cáo thẩm định của đảng ủy bộ phận"
    submit = "Ghi báo cáo"
    said = "Đã ghi báo cáo thẩm định. Việc tiếp theo: đảng ủy cơ sở họp xét."
    asks = True
    appraiser = Appraiser.SECTION

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Judged on the day of the appraisal."""
        operations.record_appraisal(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            appraiser=self.appraiser,
            paper=AppraisalPaper(
                data["appraised_on"], AppraisalResult(data["result"]), data["number"].strip(), data["note"].strip()
            ),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class Recheck(SectionAppraisal):
    """The organisation body looks through the dossier before the deciding body meets."""

    permission = Permission.DECIDE_DOSSIERS
    reach = REACH
    title = "Ghi kết quả kiểm tra lại hồ sơ"
    submit = "Ghi kết quả"
    said = "Đã ghi kết quả kiểm tra lại hồ sơ. Việc tiếp theo: cấp có thẩm quyền quyết định."
    appraiser = Appraiser.ORGANIZING


class ExtendDecision(OnDossier):
    """More time for the deciding body."""

    permission = Permission.DECIDE_DOSSIERS
    form_class = ExtensionForm
    title = "Gia hạn ra quyết định kết nạp"
    submit = "Gia hạn"
    said = "Đã gia hạn. Hạn mới ghi ở trang Trình tự và thời hạn của hồ sơ."
    asks = True

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Judged on the day it is granted."""
        operations.extend_decision(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            granted_on=data["granted_on"],
            working_days=data["working_days"],
            reason=data["reason"].strip(),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class ReturnByBase(OnDossier):
    """The base committee sends the dossier back to the cell."""

    permission = Permission.RESOLVE_DOSSIERS
    form_class = ReturnForm
    title = "Trả lại hồ sơ để bổ sung"
    submit = "Trả lại hồ sơ"
    said = "Đã trả lại hồ sơ. Thời hạn ra quyết định vẫn tính; chi bộ bổ sung rồi nộp lại."
    asks = True
    returned_by = Body.BASE

    def page_context(self, thing: Dossier) -> dict[str, Any]:
        """What a faulty resolution means."""
        intro = (
            "Ghi điều phải sửa vào từng phần có sai sót. Nêu nghị quyết là phần sai thì tổ chức đó phải họp lại; "
            "các phần khác giữ nguyên kết quả đã có."
        )
        return super().page_context(thing) | {"intro": intro}

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """With what is wanting in each part."""
        operations.return_dossier(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            returned_by=self.returned_by,
            returned_on=data["returned_on"],
            parts=parts_of(data),
            actor=self.actor,
        )
        return thing.pk


class ReturnFromAbove(ReturnByBase):
    """The organisation body or the deciding body sends the dossier back."""

    permission = Permission.DECIDE_DOSSIERS
    reach = REACH
    returned_by = Body.DECIDING


class Resubmit(OnDossier):
    """The cell submits a returned dossier again."""

    form_class = ResubmissionForm
    title = "Nộp lại hồ sơ"
    submit = "Nộp lại"
    said = "Đã nộp lại hồ sơ."
    asks = True

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """To where it was, or to the vote that has to be taken anew."""
        operations.resubmit_dossier(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            resubmitted_on=data["resubmitted_on"],
            actor=self.actor,
        )
        return thing.pk


class Interrupt(OnDossier):
    """The dossier is not considered for a time."""

    form_class = InterruptionForm
    title = "Tạm dừng xét hồ sơ"
    submit = "Tạm dừng"
    said = "Đã tạm dừng xét hồ sơ."
    asks = True

    def page_context(self, thing: Dossier) -> dict[str, Any]:
        """Which limits stand still and which do not."""
        intro = (
            "Thời hạn tính bằng ngày làm việc dừng lại đến khi ghi tiếp tục xét. "
            "Giá trị của hồ sơ và của giấy chứng nhận tính bằng tháng thì không dừng."
        )
        return super().page_context(thing) | {"intro": intro}

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """With its reason."""
        operations.interrupt_dossier(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            since=data["since"],
            reason=data["reason"].strip(),
            actor=self.actor,
        )
        return thing.pk


class Resume(OnDossier):
    """The dossier is considered again."""

    form_class = ResumptionForm
    title = "Tiếp tục xét hồ sơ"
    submit = "Tiếp tục xét"
    said = "Đã ghi tiếp tục xét hồ sơ."
    asks = True

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """At the step where it was interrupted."""
        operations.resume_dossier(
            dossier_id=thing.pk, seen_version=data["seen_version"], until=data["until"], actor=self.actor
        )
        return thing.pk


class RefuseDossier(OnDossier):
    """The deciding body does not admit."""

    permission = Permission.DECIDE_DOSSIERS
    form_class = RefusalForm
    title = "Ghi việc không quyết định kết nạp"
    submit = "Ghi"
    said = "Đã ghi việc không quyết định kết nạp. Người này vẫn ở trong danh sách nguồn."
    asks = True

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """With the document and the reason it gives."""
        refuse_dossier(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            refused_on=data["refused_on"],
            number=data["number"].strip(),
            note=data["note"].strip(),
            actor=self.actor,
        )
        return thing.pk


class WithdrawDossier(OnDossier):
    """The applicant takes the application back."""

    form_class = WithdrawalForm
    title = "Ghi việc người xin vào Đảng rút đơn"
    submit = "Ghi rút đơn"
    said = "Đã ghi việc rút đơn. Người này vẫn ở trong danh sách nguồn."
    asks = True

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """The person stays on the list."""
        withdraw_dossier(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            withdrawn_on=data["withdrawn_on"],
            note=data["note"].strip(),
            actor=self.actor,
        )
        return thing.pk


class ShortCellVote(OnDossier):
    """The cell voted, and too few were in favour."""

    form_class = ShortVoteForm
    title = "Báo cáo kết quả biểu quyết của chi bộ chưa đủ phiếu"
    submit = "Ghi báo cáo"
    said = "Đã ghi kết quả biểu quyết. Cấp ủy có thẩm quyền xem xét, quyết định."
    asks = True
    body = Body.CELL

    def page_context(self, thing: Dossier) -> dict[str, Any]:
        """What the rule says of too few votes."""
        intro = (
            "Chưa đủ tỷ lệ tán thành thì không ghi là đề nghị kết nạp; ghi đầy đủ kết quả biểu quyết để báo cáo "
            "cấp ủy có thẩm quyền xem xét, quyết định."
        )
        return super().page_context(thing) | {"intro": intro}

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """How many official members the cell has today, to be corrected."""
        members = people.members_on(self.actor.scope, thing.organization_id, clock.today())
        return super().initial(thing) | {"summoned": len(members) or None}

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """The full result, judged by the threshold of the day."""
        operations.refer_short_vote(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            body=self.body,
            resolution=voted(data),
            actor=self.actor,
        )
        return thing.pk


class ShortBaseVote(ShortCellVote):
    """The base committee voted, and too few were in favour."""

    permission = Permission.RESOLVE_DOSSIERS
    reach = REACH
    form_class = ShortCommitteeVoteForm  # type: ignore[assignment]  # two fields fewer
    title = "Báo cáo kết quả biểu quyết của đảng ủy cơ sở chưa đủ phiếu"
    body = Body.BASE

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """The version that is seen; how many sit on the committee is not known here."""
        return {"seen_version": thing.version}
