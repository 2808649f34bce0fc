"""Reads clauses: what the rules may say of some facts, and the parameters behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nguon.core.findings import Severity
from nguon.regulations.entries import Clause, Parameter
from nguon.regulations.loading import checks
from nguon.regulations.loading.files import Entry
from nguon.regulations.loading.parameters import READING, reading
from nguon.regulations.terms import CLAUSE_AT

REQUIRED = {"code", "severity", "statement", "remedy", "rests_on"}
OPTIONAL = {"unknown", "supply"} | READING


def read(file: Entry, parameters: Mapping[str, Parameter]) -> Iterator[tuple[Entry, Clause]]:
    """The clauses of a file. :raises Fault: what is wrong in it."""
    checks.fields(file, {"clause"} & set(file.fields), {"clause"})
    for entry in file.entries("clause", CLAUSE_AT):
        yield entry, _clause(entry, parameters)


def _clause(entry: Entry, parameters: Mapping[str, Parameter]) -> Clause:
    checks.fields(entry, REQUIRED, OPTIONAL)
    for key in entry["rests_on"]:
        if key not in parameters:
            raise entry.fault(
                f"dựa vào “{key}” nhưng không có tham số mang mã đó; xem các tệp trong parameters.", "rests_on"
            )
    if bool(entry.get("unknown")) != bool(entry.get("supply")):
        raise entry.fault(
            "“unknown” và “supply” phải có cùng nhau: câu nói điều chưa biết và cách bổ sung.",
            "unknown" if entry.get("unknown") else "supply",
        )
    severity, readings = checks.code(Severity, entry, "severity"), reading(entry)
    texts: dict[str, Any] = {n: checks.text(entry, n) for n in ("code", "statement", "remedy", "unknown", "supply")}
    return Clause(**texts, severity=severity, rests_on=tuple(entry["rests_on"]), **readings)
