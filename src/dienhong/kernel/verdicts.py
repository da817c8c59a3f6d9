"""A permission's answer: yes, or no with the reason that the person will read."""

from dataclasses import dataclass

from dienhong.kernel.errors import Forbidden, Refused


@dataclass(frozen=True, slots=True)
class Verdict:
    """Truthy when allowed; `reason` is the Vietnamese sentence for a refusal."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """For permissions: raise `Forbidden` with the reason unless allowed."""
        if not self.allowed:
            raise Forbidden(self.reason)

    def enforce(self, field: str | None = None) -> None:
        """For rules: raise `Refused` with the reason unless allowed; `field` names the answer at fault."""
        if not self.allowed:
            raise Refused(self.reason, field=field)


YES = Verdict(allowed=True)


def no(reason: str) -> Verdict:
    """A refusal with its reason (a Vietnamese sentence)."""
    return Verdict(allowed=False, reason=reason)


def only_if(condition: bool, reason: str) -> Verdict:
    """Allowed when `condition` holds, refused with `reason` otherwise."""
    return YES if condition else no(reason)
