"""The plugin form: every entry, its default and the words the merchant reads, on one screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the plugin form: its default and the words the merchant reads."""

    default: str | bool
    label: str
    help: str
    secret: bool = False
    lines: bool = False


FORM: dict[str, Entry] = {
    "controller": Entry(
        "", "Controller", "Name and postal address of the company responsible (Art. 4(7)).", lines=True
    ),
    "contact_email": Entry("", "Contact e-mail", "Where people reach you about privacy; shown to shoppers."),
    "authority": Entry("", "Supervisory authority", "The authority people may complain to, with its city."),
    "logo": Entry(
        "",
        "Logo",
        "Optional, for letters: a data:image/png;base64,… or data:image/jpeg;base64,… address of at most 100 kB.",
    ),
    "privacy_policy_url": Entry("", "Privacy policy", "https address of your privacy policy."),
    "storefront_url": Entry("", "Storefront page", "https address of the page that holds <saleor-privacy>."),
    "country": Entry(
        "", "Country", "Two letters (DE, FR, …): decides the public holidays of the legal clock."
    ),
    "region": Entry(
        "",
        "Region",
        "Optional, for example BE for Berlin: its holidays, and the authority people may turn to.",
    ),
    "rule_set": Entry(
        "",
        "Rule set",
        "eu (GDPR) or uk (UK GDPR). Left empty it is uk for GB and eu for all other countries.",
    ),
    "time_zone": Entry("UTC", "Time zone", "For example Europe/Berlin. The day of receipt is counted in it."),
    "guest_visitors": Entry(
        True, "Support guest visitors", "People who are not logged in may submit requests."
    ),
    "review_before_release": Entry(
        True, "Review before release", "Staff looks at an archive before it leaves."
    ),
    "target_days": Entry(
        "14", "Own target (days)", "By when you want to have answered; never after the law."
    ),
    "second_approver": Entry(
        False, "Second approver", "A request is carried out only after a second person approved it."
    ),
    "grace_hours": Entry(
        "24",
        "Grace time (hours)",
        "What cannot be undone waits this long; the person can still call it back.",
    ),
    "self_service": Entry(
        True,
        "Self-service corrections",
        "Customers who are logged in correct what their account lets them change anyway; off, staff decides.",
    ),
    "rectifiable_metadata": Entry(
        "",
        "Details customers may correct",
        "metadata-key = name shown, one a line: public metadata of the account. Never name keys of consents here.",
        lines=True,
    ),
    "retention_months": Entry(
        "36",
        "Keep requests (months)",
        "Then the content of a closed request is deleted; a record without it stays.",
    ),
    "consent_keys": Entry(
        "",
        "Metadata keys for consent",
        "purpose = key, one a line: newsletter = newsletter. The key is read and written in the metadata of customers, and read on orders; true, yes, on and 1 mean on. For a key in private metadata write purpose = private:key, for other values purpose = key | subscribed | unsubscribed.",
        lines=True,
    ),
    "double_opt_in": Entry(
        True,
        "Double opt-in",
        "Whoever is said to have consented without proof gets a mail with a link; only the link makes it consent.",
    ),
    "shopper_mails": Entry(
        True,
        "Courtesy mails to shoppers",
        "Off: only mails that prove a mailbox or that the law demands are sent.",
    ),
    "staff_mails": Entry(True, "Mails to staff", "Off: the desk alone shows what is to be done."),
    "staff_emails": Entry(
        "", "Staff notices", "E-mail addresses, one a line, told about requests.", lines=True
    ),
    "dpo_emails": Entry(
        "", "Data protection officer", "E-mail addresses, one a line, told about requests too.", lines=True
    ),
    "link_hours": Entry("24", "Life of a link (hours)", "How long a link in a mail works."),
    "code_minutes": Entry("10", "Life of a code (minutes)", "How long the six-digit code works."),
    "archive_days": Entry("5", "Life of an archive (days)", "How long a released archive can be downloaded."),
    "archive_downloads": Entry("10", "Downloads", "How often a released archive can be downloaded."),
    "client_submits_per_hour": Entry("10", "Submissions per client and hour", "Then the client has to wait."),
    "address_mails_per_day": Entry("5", "Verify mails per address and day", "More are silently not sent."),
    "shop_mails_per_hour": Entry("300", "Verify mails of the shop per hour", "More wait for the next hour."),
    "proxy_depth": Entry(
        "0",
        "Proxies before Saleor",
        "How many of your own proxies add to X-Forwarded-For; wrong, all guests share one limit.",
    ),
    "dashboard_origins": Entry(
        "",
        "Dashboard origins",
        "Where your Dashboard runs, one a line: https://dashboard.shop.example. Only there the desk can be opened.",
        lines=True,
    ),
    "smtp_host": Entry("", "SMTP host", "Leave empty to send by the shop's own mail configuration."),
    "smtp_port": Entry("587", "SMTP port", "Usually 587 (TLS) or 465 (SSL)."),
    "smtp_user": Entry("", "SMTP user", ""),
    "smtp_password": Entry("", "SMTP password", "", secret=True),
    "smtp_security": Entry("tls", "SMTP security", "tls, ssl or none."),
    "sender_name": Entry("", "Sender name", "Shown as the sender with our own SMTP settings."),
    "sender_address": Entry("", "Sender address", "Needed with our own SMTP settings."),
    "channel_controllers": Entry(
        "", "Controller per channel", "channel-slug = name | street | city, one channel a line.", lines=True
    ),
    "channel_contact_emails": Entry(
        "", "Contact per channel", "channel-slug = address, one channel a line.", lines=True
    ),
    "channel_storefront_urls": Entry(
        "", "Storefront page per channel", "channel-slug = https address, one channel a line.", lines=True
    ),
    "channel_policy_urls": Entry(
        "", "Privacy policy per channel", "channel-slug = https address, one channel a line.", lines=True
    ),
    "channel_shop_names": Entry(
        "", "Shop name per channel", "channel-slug = name, one channel a line.", lines=True
    ),
    "channel_senders": Entry(
        "",
        "Sender per channel",
        "channel-slug = address, one channel a line; with our own SMTP settings.",
        lines=True,
    ),
}
CHANNELED = {
    "channel_controllers": "controller",
    "channel_contact_emails": "contact_email",
    "channel_storefront_urls": "storefront_url",
    "channel_policy_urls": "privacy_policy_url",
    "channel_shop_names": "shop_name",
    "channel_senders": "sender_address",
}
"""Form entries of "slug = value" lines, and the value they replace for that channel."""
NUMBERS = {
    "target_days": (1, 60),
    "grace_hours": (0, 336),
    "retention_months": (1, 120),
    "link_hours": (1, 168),
    "code_minutes": (2, 60),
    "archive_days": (1, 30),
    "archive_downloads": (1, 100),
    "client_submits_per_hour": (1, 1000),
    "address_mails_per_day": (1, 100),
    "shop_mails_per_hour": (1, 100_000),
    "proxy_depth": (0, 10),
    "smtp_port": (1, 65535),
}
"""Whole numbers and the range each may have, both ends included."""
FLAGS = (
    "guest_visitors",
    "review_before_release",
    "second_approver",
    "double_opt_in",
    "self_service",
    "shopper_mails",
    "staff_mails",
)
WEB = ("storefront_url", "privacy_policy_url")
WEB_HINT = "Give a full address that starts with https:// and has no # part."
REQUIRED = ("controller", "contact_email", "storefront_url", "country")
"""Without these the plugin stays inactive (spec section 11)."""
