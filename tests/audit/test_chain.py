"""The chain of events: no gap, one order for all writers, every tampering found (C2)."""

from __future__ import annotations

import json
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, connections, transaction

from nguon.audit import operations, queries
from nguon.audit.models import Event
from nguon.audit.queries import GENESIS, Head
from nguon.audit.terms import EventKind
from nguon.core.scope import Actor

WHO = Actor.system("test")


def record(number: int = 0, **more: Any) -> Event:
    with transaction.atomic():
        return operations.record(
            EventKind.PERSON_CHANGED, by=WHO, subject="person", subject_id=number, person_id=number, **more
        )


def breaks(kept: Head | None = None) -> list[tuple[int, str]]:
    return [(found.sequence, found.why) for found in queries.breaks_in_chain(kept)]


@pytest.mark.django_db
def test_events_count_from_one_and_name_the_hash_before() -> None:
    first, second = record(1), record(2)

    assert (first.sequence, first.previous_hash) == (1, GENESIS)
    assert (second.sequence, second.previous_hash) == (2, first.hash)
    assert queries.head() == Head(2, second.hash)
    assert breaks() == []


@pytest.mark.django_db
def test_an_event_reads_back_as_it_was_digested() -> None:
    record(details={"ngày": date(2026, 3, 2).isoformat(), "trường": ["dân tộc", 3, None, True], "số": 10**15})

    assert breaks() == []


@pytest.mark.django_db
@pytest.mark.parametrize("details", [{"share": 0.1}, {"deep": [{"share": 1e22}]}, {"day": date(2026, 1, 1)}])
def test_details_that_would_not_read_back_alike_are_refused(details: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        record(details=details)


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError):
        operations.record(EventKind.LOG_READ, by=WHO, subject="log")


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_undone_leaves_neither_event_nor_gap() -> None:
    record(1)
    with transaction.atomic():
        operations.record(EventKind.LOG_READ, by=WHO, subject="log")
        transaction.set_rollback(True)
    record(2)

    assert list(Event.objects.order_by("sequence").values_list("sequence", "subject_id")) == [(1, 1), (2, 2)]


@pytest.mark.django_db(transaction=True)
def test_writers_on_several_connections_make_one_chain() -> None:
    def write(thread: int) -> None:
        for number in range(25):
            record(thread * 100 + number)
        connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(4)))

    assert queries.head().sequence == 100
    assert breaks() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET kind = 'x'",
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
        "ALTER TABLE audit_event DISABLE TRIGGER ALL",
        "ALTER TABLE audit_event DISABLE TRIGGER nguon_append_only",
        "DROP TRIGGER nguon_append_only ON audit_event",
        "DROP TABLE audit_event",
        "CREATE RULE r AS ON INSERT TO audit_event DO INSTEAD NOTHING",
        "SET session_replication_role = replica",
        "GRANT DELETE ON audit_event TO nguon_app; DELETE FROM audit_event",
    ],
)
def test_the_app_role_can_only_add_events(statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET kind = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"]
)
def test_even_the_owner_is_stopped_while_the_trigger_stands(statement: str) -> None:
    record()

    with pytest.raises(ProgrammingError, match="append-only"), connections["owner"].cursor() as cursor:
        cursor.execute(statement)


COLUMNS = [field.column for field in Event._meta.concrete_fields]
CONTENT = [name for name in COLUMNS if name not in {"sequence", "hash", "previous_hash"}]
EVENTS = 40


class Tamperer:
    """The owner of the database with the triggers switched off."""

    def __init__(self) -> None:
        self.run("ALTER TABLE audit_event DISABLE TRIGGER USER")
        self.run("CREATE TABLE kept AS TABLE audit_event")

    def run(self, statement: str, *values: object) -> None:
        with connections["owner"].cursor() as cursor:
            cursor.execute(statement, values)

    def undo(self) -> None:
        self.run("DELETE FROM audit_event; INSERT INTO audit_event SELECT * FROM kept")

    def edit(self, chance: random.Random) -> None:
        name = chance.choice([*COLUMNS[1:]])
        change = {
            "at": "at + interval '1 microsecond'",
            "details": "details || '{\"x\": 1}'",
            "hash": "reverse(hash)",
            "previous_hash": "reverse(previous_hash)",
        }.get(
            name,
            f"\"{name}\" || 'x'"
            if name in {"kind", "grant", "subject", "organization"}
            else f"coalesce({name}, 0) + 1",
        )
        self.run(f'UPDATE audit_event SET "{name}" = {change} WHERE sequence = %s', chance.randint(2, EVENTS))

    def delete(self, chance: random.Random) -> None:
        self.run("DELETE FROM audit_event WHERE sequence = %s", chance.randint(1, EVENTS - 1))

    def delete_and_close_up(self, chance: random.Random) -> None:
        gone = chance.randint(1, EVENTS - 1)
        self.run("DELETE FROM audit_event WHERE sequence = %s", gone)
        self.run("UPDATE audit_event SET sequence = -sequence WHERE sequence > %s", gone)
        self.run("UPDATE audit_event SET sequence = -sequence - 1 WHERE sequence < 0")

    def reorder(self, chance: random.Random) -> None:
        one, other = chance.sample(range(1, EVENTS + 1), 2)
        self.run("UPDATE audit_event SET sequence = -1 WHERE sequence = %s", one)
        self.run("UPDATE audit_event SET sequence = %s WHERE sequence = %s", one, other)
        self.run("UPDATE audit_event SET sequence = %s WHERE sequence = -1", other)

    def insert(self, chance: random.Random) -> None:
        at = chance.randint(1, EVENTS - 1)
        self.run("UPDATE audit_event SET sequence = -sequence WHERE sequence > %s", at)
        self.run("UPDATE audit_event SET sequence = -sequence + 1 WHERE sequence < 0")
        copied = ", ".join(f'"{name}"' for name in COLUMNS[1:])
        self.run(
            f"INSERT INTO audit_event (sequence, {copied}) SELECT %s, {copied} FROM kept WHERE sequence = %s",
            at + 1,
            at,
        )

    def cut_the_tail(self, chance: random.Random) -> None:
        self.run("DELETE FROM audit_event WHERE sequence > %s", chance.randint(0, EVENTS - 1))

    def forge_from_here_on(self, chance: random.Random) -> None:
        """Change one event and compute every hash after it anew: only a head kept outside shows it."""
        self.run("UPDATE audit_event SET actor_id = 666 WHERE sequence = %s", chance.randint(1, EVENTS))
        self._chain_anew()

    def swap_the_whole_table(self, chance: random.Random) -> None:
        self.run("UPDATE audit_event SET subject_id = subject_id + 1")
        self._chain_anew()

    def _chain_anew(self) -> None:
        previous = GENESIS
        for event in Event.objects.order_by("sequence"):
            event.previous_hash = previous
            previous = queries.digest(event)
            self.run(
                "UPDATE audit_event SET previous_hash = %s, hash = %s WHERE sequence = %s",
                event.previous_hash,
                previous,
                event.sequence,
            )


WITHOUT_A_HEAD = ("edit", "delete", "delete_and_close_up", "reorder", "insert")
WITH_A_HEAD = ("cut_the_tail", "forge_from_here_on", "swap_the_whole_table")


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_every_tampering_with_the_owners_hand_is_found() -> None:
    for number in range(EVENTS):
        record(number)
    kept, tamperer, chance = queries.head(), Tamperer(), random.Random(20260302)
    missed = []

    for way in WITHOUT_A_HEAD * 12 + WITH_A_HEAD * 6:
        getattr(tamperer, way)(chance)
        if not breaks(kept if way in WITH_A_HEAD else None):
            missed.append(way)
        tamperer.undo()

    assert missed == []
    assert breaks(kept) == []


def verify(*options: str) -> tuple[int, dict[str, Any]]:
    out = StringIO()
    try:
        call_command("audit", "verify", "--json", *options, stdout=out)
    except CommandError as refusal:
        return refusal.returncode, json.loads(out.getvalue() or "{}")
    return 0, json.loads(out.getvalue())


@pytest.mark.django_db
def test_the_command_says_that_the_chain_holds_and_prints_its_head() -> None:
    last = record()

    assert verify() == (0, {"holds": True, "head": {"sequence": 1, "hash": last.hash}, "breaks": []})
    assert verify(f"--head=1:{last.hash}")[0] == 0


@pytest.mark.django_db
def test_the_command_exits_1_when_a_kept_head_is_gone() -> None:
    first = record()

    code, answer = verify(f"--head=2:{first.hash}")

    assert (code, answer["holds"], [found["sequence"] for found in answer["breaks"]]) == (1, False, [2])


@pytest.mark.django_db
def test_the_command_exits_2_on_a_head_that_cannot_be_one() -> None:
    assert verify("--head=12") == (2, {})
