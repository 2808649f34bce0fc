"""Scopes and actors: what reaches nobody, what is told to PostgreSQL; words that carry their label."""

from __future__ import annotations

import pytest

from nguon.core.classification import Level, internal, personal, public, sensitive
from nguon.core.errors import BadInput, Refused
from nguon.core.findings import Citation, Finding, Holding, Severity
from nguon.core.labelled import Labelled
from nguon.core.scope import Actor, Scope


def test_a_scope_holds_both_ends_of_its_intervals() -> None:
    scope = Scope(intervals=((3, 5), (9, 9)))

    assert [pos for pos in range(1, 11) if scope.holds(pos)] == [3, 4, 5, 9]


def test_nothing_holds_nothing_and_everything_holds_all() -> None:
    assert [scope.holds(1) for scope in (Scope.nothing(), Scope.everything())] == [False, True]


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        (Scope.nothing(), ("{}", "{}")),
        (Scope(intervals=((3, 5), (9, 9)), persons=frozenset({7, 2})), ("{[3,5],[9,9]}", "{2,7}")),
        (Scope.everything(), ("{[,]}", "{}")),
    ],
)
def test_a_scope_is_told_to_postgresql_as_literals(scope: Scope, told: tuple[str, str]) -> None:
    assert (scope.as_multirange(), scope.as_array()) == told


def test_an_actor_may_only_what_its_grant_says() -> None:
    actor = Actor(name="x", scope=Scope.nothing(), permissions=frozenset({"see_work"}))

    assert (actor.may("see_work"), actor.may("see_dossiers")) == (True, False)
    assert Actor.system("demo").grant == "system:demo"


class Fruit(Labelled):
    """Words for this test."""

    APPLE = "apple", "Táo"
    PEAR = "pear", "Lê"


def test_a_labelled_word_is_its_code_and_carries_its_label() -> None:
    assert (Fruit("pear"), Fruit.PEAR.label, str(Fruit.PEAR)) == (Fruit.PEAR, "Lê", "pear")
    assert Fruit.choices() == [("apple", "Táo"), ("pear", "Lê")]
    with pytest.raises(ValueError, match="plum"):
        Fruit("plum")


def test_the_four_levels_are_told_apart() -> None:
    levels = [held("x").level for held in (public, internal, personal, sensitive)]

    assert levels == [Level.PUBLIC, Level.INTERNAL, Level.PERSONAL, Level.SENSITIVE]


def test_a_finding_tells_scripts_its_clause_sentence_and_where_it_is_written() -> None:
    finding = Finding("KN-01", Severity.OBSTACLE, "Thiếu.", "Bổ sung.", (Citation("QĐ 1", "Điều 2", Holding.AWAITING),))

    assert finding.awaits_text
    assert finding.as_json() == {
        "clause": "KN-01",
        "severity": "obstacle",
        "sentence": "Thiếu.",
        "remedy": "Bổ sung.",
        "citations": [{"instrument": "QĐ 1", "place": "Điều 2", "holding": "awaiting"}],
    }


def test_a_refusal_carries_all_findings_and_bad_input_all_sentences() -> None:
    finding = Finding("KN-01", Severity.OBSTACLE, "a", "b", ())

    assert Refused([finding, finding]).findings == (finding, finding)
    assert BadInput("Một.", "Hai.").problems == ("Một.", "Hai.")
