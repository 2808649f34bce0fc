"""Every state × every act: the allowed ones arrive where the table says, all others are refused with a sentence."""

from __future__ import annotations

import pytest

from nguon.admission import operations
from nguon.admission.models import Dossier, Resolution
from nguon.admission.terms import NEXT, VOTES_AGAIN, Act, Body, DossierPart, DossierState
from nguon.core.errors import Anticipated, BadInput, Refused
from nguon.guard.acting import acting
from tests.admission.way import MET_ON, PERFORM, bring
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(world: World) -> Dossier:
    return world.dossiers["HA11:candidate"]


def test_every_act_has_an_operation() -> None:
    assert set(PERFORM) == set(Act)


@pytest.mark.parametrize("state", DossierState)
def test_allowed_acts_arrive_and_all_others_are_refused_with_a_sentence(dossier: Dossier, state: DossierState) -> None:
    wrong = []
    with acting(SYSTEM):
        for act in Act:
            bring(dossier, state)
            version, told = dossier.version, ""
            try:
                PERFORM[act](dossier, ON)
            except Anticipated as refusal:
                told = " ".join(sentences(refusal))
            dossier.refresh_from_db()
            if (state, act) in NEXT:
                arrived = (dossier.state, dossier.version, told)
                expected = (NEXT[state, act] or DossierState.CELL_RESOLVED, version + 1, "")
            else:
                arrived = (dossier.state, dossier.version, told[-1:])
                expected = (state, version, ".")
            if arrived != expected:
                wrong.append((act, arrived, told))

    assert wrong == []


def sentences(refusal: Anticipated) -> list[str]:
    """What the reader is told."""
    if isinstance(refusal, Refused):
        return [f"{finding.sentence} {finding.remedy}" for finding in refusal.findings]
    assert isinstance(refusal, BadInput)
    return list(refusal.problems)


def test_a_sentence_of_refusal_names_what_may_be_done_instead(dossier: Dossier) -> None:
    with acting(SYSTEM):
        bring(dossier, DossierState.RETURNED)
        with pytest.raises(BadInput) as refusal:
            PERFORM[Act.RECORD_DECISION](dossier, ON)

    assert "đang ở bước “Trả lại để bổ sung” nên chưa thể “Ghi quyết định kết nạp”" in str(refusal.value)
    assert "“Nộp lại hồ sơ”" in str(refusal.value)


@pytest.mark.parametrize("part", VOTES_AGAIN)
def test_a_faulty_resolution_is_set_aside_and_voted_on_again(dossier: Dossier, part: DossierPart) -> None:
    state, bodies = VOTES_AGAIN[part]
    with acting(SYSTEM):
        bring(dossier, DossierState.CELL_RESOLVED)
        PERFORM[Act.RECORD_BASE_RESOLUTION](dossier, MET_ON)
        dossier.refresh_from_db()
        returned = operations.return_dossier(
            dossier_id=dossier.pk,
            seen_version=dossier.version,
            returned_by=Body.DECIDING,
            returned_on=ON,
            parts={part: "Ghi sai số người được tính", DossierPart.OPINIONS: "Thiếu ý kiến"},
            actor=SYSTEM,
        )
        operations.resubmit_dossier(
            dossier_id=dossier.pk, seen_version=returned.version, resubmitted_on=ON, actor=SYSTEM
        )
        dossier.refresh_from_db()
        aside = set(Resolution.rows.filter(dossier=dossier, set_aside_on=ON).values_list("body", flat=True))

    assert (dossier.state, aside) == (state, set(bodies))


def test_what_is_dated_before_what_it_follows_is_refused_with_both_days(dossier: Dossier) -> None:
    with acting(SYSTEM):
        bring(dossier, DossierState.CELL_RESOLVED)
        with pytest.raises(Refused) as refusal:
            PERFORM[Act.RETURN](dossier, MET_ON.replace(day=1))

    assert [finding.clause for finding in refusal.value.findings] == ["QT-09"]
    assert "“Trả lại hồ sơ” ngày 01/02/2026, trước ngày 02/02/2026 của cuộc họp xét." in sentences(refusal.value)[0]
