"""Every case file is judged, and no number of the rule book can change without a case noticing."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import nguon
from nguon.journeys.judging import ACTS, judge
from nguon.regulations.book import Parameter, RuleBook, Unit, load_book
from nguon.regulations.case_files import ONE_DAY, Case, all_cases, as_expected, written_cases
from nguon.regulations.raising import raised_by
from nguon.web.regulations.families import families

BOOK = load_book()
SOURCES = Path(nguon.__file__).parent
CODE = re.compile(r'"([A-Z]{2}-\d\d)"')

# What a code could wrongly have been; every mutant must be noticed.
OTHER_CODES = {
    "admission.schooling-min": ("lower_secondary_completed", "upper_secondary"),
    "admission.schooling-exception-area": ("literate", "lower_secondary_completed"),
    "admission.schooling-exception-elder": ("primary",),
    "admission.introducer-standing": ("probationary",),
    "admission.ceremony-clock": ("issue",),
    "sourcing.helper-standing": ("probationary",),
    "verification.persons": (
        "applicant father mother father_in_law mother_in_law spouse",
        "applicant father mother father_in_law mother_in_law spouse child adopted_child",
    ),
    "verification.waiver-own-side": ("full", "history"),
    "verification.waiver-spouse-side": ("full", "history"),
}
OTHER_SHARES = {">= 2/3": ("> 2/3", "> 1/2", ">= 3/4"), "> 1/2": (">= 1/2", ">= 2/3")}


def kept(case: Case, book: RuleBook) -> bool:
    """True when the book gives what the case expects."""
    findings = judge(case.act, case.given, book.on(case.day)).findings
    text = " ".join(finding.sentence for finding in findings)
    return as_expected(findings) == case.expect and all(words in text for words in case.says)


DAYS_OF: dict[str, list[Case]] = defaultdict(list)
for each in all_cases():
    DAYS_OF[f"{each.file}: {each.name}"].append(each)


@pytest.mark.parametrize("name", DAYS_OF)
def test_the_rule_book_finds_what_the_case_expects(name: str) -> None:
    wrong = []
    for case in DAYS_OF[name]:
        findings = judge(case.act, case.given, BOOK.on(case.day)).findings
        unsaid = [words for words in case.says if words not in " ".join(f.sentence for f in findings)]
        if as_expected(findings) != case.expect or unsaid:
            wrong.append((str(case.day), case.expect, as_expected(findings), unsaid))

    assert wrong == []


def test_two_cases_of_a_file_have_different_names() -> None:
    doubled = [name for name, cases in DAYS_OF.items() if len({case.day for case in cases}) != len(cases)]

    assert doubled == []


def boundaries(parameter: Parameter) -> Iterator[tuple[int, date]]:
    """(index of the value, a day): the first day of each value, and the eve of the next, its last day."""
    until = None
    for index, value in enumerate(parameter.values):
        yield index, value.since
        if until is not None:
            yield index, until - ONE_DAY
        until = value.since


def mutants(parameter: Parameter, index: int) -> Iterator[RuleBook]:
    """Books in which this one value is something else."""
    value = parameter.values[index]
    if isinstance(value.is_, int):
        others: tuple[int | str, ...] = (value.is_ - 1, value.is_ + 1)
    elif value.unit is Unit.SHARE:
        others = OTHER_SHARES[value.is_]
    else:
        others = tuple(code for code in OTHER_CODES[parameter.key] if code != value.is_)
    for other in others:
        values = list(parameter.values)
        values[index] = dataclasses.replace(value, is_=other)
        changed = dataclasses.replace(parameter, values=tuple(values))
        yield dataclasses.replace(BOOK, parameters=BOOK.parameters | {parameter.key: changed})


class Asked(dict[str, Parameter]):
    """The parameters of the book, which remember what was asked of them."""

    def __init__(self) -> None:
        super().__init__(BOOK.parameters)
        self.keys_asked: set[str] = set()

    def __getitem__(self, key: str) -> Parameter:
        self.keys_asked.add(key)
        return super().__getitem__(key)


def asked_of(case: Case) -> set[str]:
    """The parameters that judging the case reads; another value of any other one cannot be noticed by it."""
    asked = Asked()
    judge(case.act, case.given, dataclasses.replace(BOOK, parameters=asked).on(case.day))
    return asked.keys_asked


def test_each_value_is_noticed_by_a_case_on_its_first_day_and_on_its_last() -> None:
    cases = defaultdict(list)
    for case in all_cases():
        for key in asked_of(case):
            cases[key, case.day].append(case)
    unnoticed = []
    for parameter in BOOK.parameters.values():
        if parameter.unit is Unit.WORDING:
            continue
        for index, day in boundaries(parameter):
            for mutant in mutants(parameter, index):
                is_ = mutant.parameters[parameter.key].values[index].is_
                if all(kept(case, mutant) for case in cases[parameter.key, day]):
                    unnoticed.append(f"{parameter.key} = {is_} vào ngày {day}")

    assert unnoticed == []


def test_each_principle_is_cited_by_a_case_on_its_first_day_and_on_its_last() -> None:
    cited = defaultdict(set)
    for case in all_cases():
        for finding in judge(case.act, case.given, BOOK.on(case.day)).findings:
            for key in BOOK.clauses[finding.clause].rests_on:
                cited[key].add(case.day)

    uncited = [
        f"{parameter.key} vào ngày {day}"
        for parameter in BOOK.parameters.values()
        if parameter.unit is Unit.WORDING
        for _, day in boundaries(parameter)
        if day not in cited[parameter.key]
    ]
    assert uncited == []


def test_clauses_stated_raised_tried_and_documented_are_the_same() -> None:
    stated = set(BOOK.clauses)
    raised = set(raised_by())
    tried = {code for case in written_cases() for code in case.clauses}
    documented = {clause.code for family in families(BOOK) for clause in family.clauses}

    assert (raised, tried, documented) == (stated, stated, stated)


def test_no_code_in_the_rules_escapes_the_reading_of_their_sources() -> None:
    rules = [*SOURCES.glob("*/rules.py"), *SOURCES.glob("*/rules/*.py"), *SOURCES.glob("regulations/*.py")]
    written = {code for path in rules for code in CODE.findall(path.read_text("utf-8"))}

    assert written == set(raised_by())


@pytest.mark.parametrize("code", sorted(BOOK.clauses))
def test_searching_for_a_code_finds_its_sentence_its_function_and_its_cases(code: str) -> None:
    found = {
        path.relative_to(SOURCES).as_posix()
        for kind in ("*.py", "*.toml")
        for path in SOURCES.rglob(kind)
        if code in path.read_text("utf-8")
    }

    functions = {"/".join(name.split(".")[1:-1]) for name in raised_by()[code]}
    assert [path for path in found if path.startswith("regulations/data/clauses/")] != []
    assert {name for name in functions if not {f"{name}.py", f"{name}/__init__.py"} & found} == set()
    assert {f"regulations/cases/{case.file}" for case in written_cases() if code in case.clauses} <= found != set()


def test_each_sentence_about_something_unknown_is_tried() -> None:
    stated = {clause.code for clause in BOOK.clauses.values() if clause.unknown}
    tried = {code[:5] for case in all_cases() for code in case.expect if "?" in code}

    assert tried == stated


def test_each_parameter_bears_on_a_clause_or_is_asked_for_by_name() -> None:
    resting = {key for clause in BOOK.clauses.values() for key in clause.rests_on}

    assert set(BOOK.parameters) - resting == set()


def test_cases_stand_in_one_place() -> None:
    astray = [path.name for path in (Path(__file__).parents[1] / "cases").rglob("*.toml")]

    assert astray == [], "Case files travel with the rules: src/nguon/regulations/cases/<context>/."


def test_each_act_is_tried() -> None:
    assert {case.act for case in all_cases()} == set(ACTS)


def rests_on_law(clause: str) -> bool:
    """True when a clause rests on laws of the State alone, which are not awaited."""
    return all(
        BOOK.instruments[value.instrument].issuer == "Quốc hội"
        for key in BOOK.clauses[clause].rests_on
        for value in BOOK.parameters[key].values
    )


def test_every_finding_of_the_regimes_without_text_says_that_it_awaits_the_text() -> None:
    silent = {
        finding.clause
        for case in all_cases()
        if case.day >= date(2026, 4, 8)
        for finding in judge(case.act, case.given, BOOK.on(case.day)).findings
        if not finding.awaits_text and not rests_on_law(finding.clause)
    }

    assert silent == set()
