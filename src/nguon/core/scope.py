"""Who acts, and how far they may reach."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scope:
    """The people an actor may reach: pre-order intervals of the tree (both ends included) and single persons.

    One definition for two walls: the ORM guard filters by it, PostgreSQL row security receives it as text.
    """

    intervals: tuple[tuple[int, int], ...] = ()
    persons: frozenset[int] = frozenset()
    is_everything: bool = False

    @classmethod
    def nothing(cls) -> Scope:
        """Reaches nobody: the scope of a stranger."""
        return cls()

    @classmethod
    def everything(cls) -> Scope:
        """Reaches all; only for commands, migrations, the demonstration and counted exceptions."""
        return cls(is_everything=True)

    def holds(self, pos: int) -> bool:
        """True when the position lies inside an interval."""
        return self.is_everything or any(lft <= pos <= rgt for lft, rgt in self.intervals)

    def as_multirange(self) -> str:
        """The intervals as a PostgreSQL int4multirange literal."""
        if self.is_everything:
            return "{[,]}"
        return "{" + ",".join(f"[{lft},{rgt}]" for lft, rgt in self.intervals) + "}"

    def as_array(self) -> str:
        """The single persons as a PostgreSQL bigint[] literal."""
        return "{" + ",".join(str(pk) for pk in sorted(self.persons)) + "}"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a signed-in user under one or more grants, or a named system task (`user_id` None)."""

    name: str
    scope: Scope
    user_id: int | None = None
    grant: str = ""
    permissions: frozenset[str] = field(default_factory=frozenset)
    organization: str = ""  # code of the organisation the grant is on

    def may(self, permission: str) -> bool:
        """True when a grant of today gives this permission."""
        return permission in self.permissions

    @classmethod
    def system(cls, task: str) -> Actor:
        """A command or job acting by itself, e.g. `Actor.system("demo")`."""
        return cls(name=f"hệ thống: {task}", scope=Scope.everything(), grant=f"system:{task}")
