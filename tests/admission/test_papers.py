"""Papers of a dossier: every state and act, what is refused, what the log says, what the meeting makes of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nguon.admission import operations, queries, rules
from nguon.admission.models import Dossier, Introduction, Paper, Resolution, VerificationNote
from nguon.admission.operations import Opening, PaperEntry, PapersReview
from nguon.admission.terms import PAPER_NEXT, DossierState, IntroducerKind, PaperAct, PaperState
from nguon.audit.models import Event
from nguon.core.errors import BadInput, Stale
from nguon.guard.acting import acting
from nguon.regulations.book import load_book
from nguon.regulations.papers import SpecialGroup
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db
CV = "curriculum-vitae"


@pytest.fixture
def dossier(world: World) -> Dossier:
    """The dossier of HA11's candidate before any vote; nobody has recorded a paper."""
    found = world.dossiers["HA11:candidate"]
    with acting(SYSTEM):
        Resolution.rows.filter(dossier=found).delete()
        Dossier.rows.filter(pk=found.pk).update(state=DossierState.PREPARING)
        found.refresh_from_db()
    return found


def record(dossier: Dossier, act: PaperAct, kind: str = CV, **more: Any) -> Dossier:
    """Record one act on one paper, as seen now."""
    dossier.refresh_from_db()
    if act in {PaperAct.RETURN, PaperAct.WAIVE}:
        more.setdefault("reason_given", "thiếu chữ ký")
    entry = PaperEntry(kind=kind, act=act, on=ON, **more)
    return operations.record_papers(dossier_id=dossier.pk, seen_version=dossier.version, entries=(entry,), actor=SYSTEM)


def review(dossier: Dossier, *groups: SpecialGroup, planned: date | None = None, asked: bool = True) -> Dossier:
    """Look through the papers at once, recording none."""
    dossier.refresh_from_db()
    looked = PapersReview((), groups if asked else None, planned)
    return operations.review_papers(dossier_id=dossier.pk, seen_version=dossier.version, review=looked, actor=SYSTEM)


@pytest.mark.parametrize("act", PaperAct)
@pytest.mark.parametrize("state", [None, *(one for one in PaperState if one is not PaperState.REPLACED)])
def test_each_act_arrives_where_the_table_says_or_is_refused_with_a_sentence(
    dossier: Dossier, state: PaperState | None, act: PaperAct
) -> None:
    with acting(SYSTEM):
        if state is not None:
            Paper.rows.create(dossier=dossier, kind=CV, state=state, changed_on=ON, reason_given="đã ghi")

        if (state, act) not in PAPER_NEXT:
            with pytest.raises(BadInput, match="nên không thể"):
                record(dossier, act)
            assert [paper.state for paper in Paper.rows.filter(dossier=dossier)] == ([state] if state else [])
            return
        record(dossier, act)

        states = sorted(paper.state for paper in Paper.rows.filter(dossier=dossier))
        new = [PaperState.ACCEPTED] if act is PaperAct.REPLACE else []
        assert states == sorted([PAPER_NEXT[state, act], *new])


def test_a_replaced_paper_names_the_one_that_took_its_place(dossier: Dossier) -> None:
    with acting(SYSTEM):
        record(dossier, PaperAct.ACCEPT, dated_on=date(2025, 1, 5))
        record(dossier, PaperAct.REPLACE, dated_on=date(2026, 2, 20))

        old, new = Paper.rows.filter(dossier=dossier).order_by("pk")
        assert (old.state, old.dated_on, old.replaced_by_id) == (PaperState.REPLACED, date(2025, 1, 5), new.pk)
        assert queries.papers_of(dossier.pk) == {CV: new}
        assert new.dated_on == date(2026, 2, 20)


def test_one_entry_that_cannot_be_recorded_keeps_all_from_being_recorded(dossier: Dossier) -> None:
    entries = [PaperEntry(kind, PaperAct.ACCEPT, ON) for kind in (CV, "opinions", "self-review", "la")]

    with acting(SYSTEM), pytest.raises(BadInput) as refusal:
        operations.record_papers(dossier_id=dossier.pk, seen_version=dossier.version, entries=entries, actor=SYSTEM)

    assert len(refusal.value.problems) == 3
    assert "không ghi ở mục giấy tờ mà lấy từ: ngày tổng hợp ý kiến" in refusal.value.problems[0]
    with acting(SYSTEM):
        assert Paper.rows.filter(dossier=dossier).count() == 0


@pytest.mark.parametrize("act", [PaperAct.RETURN, PaperAct.WAIVE])
def test_a_return_and_a_waiver_need_a_reason(dossier: Dossier, act: PaperAct) -> None:
    with acting(SYSTEM):
        if act is PaperAct.RETURN:
            record(dossier, PaperAct.ACCEPT)
        with pytest.raises(BadInput, match="phải kèm lý do"):
            record(dossier, act, reason_given="")


def test_the_second_of_two_officers_is_told_that_the_dossier_has_changed(dossier: Dossier) -> None:
    entry = (PaperEntry(CV, PaperAct.ACCEPT, ON),)
    with acting(SYSTEM):
        seen = dossier.version
        operations.record_papers(dossier_id=dossier.pk, seen_version=seen, entries=entry, actor=SYSTEM)

        with pytest.raises(Stale):
            operations.record_papers(dossier_id=dossier.pk, seen_version=seen, entries=entry, actor=SYSTEM)


def test_nothing_is_recorded_in_a_dossier_that_was_stopped(dossier: Dossier) -> None:
    with acting(SYSTEM):
        Dossier.rows.filter(pk=dossier.pk).update(state="closed", closed_on=ON, closing_reason="own_wish")

        with pytest.raises(BadInput, match="Hồ sơ đã dừng"):
            record(dossier, PaperAct.ACCEPT)


def test_the_log_tells_that_groups_and_papers_were_recorded_and_never_which(dossier: Dossier) -> None:
    with acting(SYSTEM):
        review(dossier, SpecialGroup.BELIEVER)
        record(dossier, PaperAct.ACCEPT, kind="recognised")

        events = Event.objects.filter(subject="dossier", subject_id=dossier.pk).order_by("pk")
        told = [(event.kind, event.details) for event in events]
    assert told == [
        ("admission.groups_recorded", {}),
        ("admission.papers_recorded", {"papers": 1, "acts": ["accept"]}),
    ]


def test_groups_are_not_asked_none_or_some(dossier: Dossier) -> None:
    with acting(SYSTEM):
        assert queries.groups_of(dossier) is None
        assert queries.groups_of(review(dossier)) == ()
        assert queries.groups_of(review(dossier, SpecialGroup.HOA)) == (SpecialGroup.HOA,)
        assert queries.groups_of(review(dossier, asked=False)) is None


def test_what_the_cell_has_relied_on_is_not_changed_afterwards(world: World) -> None:
    resolved = world.dossiers["HA12:candidate"]
    with acting(SYSTEM):
        for change in ({"planned": ON}, {"asked": True}):
            with pytest.raises(BadInput, match="Chi bộ đã xét hồ sơ này"):
                review(resolved, **{"asked": False} | change)
        with pytest.raises(BadInput, match="Chi bộ đã xét hồ sơ này"):
            operations.renew_dossier(dossier_id=resolved.pk, seen_version=resolved.version, renewed_on=ON, actor=SYSTEM)


def test_a_meeting_is_not_planned_before_the_dossier_was_opened(dossier: Dossier) -> None:
    with acting(SYSTEM), pytest.raises(BadInput, match="trước ngày lập hồ sơ 05/01/2026"):
        review(dossier, planned=date(2026, 1, 4))


def findings_on(dossier: Dossier, day: date) -> list[str]:
    """Codes about papers that stand against the meeting on the day."""
    dossier.refresh_from_db()
    found = rules.against_meeting(queries.meeting_on(dossier, day), load_book().on(day))
    return [finding.clause for finding in found if finding.clause[:2] in {"HS", "NC"} or finding.clause == "KN-10"]


def test_a_dossier_compiled_anew_needs_new_letters_and_lives_from_that_day(dossier: Dossier) -> None:
    last_day, day_after = date(2027, 1, 5), date(2027, 1, 6)
    with acting(SYSTEM):
        review(dossier)
        record(dossier, PaperAct.ACCEPT, signed=True)
        assert (findings_on(dossier, last_day), findings_on(dossier, day_after)) == ([], ["KN-10", "HS-06"])

        operations.renew_dossier(
            dossier_id=dossier.pk, seen_version=dossier.version, renewed_on=date(2027, 1, 8), actor=SYSTEM
        )
        renewed = findings_on(dossier, date(2027, 1, 20))
        # Seen from before the day it was compiled anew, the first life still counts.
        before = findings_on(dossier, day_after)
        Introduction.rows.filter(dossier=dossier).update(dated_on=date(2027, 1, 8))
        VerificationNote.rows.filter(dossier=dossier).update(merged_on=date(2027, 1, 8))
        redone = findings_on(dossier, date(2027, 1, 20))

    assert (renewed, redone, before) == (["HS-05", "HS-05"], [], ["KN-10", "HS-06"])


def test_an_introducer_may_write_again_only_after_the_dossier_was_compiled_anew(dossier: Dossier, world: World) -> None:
    member = world.people["HA11:member"]
    again = operations.IntroductionPaper(IntroducerKind.MEMBER, date(2027, 1, 9), member.pk, date(2024, 1, 8))
    with acting(SYSTEM):
        with pytest.raises(BadInput, match="cần hai người khác nhau"):
            operations.record_introduction(
                dossier_id=dossier.pk, seen_version=dossier.version, paper=again, actor=SYSTEM
            )
        review(dossier)
        record(dossier, PaperAct.ACCEPT, signed=True)
        dossier.refresh_from_db()
        operations.renew_dossier(
            dossier_id=dossier.pk, seen_version=dossier.version, renewed_on=date(2027, 1, 8), actor=SYSTEM
        )
        dossier.refresh_from_db()
        operations.record_introduction(dossier_id=dossier.pk, seen_version=dossier.version, paper=again, actor=SYSTEM)

        VerificationNote.rows.filter(dossier=dossier).update(merged_on=date(2027, 1, 9))

        letters = [row.dated_on for row in Introduction.rows.filter(dossier=dossier)]
        assert (letters, findings_on(dossier, date(2027, 1, 20))) == ([date(2027, 1, 9)], [])


def test_a_dossier_is_compiled_anew_only_after_the_day_it_lives_from(dossier: Dossier) -> None:
    with acting(SYSTEM), pytest.raises(BadInput, match="không sau ngày lập hồ sơ 05/01/2026"):
        operations.renew_dossier(
            dossier_id=dossier.pk, seen_version=dossier.version, renewed_on=date(2026, 1, 5), actor=SYSTEM
        )


@pytest.mark.parametrize(("already_taken", "expected"), [(False, [(CV, "due")]), (True, [])])
def test_a_new_dossier_waits_for_its_papers_and_one_of_the_past_says_nothing(
    world: World, already_taken: bool, expected: list[tuple[str, str]]
) -> None:
    old = world.dossiers["HA11:candidate"]
    with acting(SYSTEM):
        Dossier.rows.filter(pk=old.pk).update(state="closed", closed_on=ON, closing_reason="own_wish")
        opened = operations.open_dossier(
            candidacy=old.candidacy, opening=Opening(ON, ON), actor=SYSTEM, already_taken=already_taken
        )

        assert [(paper.kind, paper.state) for paper in Paper.rows.filter(dossier=opened)] == expected


def test_lines_say_how_each_paper_stands_and_until_when_it_counts(dossier: Dossier) -> None:
    with acting(SYSTEM):
        record(dossier, PaperAct.ACCEPT, signed=True, dated_on=date(2026, 1, 9), kept_at="tủ hồ sơ", reference="05/LL")
        lines = {line.number: line for line in queries.paper_lines(dossier, ON)}

    assert (lines[1].colour, lines[1].ends_on) == ("done", date(2030, 8, 15))
    assert (lines[3].word, lines[3].detail.split("; ")[:2]) == (
        "đạt",
        ["đề ngày 09/01/2026", "giữ ngoài hệ thống: tủ hồ sơ, 05/LL"],
    )
    assert (lines[5].word, lines[5].ends_on, lines[5].form) == ("đã có", date(2027, 1, 5), "3-KNĐ")
    assert [line.number for line in lines.values() if line.is_sensitive] == []
    assert lines[16].in_contents is False


def test_papers_of_a_group_are_lines_of_that_dossier_only(dossier: Dossier, world: World) -> None:
    with acting(SYSTEM):
        review(dossier, SpecialGroup.HOA)
        dossier.refresh_from_db()
        mine = [line.number for line in queries.paper_lines(dossier, ON) if line.is_sensitive]
        other = [line for line in queries.paper_lines(world.dossiers["HA12:candidate"], ON) if line.is_sensitive]

    assert (mine, other) == ([61, 62], [])
