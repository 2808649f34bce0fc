"""The lists of papers: dated, cited, read with suspicion; what is asked for on a day, and how long it counts."""

from __future__ import annotations

import itertools
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from nguon.admission.rules import PaperFact, Papers, against_groups, against_papers, paper_ends_on
from nguon.admission.terms import PAPER_NEXT, PaperAct, PaperState
from nguon.core.errors import BadInput
from nguon.core.findings import Holding
from nguon.regulations.book import DATA, BrokenBook, load_book
from nguon.regulations.paper_files import catalogue, read_papers
from nguon.regulations.papers import Need, Phase, Record, SpecialGroup

BROKEN = Path(__file__).parents[1] / "broken_papers"
DAY = date(2025, 10, 1)
PAGE = load_book().on(DAY)
FILES = {path: tomllib.loads(path.read_text("utf-8")) for path in (DATA / "papers").rglob("*.toml")}


@pytest.mark.parametrize("name", [path.stem for path in sorted(BROKEN.glob("*.toml"))])
def test_a_broken_list_is_refused_with_the_words_it_names(name: str, tmp_path: Path) -> None:
    sample = tomllib.loads((BROKEN / f"{name}.toml").read_text("utf-8"))
    for path, text in sample["files"].items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    book = load_book(tmp_path)

    with pytest.raises(BrokenBook) as refusal:
        read_papers(tmp_path / "papers", book)

    assert [words for words in sample["must_say"] if words not in str(refusal.value)] == []


def test_each_paper_is_asked_for_from_the_first_day_of_its_list_and_not_on_the_eve() -> None:
    wrong = []
    for kind in catalogue().kinds:
        first = kind.regimes[-1].since
        asked = [kind in catalogue().on(day, (kind.phase,), kind.groups) for day in (first - timedelta(days=1), first)]
        if asked != [False, True]:
            wrong.append(kind.code)

    assert wrong == []


def test_each_change_of_a_list_changes_the_citation_on_its_first_day_and_not_on_the_eve() -> None:
    tried = 0
    for table in FILES.values():
        since = [entry["since"] for entry in table["regime"]]
        for newer, older in itertools.pairwise(since):
            for entry in table["paper"]:
                kind = catalogue().of(entry["code"])
                assert kind is not None
                on_eve, on_day = kind.regime_on(newer - timedelta(days=1)), kind.regime_on(newer)
                assert on_eve is not None
                assert on_day is not None
                assert (on_eve.since, on_day.since) == (older, newer)
                tried += 1

    assert tried > 200


def test_the_dossier_for_the_cell_has_the_seven_papers_of_the_guidance_in_their_order() -> None:
    kinds = catalogue().on(DAY, (Phase.CONSIDERATION,))

    assert [kind.code for kind in kinds] == [
        "awareness-certificate",
        "application",
        "curriculum-vitae",
        "verification",
        "introducer-letter",
        "union-resolution",
        "opinions",
    ]


def test_every_special_group_has_papers_or_rules_of_its_own() -> None:
    asked = {group for kind in catalogue().kinds for group in kind.groups}

    assert set(SpecialGroup) - asked == {SpecialGroup.POLICE}


def test_a_paper_of_a_group_is_asked_of_that_group_only() -> None:
    codes = {kind.code for kind in catalogue().on(date(2026, 1, 5), (Phase.CONSIDERATION,), (SpecialGroup.HOA,))}

    assert {"three-generations", "hoa-conclusion"} <= codes
    assert "marriage" not in codes


def test_the_provincial_source_says_so() -> None:
    for kind in catalogue().kinds:
        regime = kind.regime_on(date(2026, 1, 5))
        if kind.need is Need.GROUP:
            assert regime is not None
            assert "áp dụng tại Hà Nội" in regime.citation.place


def test_the_lists_after_the_regulations_of_2026_await_their_text() -> None:
    kind = catalogue().of("opinions")
    assert kind is not None

    seen = [kind.regime_on(day).citation.holding for day in (date(2026, 4, 7), date(2026, 4, 8), date(2026, 7, 26))]  # type: ignore[union-attr]

    assert seen == [Holding.FULL_TEXT, Holding.AWAITING, Holding.AWAITING]


def test_a_form_has_its_number_with_its_mark_of_confidence() -> None:
    letter, opinions = catalogue().of("introducer-letter"), catalogue().of("opinions")
    assert letter is not None
    assert opinions is not None

    forms = [kind.form_on(DAY) for kind in (letter, opinions)]

    assert [(form.number, form.seen) for form in forms if form] == [
        ("3-KNĐ", Holding.PAGE),
        ("5-KNĐ", Holding.REMEMBERED),
    ]
    assert opinions.form_on(date(2012, 5, 16)) is None


def test_a_local_form_goes_before_the_national_one_inside_its_organisation(tmp_path: Path) -> None:
    national = '\n  [[paper.form]]\n  since  = 2020-02-01\n  number = "1-KNĐ"\n  seen   = "full-text"\n'
    local = national.replace("1-KNĐ", "1A-KNĐ") + '  within = "HN"\n'
    sample = tomllib.loads((BROKEN / "truong_la.toml").read_text("utf-8"))["files"]
    for path, text in sample.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text.replace('ghi_chu = "x"\n', national + local), "utf-8")

    kind = read_papers(tmp_path / "papers", load_book(tmp_path)).of("don")
    assert kind is not None

    assert [kind.form_on(DAY, within).number for within in (frozenset(), frozenset({"HN"}))] == ["1-KNĐ", "1A-KNĐ"]  # type: ignore[union-attr]


def test_a_certificate_counts_from_its_own_day_and_opinions_from_the_day_of_the_dossier() -> None:
    certificate, opinions = catalogue().of("awareness-certificate"), catalogue().of("opinions")
    application = catalogue().of("application")
    assert certificate
    assert opinions
    assert application
    dated_on, compiled_on = date(2024, 2, 29), date(2025, 3, 31)

    assert paper_ends_on(certificate, dated_on, compiled_on, PAGE) == date(2029, 2, 28)
    assert paper_ends_on(opinions, dated_on, compiled_on, PAGE) == date(2026, 3, 31)
    assert paper_ends_on(opinions, dated_on, None, PAGE) is None
    assert paper_ends_on(application, dated_on, compiled_on, PAGE) is None


def test_an_unknown_kind_of_paper_is_answered_with_what_may_be_used() -> None:
    strange = Papers(None, None, (), (PaperFact("la", PaperState.ACCEPTED, None, None),))

    with pytest.raises(BadInput, match="Không có loại giấy tờ “la”; được dùng: achievement, "):
        against_papers(strange, PAGE)


def test_what_everybody_sees_names_no_group() -> None:
    page = load_book().on(date(2026, 1, 5))
    for group in SpecialGroup:
        papers = Papers(date(2025, 12, 1), None, (group,), ())
        said = [finding for finding in against_papers(papers, page) if finding.clause.startswith("NC")]
        assert [finding.clause for finding in said] == ["NC-01"]
        assert group.label not in said[0].sentence
        assert {finding.clause for finding in against_groups(papers, page)} != {"NC-01"}


def test_only_papers_recorded_here_are_said_to_be_missing() -> None:
    held = tuple(PaperFact(kind.code, PaperState.DUE, None, None) for kind in catalogue().kinds)
    found = against_papers(Papers(date(2025, 9, 1), None, (), held), PAGE)

    recorded = [kind.name for kind in catalogue().on(DAY, (Phase.CONSIDERATION,)) if kind.record is Record.HERE]
    assert [finding.facts["paper"] for finding in found] == recorded


@pytest.mark.parametrize("state", [None, *PaperState])
def test_each_state_of_a_paper_allows_what_the_table_says(state: PaperState | None) -> None:
    allowed = {act for act in PaperAct if (state, act) in PAPER_NEXT}

    assert (
        allowed
        == {
            None: {PaperAct.RECEIVE, PaperAct.ACCEPT, PaperAct.WAIVE, PaperAct.ASK},
            PaperState.DUE: {PaperAct.RECEIVE, PaperAct.ACCEPT, PaperAct.WAIVE},
            PaperState.RECEIVED: {PaperAct.ACCEPT, PaperAct.RETURN, PaperAct.REPLACE},
            PaperState.ACCEPTED: {PaperAct.RETURN, PaperAct.REPLACE},
            PaperState.RETURNED: {PaperAct.RECEIVE, PaperAct.ACCEPT, PaperAct.WAIVE},
            PaperState.NOT_APPLICABLE: {PaperAct.ASK},
            PaperState.REPLACED: set(),
        }[state]
    )
