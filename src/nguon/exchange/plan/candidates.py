"""The list of sources: what each row would write. Every row rests on the cell's paper that recognised the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from nguon.core.findings import Finding
from nguon.core.folding import fold
from nguon.core.scope import Actor
from nguon.exchange.plan.classes import Certified, Classes
from nguon.exchange.plan.findings import Teller
from nguon.exchange.plan.parts import Options, PlannedRow
from nguon.exchange.plan.persons import People, precision
from nguon.exchange.plan.places import Organizations
from nguon.exchange.plan.rows import ReadRow
from nguon.exchange.terms import Outcome, RowFinding
from nguon.organizations.models import Organization
from nguon.people import queries as people
from nguon.people.operations import Particulars
from nguon.people.terms import Precision, Sex, Standing
from nguon.regulations.book import load_book
from nguon.regulations.entries import NotInForce
from nguon.sourcing import queries as sourcing
from nguon.sourcing import rules
from nguon.sourcing.operations import CellResolution, Nomination
from nguon.sourcing.terms import Basis, NominatorKind

STEP_LISTED = "listed"
STEP_HELPER = "helper"
STEP_CERTIFICATE = "certificate"
_PERSONAL = ("phone", "hometown", "ethnicity", "religion", "schooling")
_ADMISSION = ("is_admitted", "decided_on", "decision_number", "ceremony_on")


@dataclass(frozen=True, slots=True)
class Helper:
    """The member who helps, and the resolution that assigned them."""

    person_id: int
    resolution: CellResolution


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """What a row would write. Without `nomination` the person is on the list already and nobody is nominated."""

    particulars: Particulars
    organization: Organization
    nomination: Nomination | None
    listing: CellResolution
    helper: Helper | None
    certified: Certified | None


class CandidateRows:
    """Plans the rows of one file."""

    def __init__(self, rows: list[ReadRow], tell: Teller, *, actor: Actor, options: Options) -> None:
        self._tell = tell
        self._options = options
        self._untold = 0
        readable = [row for row in rows if row.is_readable]
        self._organizations = Organizations(
            {row.values["cell"] for row in readable}, scope=actor.scope, day=options.day
        )
        self._people = People(readable, scope=actor.scope)
        helpers = {fold(row.values["helper"]) for row in readable if "helper" in row.values}
        self._members = people.official_members_named(actor.scope, helpers) if helpers else []
        self._classes = Classes(readable, tell)
        self._planned = {row.number: self._match(row) for row in readable}
        known = {held["id"] for held, *_ in self._planned.values() if held}
        self._standings = {person: standing for person, standing, _, until in people.standings_of(known) if not until}
        self._candidacies = sourcing.open_candidacies_of(known)
        self._classes.look_up_certificates(known)

    def plan(self, row: ReadRow) -> PlannedRow:
        """What becomes of the row."""
        planned = PlannedRow(row.number, row.values.get("full_name", ""), Outcome.REFUSED, row.findings)
        if row.number not in self._planned:
            return planned
        held, organization, changes = self._planned[row.number]
        if organization is None or not row.is_readable:
            return planned
        candidacy = self._candidacies.get(held["id"]) if held else None
        if held:
            self._compare(row, held, candidacy, organization)
        helper = self._helper(row, organization)
        certified = self._classes.of_row(row, organization, held["id"] if held else None)
        self._judge(row, held)
        if not row.is_readable:
            return planned
        notified = self._notified(row)
        if notified is None and candidacy is None:
            self._untold += 1
        planned.entry = self._entry(row, organization, helper, certified, notified) if notified or candidacy else None
        planned.steps = _steps(candidacy, helper, certified, is_known=held is not None)
        if held:
            planned.person_id, planned.person_version, planned.changes = held["id"], held["version"], changes
        is_new = candidacy is None
        planned.outcome = (
            Outcome.CREATE if is_new else Outcome.CHANGE if changes or planned.steps else Outcome.UNCHANGED
        )
        return planned

    def blockers(self) -> tuple[RowFinding, ...]:
        """What keeps the whole file from being stored, whatever becomes of single rows."""
        if not self._untold:
            return ()
        sentence = (
            f"{self._untold} người mới chưa có ngày đã báo cho họ biết; người được giới thiệu phải biết việc "
            "ghi dữ liệu về mình."
        )
        remedy = (
            "Báo cho từng người, rồi ghi ngày báo sau cùng khi nhập (lệnh: --notified), hoặc thêm cột “Ngày báo cho "
            "người được giới thiệu”."
        )
        written = _cited("TN-05", self._options.day)
        return (self._tell.obstacle("NL-89", 0, "notified_on", sentence, remedy, written),)

    def _match(self, row: ReadRow) -> tuple[dict[str, Any] | None, Organization | None, dict[str, Any]]:
        organization = self._organizations.of_row(row, row.values["cell"], self._tell)
        self._check_admission(row)
        self._check_notice(row)
        self._check_day(row, organization)
        match = self._people.match(row, self._tell)
        return match.held, organization, match.changes(row.values)

    def _check_admission(self, row: ReadRow) -> None:
        said = [key for key in _ADMISSION if row.values.get(key) not in (None, "no")]
        if said:
            sentence = "Dòng ghi người này đã có quyết định hoặc đã kết nạp, không còn thuộc danh sách nguồn."
            remedy = "Nhập người này ở danh sách đảng viên (bố cục dang-vien), hoặc bỏ trống các cột kết nạp."
            self._refuse("NL-81", row, said[0], sentence, remedy)

    def _check_notice(self, row: ReadRow) -> None:
        notified, listed = self._notified(row), row.values["listed_on"]
        if notified is not None and notified < listed:
            sentence = (
                f"Ngày đã báo cho người trong danh sách {notified:%d/%m/%Y} trước ngày họp công nhận {listed:%d/%m/%Y}."
            )
            self._refuse("NL-82", row, "listed_on", sentence, "Sửa ngày họp, hoặc báo lại rồi ghi ngày báo sau cùng.")

    def _notified(self, row: ReadRow) -> date | None:
        return row.values.get("notified_on", self._options.notified_on)

    def _check_day(self, row: ReadRow, organization: Organization | None) -> None:
        listed = row.values["listed_on"]
        if listed <= row.values["born"].on:
            sentence = f"Ngày họp công nhận {listed:%d/%m/%Y} không sau ngày sinh."
            self._refuse("NL-71", row, "listed_on", sentence, "Đối chiếu lại hai ngày theo giấy tờ gốc.")
        if organization is not None and organization.founded_on > listed:
            sentence = (
                f"Chi bộ mã {organization.code} thành lập ngày {organization.founded_on:%d/%m/%Y}, "
                f"sau ngày họp công nhận {listed:%d/%m/%Y}."
            )
            remedy = "Nếu chi bộ cũ đã họp công nhận rồi bàn giao thì giữ nguyên; nếu không, sửa ngày họp."
            row.findings.append(self._tell.warning("NL-83", row.number, "listed_on", sentence, remedy))

    def _compare(self, row: ReadRow, held: dict[str, Any], candidacy: Any, organization: Organization) -> None:
        standing = self._standings.get(held["id"])
        if standing in {Standing.PROBATIONARY, Standing.OFFICIAL}:
            sentence = f"Người này trong hồ sơ là “{Standing(standing).label}”, không thuộc danh sách nguồn."
            self._refuse("NL-84", row, "full_name", sentence, "Kiểm tra có nhầm người hay không rồi bỏ dòng này.")
        if candidacy is None:
            return
        if candidacy.organization_id != organization.pk:
            sentence = "Người này đang có tên trong danh sách nguồn của chi bộ khác."
            remedy = "Ở chi bộ cũ đưa ra khỏi danh sách với lý do chuyển đi, rồi nhập lại."
            self._refuse("NL-85", row, "cell", sentence, remedy)
        elif candidacy.listed_on and candidacy.listed_on != row.values["listed_on"]:
            sentence = (
                f"Ngày vào danh sách trong hồ sơ là {candidacy.listed_on:%d/%m/%Y}, "
                f"trong tệp là {row.values['listed_on']:%d/%m/%Y}."
            )
            self._refuse("NL-79", row, "listed_on", sentence, "Đối chiếu nghị quyết rồi sửa nơi sai.")

    def _helper(self, row: ReadRow, organization: Organization) -> Helper | None:
        """The helper, when the row names the member, the day and the resolution; otherwise nothing is recorded."""
        values = row.values
        if "helper" not in values:
            return None
        since = values.get("helped_since")
        number = values.get("helper_resolution") or (values["list_resolution"] if since == values["listed_on"] else "")
        if since is None or not number:
            lacking = "ngày phân công" if since is None else "số nghị quyết phân công"
            sentence = f"Có tên đảng viên giúp đỡ nhưng thiếu {lacking}; chưa ghi việc phân công."
            remedy = "Bổ sung cột “Số NQ phân công giúp đỡ” và ngày phân công, hoặc ghi ở trang của từng người."
            written = _cited("TN-12", values["listed_on"])
            row.findings.append(self._tell.warning("NL-86", row.number, "helper", sentence, remedy, written))
            return None
        key = fold(values["helper"])
        possible = {pk for name, pk, cell, _ in self._members if name == key and cell == organization.pk}
        if len(possible) != 1:
            many = f"{len(possible)} đảng viên" if possible else "đảng viên nào"
            sentence = f"Trong chi bộ {'có' if possible else 'không có'} {many} chính thức mang tên người giúp đỡ này."
            remedy = "Kiểm tra tên, nhập danh sách đảng viên của chi bộ trước; hoặc bỏ trống ô này và phân công sau."
            self._refuse("NL-87", row, "helper", sentence, remedy)
            return None
        return Helper(possible.pop(), CellResolution(number, since))

    def _judge(self, row: ReadRow, held: dict[str, Any] | None) -> None:
        """What the rules of the meeting's day say; kept beside the record, since the meeting has been held."""
        values = row.values
        born = values["born"]
        entry = rules.Entry(
            basis=Basis.NOMINATION,
            nominator=NominatorKind.CELL,
            paper_number=values["list_resolution"],
            paper_on=values["listed_on"],
            notified_on=self._notified(row),
            born_on=born.on,
            born_precision=Precision(precision(born)),
            standing=Standing(self._standings.get(held["id"], Standing.OUTSIDE)) if held else Standing.OUTSIDE,
            already_candidate=False,
        )
        try:
            found = rules.against_listing(
                rules.Listing(entry, values["list_resolution"]), load_book().on(values["listed_on"])
            )
        except NotInForce as early:
            self._refuse("NL-88", row, "listed_on", str(early).split(";")[0] + ".", "Đối chiếu lại ngày họp công nhận.")
            return
        row.findings.extend(_of_rules(found, row.number))

    def _entry(
        self,
        row: ReadRow,
        organization: Organization,
        helper: Helper | None,
        certified: Certified | None,
        notified: date | None,
    ) -> CandidateEntry:
        values = row.values
        born = values["born"]
        listing = CellResolution(values["list_resolution"], values["listed_on"])
        return CandidateEntry(
            particulars=Particulars(
                full_name=values["full_name"],
                sex=values.get("sex", "") and Sex(values["sex"]),
                born_on=born.on,
                born_precision=Precision(precision(born)),
                identity_number=values.get("identity_number"),
                more={key: values[key] for key in _PERSONAL if key in values},
            ),
            organization=organization,
            nomination=None
            if notified is None
            else Nomination(
                basis=Basis.NOMINATION,
                document_on=listing.met_on,
                notified_on=notified,
                nominator=NominatorKind.CELL,
                nominator_name=self._organizations.name_of(organization),
                document_number=listing.number,
            ),
            listing=listing,
            helper=helper,
            certified=certified,
        )

    def _refuse(self, code: str, row: ReadRow, key: str, sentence: str, remedy: str) -> None:
        row.findings.append(self._tell.obstacle(code, row.number, key, sentence, remedy))


def _steps(candidacy: Any, helper: Helper | None, certified: Certified | None, *, is_known: bool) -> tuple[str, ...]:
    steps = [] if candidacy is not None and candidacy.listed_on else [STEP_LISTED]
    has_helper = candidacy is not None and candidacy.helpers.all()
    if helper is not None and not has_helper:
        steps.append(STEP_HELPER)
    if certified is not None and not certified.is_known:
        steps.append(STEP_CERTIFICATE)
    return tuple(steps)


def _of_rules(found: tuple[Finding, ...], number: int) -> list[RowFinding]:
    return [RowFinding.of_rule(finding, number) for finding in found]


def _cited(clause: str, day: date) -> str:
    """Where a clause is written on the day; nothing for a day the book does not cover."""
    try:
        return "; ".join(map(str, load_book().on(day).citations(clause)))
    except NotInForce:
        return ""
