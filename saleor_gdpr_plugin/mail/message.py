"""What every mail is: a frozen value with a name, a subject and its variables."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, ClassVar

_kinds: dict[str, type[Message]] = {}


@dataclass(frozen=True, kw_only=True)
class Message:
    """One kind of mail. Subclass in a file of its own; the name is also the name of its templates.

    Fields are the variables of the templates: strings, numbers, dates and lists of strings only, because a
    message is sealed as JSON until it is sent.
    """

    name: ClassVar[str]
    carries_token: ClassVar[bool] = False
    """Whether a link in it opens something: such mails never travel as notification events by themselves."""

    def __init_subclass__(cls) -> None:
        _kinds[cls.name] = cls

    def subject(self) -> str:
        """Translated subject without personal data."""
        raise NotImplementedError

    def variables(self) -> dict[str, Any]:
        """The variables as JSON can hold them."""
        return {key: _plain(value) for key, value in asdict(self).items()}


def restore(name: str, variables: dict[str, Any]) -> Message:
    """The message a sealed row holds."""
    return _kinds[name](**{key: _typed(value) for key, value in variables.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def _typed(value: Any) -> Any:
    match value:
        case {"datetime": str(text)}:
            return datetime.fromisoformat(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case list():
            return tuple(value)
    return value
