"""A commune as it stands on paper: the issuer of a document, its place, its day and its signer."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dienhong.engines.typeset.model import Issuer, Recipients, Signature
from dienhong.kernel.numbering import System

NO_SIGNATURE = Signature(())
_KINDS = ("thị trấn", "đặc khu", "phường", "xã")


class NamedCommune(Protocol):
    """What a letterhead takes from a commune's record."""

    @property
    def full_name(self) -> str: ...

    @property
    def province_name(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What every paper of a commune needs beside its contents.

    `commune` is the name with its kind ("xã Hòa Phú"), `province` likewise; None in `number` or `day` leaves room for
    the hand. `recipients` and `signature` come from the kind's defaults or from what a person set.
    """

    commune: str
    province: str
    drafted_on: date
    system: System = "state"
    number: str | None = None
    day: date | None = None
    signature: Signature = NO_SIGNATURE
    recipients: tuple[Recipients, ...] = ()

    @property
    def kind(self) -> str:
        """The first words of the commune's name, such as "xã" or "đặc khu"."""
        return next((kind for kind in _KINDS if self.commune.casefold().startswith(f"{kind} ")), "xã")

    @property
    def place(self) -> str:
        """The place of issue: the bare name; with its kind where that is a mere number ("Phường 1")."""
        name = self.commune[len(self.kind) :].strip() or self.commune
        return f"{self.kind.capitalize()} {name}" if name.isdigit() else name

    @property
    def body(self) -> str:
        """The issuing body in full, such as "Ủy ban nhân dân xã Hòa Phú"."""
        return f"{self.body_of_kind.removesuffix(self.kind)}{self.commune}"

    @property
    def body_of_kind(self) -> str:
        """The body without the commune's name, such as "Ủy ban nhân dân xã"."""
        return f"{'Ủy ban nhân dân' if self.system == 'state' else 'Đảng ủy'} {self.kind}"

    @property
    def short_body(self) -> str:
        """The body as it is called after its first mention: "UBND xã", "Đảng ủy xã"."""
        return self.body_of_kind.replace("Ủy ban nhân dân", "UBND")

    @property
    def head(self) -> str:
        """Who leads the body: "Chủ tịch Ủy ban nhân dân xã", "Bí thư Đảng ủy xã"."""
        return f"{'Chủ tịch' if self.system == 'state' else 'Bí thư'} {self.body_of_kind}"

    def issuer(self, unit: str = "") -> Issuer:
        """The left header: the commune's body, or its `unit` below it. The Party names its province above."""
        if self.system == "party":
            above = (f"ĐẢNG BỘ {self.province.upper()}",) if self.province else ()
            return Issuer((f"ĐẢNG ỦY {self.commune.upper()}",), above, self.body)
        if unit:
            return Issuer((unit.upper(),), (self.body.upper(),), f"{unit} {self.commune}")
        return Issuer(("ỦY BAN NHÂN DÂN", self.commune.upper()), name=self.body)


def letterhead_of(commune: NamedCommune, *, today: date, system: System = "state") -> Letterhead:
    """The head of a draft that is begun today."""
    return Letterhead(commune=commune.full_name, province=commune.province_name, drafted_on=today, system=system)
