"""The list of sources: what each row would write. Every row rests on the cell's paper that recognised the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from nguon.core.periods import completed_months
from nguon.core.scope import Actor
from nguon.exchange.plan.classes import Certified, Classes
from nguon.exchange.plan.findings import Teller
from nguon.exchange.plan.helpers import Helper, Helpers, cited
from nguon.exchange.plan.parts import Options, PlannedRow
from nguon.exchange.plan.persons import People, changed, precision
from nguon.exchange.plan.places import Organizations
from nguon.exchange.plan.rows import ReadRow
from nguon.exchange.terms import Outcome, RowFinding
from nguon.exchange.values.dates import Birth
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
        self._limits: dict[date, int] = {}
        self._judged: dict[tuple[Any, ...], list[RowFinding]] = {}
        readable = [row for row in rows if row.is_readable]
        self._organizations = Organizations(
            {row.values["cell"] for row in rows if "cell" in row.values}, scope=actor.scope, day=options.day
        )
        self._people = People(readable, scope=actor.scope)
        self._helpers = Helpers(readable, tell, scope=actor.scope)
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
            # All that stands against a row is said at once, so that it is mended once.
            if "cell" in row.values:
                self._organizations.of_row(row, row.values["cell"], self._tell)
            return planned
        held, organization, changes = self._planned[row.number]
        if organization is None or not row.is_readable:
            return planned
        candidacy = self._candidacies.get(held["id"]) if held else None
        if held:
            self._compare(row, held, candidacy, organization)
        helper = self._helpers.of_row(row, organization)
        certified = self._classes.of_row(row, organization, held["id"] if held else None)
        try:
            self._judge(row, held)
        except NotInForce as early:
            sentence = str(early).split(";")[0] + "."
            self._refuse("NL-88", row, "listed_on", sentence, "Đối chiếu lại ngày họp công nhận.")
        if not row.is_readable:
            return planned
        notified = self._notified(row)
        if notified is None and candidacy is None:
            self._untold += 1
        planned.build = partial(self._entry, row, organization, helper, certified, notified)
        planned.steps = _steps(candidacy, helper, certified, is_known=held is not None)
        if held:
            planned.person_id, planned.person_version, planned.changes = held["id"], held["version"], changes
        is_new = candidacy is None
        planned.outcome = (
            Outcome.CREATE if is_new else Outcome.CHANGE if changes or planned.steps else Outcome.UNCHANGED
        )
        return planned

    def notes(self) -> tuple[RowFinding, ...]:
        """Nothing to know of the list as a whole."""
        return ()

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
        written = cited("TN-05", self._options.day)
        return (self._tell.obstacle("NL-89", 0, "notified_on", sentence, remedy, written),)

    def _match(self, row: ReadRow) -> tuple[dict[str, Any] | None, Organization | None, dict[str, Any]]:
        organization = self._organizations.of_row(row, row.values["cell"], self._tell)
        self._check_admission(row)
        self._check_notice(row)
        self._check_day(row, organization)
        held = self._people.match(row, self._tell)
        return held, organization, changed(held, row.values)

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

    def _months_over(self, born: Birth, day: date) -> int:
        if day not in self._limits:
            self._limits[day] = load_book().on(day).integer("admission.age-max") * rules.MONTHS_IN_YEAR
        youngest = date(born.on.year, 12, 31) if born.only_year else born.on
        if day.year - youngest.year < self._limits[day] // rules.MONTHS_IN_YEAR:
            return 0
        return max(completed_months(youngest, day) - self._limits[day], 0)

    def _judge(self, row: ReadRow, held: dict[str, Any] | None) -> None:
        """What the rules of the meeting's day say; kept beside the record, since the meeting has been held."""
        values = row.values
        born, listed_on = values["born"], values["listed_on"]
        standing = Standing(self._standings.get(held["id"], Standing.OUTSIDE)) if held else Standing.OUTSIDE
        # To the rules all ages up to the limit are alike and those above differ by completed months, so the people of
        # one meeting are judged together.
        key = (listed_on, self._notified(row), self._months_over(born, listed_on), standing)
        if key not in self._judged:
            entry = rules.Entry(
                basis=Basis.NOMINATION,
                nominator=NominatorKind.CELL,
                paper_number=values["list_resolution"],
                paper_on=listed_on,
                notified_on=self._notified(row),
                born_on=born.on,
                born_precision=Precision(precision(born)),
                standing=standing,
                already_candidate=False,
            )
            listing = rules.Listing(entry, values["list_resolution"])
            found = rules.against_listing(listing, load_book().on(listed_on))
            self._judged[key] = [RowFinding.of_rule(finding, 0) for finding in found]
        row.findings.extend(finding.of_row(row.number) for finding in self._judged[key])

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
