"""The sign-ins of the demonstration. Their passwords are public: they exist only where the demonstration is loaded."""

from __future__ import annotations

from dataclasses import dataclass

from nguon.accounts.terms import ROLES
from nguon.demo.world import facts


@dataclass(frozen=True, slots=True)
class SignIn:
    """A user, the role it has and the organisation (by code) the role is given on."""

    username: str
    display_name: str
    role: str
    organization: str
    password: str
    association: str = ""

    @property
    def role_name(self) -> str:
        """The role as a person reads it."""
        return ROLES[self.role].name


def the_signins() -> tuple[SignIn, ...]:
    """All sign-ins, the cell secretary first."""
    return tuple(SignIn(**row) for row in facts("signins")["signin"])


def country_signins() -> tuple[SignIn, ...]:
    """The sign-ins of the synthetic country, lowest first."""
    return tuple(SignIn(**row) for row in facts("country")["signin"])
