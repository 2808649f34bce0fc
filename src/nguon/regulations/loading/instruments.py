"""Reads instruments: regulations, guidance and laws, with what each replaces and how its text is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nguon.core.findings import Holding
from nguon.regulations.entries import Instrument
from nguon.regulations.loading import checks
from nguon.regulations.loading.files import Entry
from nguon.regulations.terms import NOT_ON_FILE

REQUIRED = {"key", "kind", "number", "signed_on", "since", "issuer", "subject", "holding"}
OPTIONAL = {"replaces", "note"}


def read(entry: Entry) -> Instrument:
    """One instrument. :raises Fault: what is wrong in its file."""
    checks.fields(entry, REQUIRED, OPTIONAL)
    signed_on, since = checks.day(entry, "signed_on"), checks.day(entry, "since")
    if since < signed_on:
        raise entry.fault(f"có hiệu lực ngày {since} trước ngày ký {signed_on}.", "since")
    texts: dict[str, Any] = {name: checks.text(entry, name) for name in ("key", "kind", "number", "issuer", "subject")}
    return Instrument(
        **texts,
        signed_on=signed_on,
        since=since,
        holding=checks.code(Holding, entry, "holding"),
        replaces=tuple(entry.get("replaces", ())),
        note=checks.text(entry, "note"),
    )


def loose_ends(entries: Mapping[str, Entry], instruments: Mapping[str, Instrument]) -> Iterator[str]:
    """A sentence for each instrument that is said to be replaced and is not on file."""
    for key, entry in entries.items():
        for replaced in instruments[key].replaces:
            if replaced not in instruments:
                yield NOT_ON_FILE.format(at=entry.at("replaces"), key=key, replaced=replaced)


def refuse_other_text(entry: Entry, mine: Instrument, shipped: Instrument) -> None:
    """:raises Fault: a local file speaks of an instrument of the release that is not awaited, or of another one."""
    if shipped.holding is not Holding.AWAITING:
        raise entry.fault(f"“{mine.key}” đã có trong sổ quy định; mỗi mã chỉ được khai một lần.", "key")
    if (mine.number, mine.signed_on) != (shipped.number, shipped.signed_on):
        raise entry.fault(
            f"“{mine.key}” trong sổ là {shipped.name}; tệp này ghi {mine.name}. Giữ nguyên số và ngày ký.",
            "number",
        )
