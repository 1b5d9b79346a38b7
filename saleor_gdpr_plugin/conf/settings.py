"""The merchant's settings as a frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from ..host import mail
from .consent_keys import ConsentKey


@dataclass(frozen=True, slots=True)
class Settings:
    """What the merchant decided; lives are in the unit of their name."""

    controller: str
    contact_email: str
    authority: str
    privacy_policy_url: str
    storefront_url: str
    country: str
    region: str
    rule_set: str
    time_zone: ZoneInfo
    guest_visitors: bool
    review_before_release: bool
    second_approver: bool
    self_service: bool
    shopper_mails: bool
    staff_mails: bool
    staff_emails: tuple[str, ...]
    dpo_emails: tuple[str, ...]
    target_days: int
    grace_hours: int
    retention_months: int
    link_hours: int
    code_minutes: int
    archive_days: int
    archive_downloads: int
    client_submits_per_hour: int
    address_mails_per_day: int
    shop_mails_per_hour: int
    proxy_depth: int
    smtp: mail.Smtp | None
    double_opt_in: bool = True
    consent_keys: tuple[ConsentKey, ...] = ()
    rectifiable_metadata: Mapping[str, str] = field(default_factory=dict)
    """Keys of an account's public metadata that can be corrected, and their names."""
    logo: str = ""
    """A data: address of a PNG or JPEG, or ""."""
    shop_name: str = ""
    """Name of one channel's shop; "" where the shop's own counts."""
    channels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Values that differ, by channel."""
    dashboard_origins: tuple[str, ...] = ()
    """Scheme, host and port of every Dashboard that may show the desk; lower case, no path."""

    def of(self, channel: str) -> Settings:
        """The settings as they are for one channel."""
        values: dict[str, Any] = dict(self.channels.get(channel, {}))
        sender = values.pop("sender_address", "")
        smtp = replace(self.smtp, sender_address=sender) if self.smtp and sender else self.smtp
        return replace(self, smtp=smtp, **values)

    @property
    def staff_addresses(self) -> tuple[str, ...]:
        """Where mails to staff go: the privacy addresses and the data protection officer's; none when off."""
        return tuple(dict.fromkeys(self.staff_emails + self.dpo_emails)) if self.staff_mails else ()
