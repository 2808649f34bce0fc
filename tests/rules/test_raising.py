"""From the code of a clause to the function that raises it."""

from __future__ import annotations

from pathlib import Path

from nguon.regulations.raising import raised_by


def test_a_code_leads_to_the_function_that_names_it() -> None:
    assert raised_by()["KN-01"] == ("nguon.admission.rules.age.against_age",)


def test_a_code_in_a_table_leads_to_the_function_that_uses_the_table() -> None:
    assert "nguon.regulations.voting.against_vote" in raised_by()["BQ-04"]


def test_only_whole_codes_in_the_code_of_rules_count(tmp_path: Path) -> None:
    rules = tmp_path / "admission" / "rules"
    rules.mkdir(parents=True)
    (tmp_path / "admission" / "queries.py").write_text('def read():\n    return "AA-01"\n')
    (rules / "papers.py").write_text(
        '"""Says AA-02 in passing."""\nTABLE: dict[str, str] = {"x": "AA-03"}\n\n\n'
        'def against_papers(page):\n    """AA-04."""\n    yield page.finding(TABLE["x"])\n'
        '    yield page.unknown("AA-05")\n'
    )

    [found] = {"/".join(sorted(raised_by(tmp_path)))}
    assert found == "AA-03/AA-05"
    assert raised_by(tmp_path)["AA-03"] == (f"{tmp_path.name}.admission.rules.papers.against_papers",)
