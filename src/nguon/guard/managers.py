"""Managers that refuse to read people before a scope is declared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Generic, NoReturn, Self, TypeVar

from django.db import models
from django.db.models import Q

from nguon.core.labelled import Labelled
from nguon.core.scope import Scope

M = TypeVar("M", bound=models.Model)


class Reason(Labelled):
    """The closed list of reasons to read without a person's scope. A test counts the places that use each."""

    ACCESS_ITSELF = "access-itself", "xác định phạm vi của chính người dùng"
    UNIQUENESS = "uniqueness", "kiểm tra trùng trên toàn hệ thống, chỉ trả lời có hoặc không"
    SYSTEM_TASK = "system-task", "lệnh hệ thống do người quản trị chạy"


@models.Field.register_lookup
@models.ForeignKey.register_lookup
class AnyOf(models.Lookup):
    """`column__any_of=values`: as `__in`, but one array instead of a parameter for each of ten thousand values."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """`column = ANY (array)`."""
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} = ANY (%s)", [*parameters, _array(self.rhs)]


def _array(values: Iterable[Any]) -> str:
    """The literal of a PostgreSQL array of texts or numbers, its type left to the column.

    Written here because the driver, careful about types, takes half a second for ten thousand names.
    """
    told = list(map(str, values))
    together = "".join(told)
    if "\\" in together or '"' in together:
        told = [value.replace("\\", "\\\\").replace('"', '\\"') for value in told]
    return '{"' + '","'.join(told) + '"}' if told else "{}"


class ScopeNotDeclared(RuntimeError):
    """A programmer's mistake: people were about to be read without `.within(scope)` or `.everywhere(reason)`."""


def _not_declared(model: type[models.Model]) -> ScopeNotDeclared:
    return ScopeNotDeclared(
        f"{model.__name__}: khai báo phạm vi trước: .within(scope) hoặc .everywhere(reason=Reason...)."
    )


class GuardedQuerySet(models.QuerySet[M], Generic[M]):
    """A queryset that knows the path from its rows to the person (`person_path`) and can be narrowed to a scope."""

    def within(self, scope: Scope) -> Self:
        """Only the rows whose person lies inside the scope."""
        if scope.is_everything:
            return self.all()
        path: str = self.model.person_path  # type: ignore[attr-defined]
        prefix = f"{path}__" if path else ""
        inside = Q(pk__in=())
        for lft, rgt in scope.intervals:
            inside |= Q(**{f"{prefix}pos__gte": lft, f"{prefix}pos__lte": rgt})
        if scope.persons:
            inside |= Q(**{f"{prefix}pk__in": sorted(scope.persons)})
        return self.filter(inside)

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: SQL of one's own would lose the scope."""
        raise _not_declared(self.model)


class ScopedManager(models.Manager[M], Generic[M]):
    """`Model.objects`: closed until `.within(scope)` or `.everywhere(reason=...)` opens it."""

    def get_queryset(self) -> NoReturn:
        """Refused. Every road of a manager into the database passes here, also one that a later Django adds."""
        raise _not_declared(self.model)

    def within(self, scope: Scope) -> GuardedQuerySet[M]:
        """The rows of the people inside the scope."""
        return GuardedQuerySet(self.model, using=self._db).within(scope)

    def everywhere(self, *, reason: Reason) -> GuardedQuerySet[M]:
        """All rows that row security lets through, for one of the listed reasons."""
        if not isinstance(reason, Reason):
            raise ScopeNotDeclared(f"Lý do phải lấy từ guard.Reason, không phải {reason!r}.")
        return GuardedQuerySet(self.model, using=self._db)


class AboutPerson(models.Model):
    """A table about people: closed `objects`, unguarded `rows` for Django's own needs, and the path to the person."""

    # `rows` stays the default manager: full_clean and related look-ups of Django need one that answers.
    rows = models.Manager()
    objects = ScopedManager()
    person_path: ClassVar[str] = "person"

    class Meta:
        abstract = True
