"""Who is known already: by identity number, else by folded name and day of birth; and who is twice in the file."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from nguon.core.folding import fold
from nguon.core.scope import Scope
from nguon.exchange.plan.findings import Teller
from nguon.exchange.plan.rows import ReadRow
from nguon.exchange.values.dates import Birth
from nguon.people import queries as people
from nguon.people.terms import Precision

ESCALATE = "Chuyển cấp trên xác minh; không lập hồ sơ thứ hai cho cùng một người."
_COMPARED = ("card_number", "phone", "hometown", "ethnicity", "religion", "schooling", "sex", "identity_number")
_YEAR, _DAY = Precision.YEAR.value, Precision.DAY.value
# What identifies a person without an identity number: folded name, day of birth, how exactly that is known.
BirthKey = tuple[str, Any, str]


def precision(born: Birth) -> str:
    """How exactly the day is known, as the records store it."""
    return _YEAR if born.only_year else _DAY


def changed(held: dict[str, Any] | None, values: dict[str, Any]) -> dict[str, Any]:
    """The columns of a known person that a row would change; a blank cell changes nothing, nobody has nothing."""
    if held is None:
        return {}
    return {key: values[key] for key in _COMPARED if key in values and values[key] != (held[key] or "")}


class People:
    """The people a file may mean, looked up once for all rows."""

    def __init__(self, rows: list[ReadRow], *, scope: Scope) -> None:
        self._seen_identity: dict[str, int] = {}
        self._seen_card: dict[str, int] = {}
        self._seen_birth: dict[BirthKey, tuple[int, str]] = {}
        identities = {row.values["identity_number"] for row in rows if "identity_number" in row.values}
        cards = {row.values["card_number"] for row in rows if "card_number" in row.values}
        names = {row.values["full_name"] for row in rows}
        self._folded = {name: fold(name) for name in names}
        held = people.known_people(scope, identity_numbers=identities, name_keys=set(self._folded.values()))
        self._by_identity = {person["identity_number"]: person for person in held if person["identity_number"]}
        self._by_birth: dict[BirthKey, list[dict[str, Any]]] = defaultdict(list)
        for person in held:
            self._by_birth[person["name_key"], person["born_on"], person["born_precision"]].append(person)
        # Whoever sees everybody has seen all numbers already.
        unknown = set() if scope.is_everything else identities - self._by_identity.keys()
        self._taken, self._taken_cards = people.numbers_taken(identity_numbers=unknown, card_numbers=cards)

    def match(self, row: ReadRow, tell: Teller) -> dict[str, Any] | None:
        """The person the row means, None for somebody new.

        Findings say why it cannot be told; then the row must not be stored.
        """
        values = row.values
        born = values["born"]
        key = (self._folded[values["full_name"]], born.on, precision(born))
        if self._is_repeated(row, key, tell):
            return None
        identity = values.get("identity_number")
        held = self._by_identity.get(identity) if identity else None
        if held is not None:
            self._check_same(row, held, key, tell)
        elif identity and identity in self._taken:
            sentence = "Số định danh này đã có trong hệ thống, ở một hồ sơ ngoài phạm vi được giao."
            row.findings.append(tell.obstacle("NL-61", row.number, "identity_number", sentence, ESCALATE))
        elif key in self._by_birth:
            held = self._by_name(row, key, identity, tell)
        if values.get("card_number") in self._taken_cards:
            self._check_card(row, held, tell)
        return held

    def _by_name(self, row: ReadRow, key: BirthKey, identity: str | None, tell: Teller) -> dict[str, Any] | None:
        possible = [
            person
            for person in self._by_birth[key]
            if identity is None or person["identity_number"] in (None, identity)
        ]
        if len(possible) > 1:
            sentence = f"Có {len(possible)} hồ sơ cùng họ tên và ngày sinh này; cần biết là người nào."
            remedy = "Ghi số định danh cá nhân 12 chữ số ở dòng này."
            row.findings.append(tell.obstacle("NL-62", row.number, "full_name", sentence, remedy))
            return None
        return possible[0] if possible else None

    def _is_repeated(self, row: ReadRow, key: BirthKey, tell: Teller) -> bool:
        number = row.number
        identity, card = row.values.get("identity_number"), row.values.get("card_number")
        first = self._seen_identity.setdefault(identity, number) if identity else number
        by = "identity_number"
        if first == number and card:
            first, by = self._seen_card.setdefault(card, number), "card_number"
        if first == number:
            before, other = self._seen_birth.setdefault(key, (number, identity or ""))
            # The same name and day with two different identity numbers are two persons.
            if not (identity and other and identity != other):
                first, by = before, "full_name"
        if first == number:
            return False
        what = {"identity_number": "số định danh", "card_number": "số thẻ", "full_name": "họ tên và ngày sinh"}[by]
        sentence = f"Trùng {what} với dòng {first} của chính tệp này."
        remedy = "Xóa dòng thừa, hoặc sửa lại cho đúng người."
        row.findings.append(tell.obstacle("NL-63", row.number, by, sentence, remedy))
        return True

    def _check_same(self, row: ReadRow, held: dict[str, Any], key: BirthKey, tell: Teller) -> None:
        different = "họ tên" if held["name_key"] != key[0] else ""
        if (held["born_on"], held["born_precision"]) != key[1:]:
            different = f"{different} và ngày sinh" if different else "ngày sinh"
        if different:
            sentence = f"Số định danh này đã thuộc một hồ sơ có {different} khác với dòng này."
            remedy = "Đối chiếu thẻ căn cước; nếu hồ sơ sai thì sửa ở trang hồ sơ trước khi nhập."
            row.findings.append(tell.obstacle("NL-64", row.number, "identity_number", sentence, remedy))

    def _check_card(self, row: ReadRow, held: dict[str, Any] | None, tell: Teller) -> None:
        if held is None or held["card_number"] != row.values["card_number"]:
            sentence = "Số thẻ đảng viên này đã ghi cho một hồ sơ khác."
            row.findings.append(tell.obstacle("NL-65", row.number, "card_number", sentence, ESCALATE))
