"""The chain of a dossier: every place and day of the files, and what the loader refuses."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from nguon.admission.terms import DecidingBody
from nguon.core.findings import Holding
from nguon.organizations.terms import Kind, Level
from nguon.regulations.book import DATA, BrokenBook
from nguon.regulations.chains import Line, Step, course_on, load_chains
from nguon.regulations.voting import Voters

CHAINS = load_chains()
ONE_DAY = timedelta(days=1)
GOOD = (DATA / "chains" / "chi-bo-co-so.toml").read_text("utf-8")


def line(*levels: str, kind: str = "school") -> Line:
    return Line(levels, (kind,))


def test_the_codes_of_the_files_are_those_of_the_tree_and_of_the_bodies_that_decide() -> None:
    levels = {level for chain in CHAINS for path in chain.paths for level in path}
    kinds = {kind for chain in CHAINS for kind in chain.kinds}
    deciders = {decider.value for chain in CHAINS for value in chain.values for decider in value.deciders}

    assert levels <= set(Level)
    assert kinds <= set(Kind)
    assert deciders == set(DecidingBody)


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: chain.key)
def test_each_value_holds_from_its_first_day_and_the_one_before_on_the_eve(chain: object) -> None:
    levels = chain.paths[0] if chain.paths else ("cell",)
    kind = next(iter(chain.kinds), "school")
    for newer, older in zip(chain.values, [*chain.values[1:], None], strict=True):
        first = course_on(line(*levels, kind=kind), newer.since)
        eve = course_on(line(*levels, kind=kind), newer.since - ONE_DAY)
        assert first is not None
        assert (first.deciders, first.citation) == (newer.deciders, newer.citation)
        assert (eve and eve.citation) == (older and older.citation)


def test_a_commune_that_becomes_the_base_has_another_chain_from_that_day_on() -> None:
    before = course_on(line("cell", "upper", "province", kind="residential"), date(2026, 7, 25))
    after = course_on(line("cell", "base_committee", "province", kind="residential"), date(2026, 7, 26))

    assert before is not None
    assert after is not None
    assert (before.steps, before.deciders) == ((Step.CELL, Step.RECHECK, Step.DECIDING), (Voters.STANDING_COMMITTEE,))
    assert after.deciders[0] is Voters.BASE_STANDING
    assert after.citation.holding is Holding.AWAITING


def test_a_section_adds_its_step_and_where_none_stands_the_step_is_not_there() -> None:
    with_section = course_on(line("cell", "section", "base_committee", "upper"), date(2025, 10, 1))
    without = course_on(line("cell", "base_committee", "upper"), date(2025, 10, 1))

    assert with_section is not None
    assert without is not None
    assert (with_section.has(Step.SECTION), without.has(Step.SECTION)) == (True, False)
    assert [step for step in with_section.steps if step is not Step.SECTION] == list(without.steps)


def test_army_and_police_have_no_steps_wherever_they_stand() -> None:
    for kind in ("military", "police"):
        course = course_on(line("cell", "base_committee", "upper", kind=kind), date(2025, 10, 1))
        assert course is not None
        assert (course.own_rules, course.steps, course.deciders) == (True, (), ())


def test_a_place_or_a_day_that_the_book_does_not_hold_has_no_chain() -> None:
    assert course_on(line("cell", "base_committee", "centre"), date(2025, 10, 1)) is None
    assert course_on(line("base_cell", "upper"), date(2011, 10, 31)) is None


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('place      = "điểm 3.6 và 3.7"\n', "", "thiếu trường “place”"),
        ('"huong-dan-06-2025"', '"huong-dan-99"', "văn bản “huong-dan-99” chưa có tệp trong instruments; đang có:"),
        (
            '["cell", "recheck", "deciding"]',
            '["cell", "vote", "deciding"]',
            "“steps” = 'vote' không hợp lệ; được dùng: cell",
        ),
        ('["cell", "recheck", "deciding"]', '["deciding", "cell"]', "“steps” phải bắt đầu từ cell"),
        ('["standing_committee"]', '["nobody"]', "“deciders” = 'nobody' không hợp lệ"),
        ('["standing_committee"]', '["cell"]', "“deciders” phải nêu cấp quyết định"),
        ("2025-06-09", "2025-06-01", "ngày 2025-06-01 trước ngày 2025-06-09 văn bản “huong-dan-06-2025” có hiệu lực"),
        ("2012-01-05", "2016-09-20", "xếp mới nhất lên trước"),
        ('seen       = "awaiting"', 'seen       = "full-text"', "“seen” phải là “awaiting”"),
        ("2025-06-09", '"9/6/2025"', "không phải một ngày; viết dạng 2025-07-01"),
        ("checked_on", "checked", "trường “checked” không có trong quy ước"),
        ('key        = "chi-bo-co-so"', 'key        = "khac"', "theo tên tệp phải là “chi-bo-co-so”"),
        ("paths", "kinds", ""),
        ("checked_on = 2026-11-21", "checked_on = 2026-11-21\ncho = 'x'", "được dùng:"),
        ("[[value]]", "[[value", "không đọc được như TOML"),
        ("checked_on = 2026-11-21", "checked_on = 2026-11-21\nkinds = ['army']", "đúng một trong hai trường"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_what_is_allowed(
    tmp_path: Path, wrong: str, right: str, said: str
) -> None:
    folder = tmp_path / "chains"
    folder.mkdir()
    assert wrong in GOOD
    (folder / "chi-bo-co-so.toml").write_text(GOOD.replace(wrong, right, 1), "utf-8")
    if not said:
        # By kind instead of by place is a good file too.
        assert load_chains(tmp_path)[0].kinds == {"base_cell upper"}
        return

    with pytest.raises(BrokenBook) as broken:
        load_chains(tmp_path)

    assert "chains/chi-bo-co-so.toml" in str(broken.value)
    assert said in str(broken.value)


def test_one_place_told_in_two_files_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "chains"
    folder.mkdir()
    (folder / "chi-bo-co-so.toml").write_text(GOOD, "utf-8")
    (folder / "lai.toml").write_text(GOOD.replace('"chi-bo-co-so"', '"lai"'), "utf-8")

    with pytest.raises(BrokenBook) as broken:
        load_chains(tmp_path)

    assert "chains/lai.toml: “base_cell upper” đã có trong chains/chi-bo-co-so.toml" in str(broken.value)
