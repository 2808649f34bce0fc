"""The whole book from its folder, and from the folder of an office that adds to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from nguon.core.findings import Holding
from nguon.regulations.entries import Clause, Instrument, Parameter
from nguon.regulations.loading import clauses, holidays, instruments, parameters
from nguon.regulations.loading.files import Entry, Fault, File
from nguon.regulations.terms import NO_FOLDER, NOT_READ
from nguon.regulations.working_days import Calendar, Year

SHELVES = ("instruments", "parameters", "clauses", "holidays")
LOCAL_SHELVES = ("instruments", "parameters", "holidays")
"""What an office may add; clauses are functions of the program and come with it."""

LOCAL = "NGUON_LOCAL_RULES/"
"""Begins the name of a file of the office in messages."""

Read = TypeVar("Read")


class BrokenBook(Exception):
    """The rule files cannot be used. Each line of the message is one fault."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """What was read, and the SHA-256 over path and content of every file."""

    instruments: dict[str, Instrument]
    parameters: dict[str, Parameter]
    clauses: dict[str, Clause]
    calendar: Calendar
    hash: str


def read_book(folder: Path, local: Path | None = None) -> Shelves:
    """The book of the release, with what an office's folder `local` adds.

    :raises BrokenBook: with every fault found, one to a line.
    """
    faults: list[str] = []
    own = {shelf: _entries(folder, shelf, faults) for shelf in SHELVES}
    laid = _instruments(own["instruments"], faults)
    known = _keyed(own["parameters"], lambda entry: parameters.read(entry, laid), _key, faults)
    stated = _clauses(own["clauses"], known, faults)
    years = _keyed(own["holidays"], lambda entry: holidays.read(entry, laid), _year, faults)
    digest = _digest(folder)
    if local is not None and not faults:
        theirs = {shelf: _entries(local, shelf, faults, LOCAL) for shelf in LOCAL_SHELVES}
        faults.extend(_strangers(local))
        known = _with_local(theirs, laid, known, years, faults)
        digest = hashlib.sha256(f"{digest}\0{_digest(local)}".encode()).hexdigest()
    if faults:
        raise BrokenBook("\n".join(faults))
    return Shelves(laid, known, stated, Calendar({year.year: year for year in years.values()}), digest)


def _entries(folder: Path, shelf: str, faults: list[str], prefix: str = "") -> list[Entry]:
    found = []
    for path in sorted((folder / shelf).rglob("*.toml")):
        try:
            file = File.read(path, folder, prefix)
            found.append(Entry(file.parsed(), file))
        except Fault as fault:
            faults.append(str(fault))
    return found


def _keyed(
    entries: Iterable[Entry], read: Callable[[Entry], Read], key: Callable[[Read], str], faults: list[str]
) -> dict[str, Read]:
    """What the entries say, by key; a key twice is a fault of the second file."""
    found: dict[str, Read] = {}
    for entry in entries:
        try:
            each = read(entry)
            if key(each) in found:
                raise entry.fault(f"“{key(each)}” đã có trong một tệp khác; mỗi mã chỉ được khai một lần.", "key")
        except Fault as fault:
            faults.append(str(fault))
        else:
            found[key(each)] = each
    return found


def _key(each: Instrument | Parameter) -> str:
    return each.key


def _year(year: Year) -> str:
    return str(year.year)


def _instruments(entries: list[Entry], faults: list[str]) -> dict[str, Instrument]:
    laid = _keyed(entries, instruments.read, _key, faults)
    at = {entry["key"]: entry for entry in entries if entry.get("key") in laid}
    faults.extend(instruments.loose_ends(at, laid))
    return laid


def _clauses(entries: list[Entry], known: dict[str, Parameter], faults: list[str]) -> dict[str, Clause]:
    found: dict[str, Clause] = {}
    for file in entries:
        try:
            for entry, clause in clauses.read(file, known):
                if clause.code in found:
                    raise entry.fault(f"“{clause.code}” đã có ở chỗ khác; mỗi mã chỉ được khai một lần.", "code")
                found[clause.code] = clause
        except Fault as fault:
            faults.append(str(fault))
    return found


def _with_local(
    theirs: dict[str, list[Entry]],
    laid: dict[str, Instrument],
    known: dict[str, Parameter],
    years: dict[str, Year],
    faults: list[str],
) -> dict[str, Parameter]:
    """The parameters with what the office adds. Changes `laid` and `years`: a text at hand, a year replaced whole."""
    shipped = dict(laid)
    laid |= _keyed(theirs["instruments"], lambda entry: _local_text(entry, shipped), _key, faults)
    at = {entry["key"]: entry for entry in theirs["instruments"] if entry.get("key") in laid}
    faults.extend(instruments.loose_ends(at, laid))
    changed = {key: _begun_later(parameter, shipped, laid) for key, parameter in known.items()}

    def added(entry: Entry) -> Parameter:
        return parameters.with_local_values(entry, changed, laid)

    years |= _keyed(theirs["holidays"], lambda entry: holidays.read(entry, laid), _year, faults)
    return changed | _keyed(theirs["parameters"], added, _key, faults)


def _local_text(entry: Entry, shipped: dict[str, Instrument]) -> Instrument:
    mine = instruments.read(entry)
    if mine.key in shipped:
        instruments.refuse_other_text(entry, mine, shipped[mine.key])
    return mine


def _begun_later(parameter: Parameter, shipped: dict[str, Instrument], laid: dict[str, Instrument]) -> Parameter:
    """Awaited values of an instrument whose text says that it came into force later than was assumed."""
    moved = []
    for value in parameter.values:
        before, now = shipped[value.instrument], laid[value.instrument]
        is_moved = before.since < now.since and value.citation.holding is Holding.AWAITING
        moved.append(replace(value, since=max(value.since, now.since)) if is_moved else value)
    return replace(parameter, values=tuple(moved))


def _strangers(folder: Path) -> Iterator[str]:
    """A sentence for the folder itself when it is not there, and for each file that nothing reads."""
    if not folder.is_dir():
        yield NO_FOLDER.format(folder=folder)
        return
    for path in sorted(folder.rglob("*")):
        where = path.relative_to(folder)
        is_read = len(where.parts) > 1 and where.parts[0] in LOCAL_SHELVES and path.suffix == ".toml"
        if path.is_file() and not is_read and path.suffix not in {".md", ".txt"}:
            yield NOT_READ.format(file=f"{LOCAL}{where.as_posix()}", shelves=", ".join(LOCAL_SHELVES))


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        content = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()
