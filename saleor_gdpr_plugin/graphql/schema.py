"""The list of our fields, their cost, and which of them observability masks."""

from __future__ import annotations

from typing import Any

import graphene

from ..host.schema import ConnectionField
from . import queries
from .download_ticket import GdprDownloadTicket
from .export_preview import GdprExportPreview
from .queries import GdprPrivacyPage, GdprRequestFilterInput
from .request_approve import GdprRequestApprove
from .request_cancel import GdprRequestCancel
from .request_disown import GdprRequestDisown
from .request_release import GdprRequestRelease
from .request_retry import GdprRequestRetry
from .request_submit import GdprRequestSubmit
from .request_verification_resend import GdprRequestVerificationResend
from .request_verify import GdprRequestVerify
from .types import GdprRequest, GdprRequestCountableConnection

QUERIES: dict[str, tuple[Any, Any]] = {
    "gdpr_privacy_page": (
        graphene.Field(
            GdprPrivacyPage,
            channel=graphene.String(required=True, description="Slug of the channel."),
            description="Settings of the privacy page; null while the privacy desk is inactive.",
        ),
        queries.resolve_privacy_page,
    ),
    "gdpr_request": (
        graphene.Field(
            GdprRequest,
            id=graphene.ID(description="A request of whoever is logged in; any request for staff."),
            status_token=graphene.String(description="A guest's token from a mail."),
            description="One privacy request; null when there is none that the caller may see.",
        ),
        queries.resolve_request,
    ),
    "gdpr_my_requests": (
        ConnectionField(
            GdprRequestCountableConnection,
            description="The requests of whoever is logged in, newest first.",
        ),
        queries.resolve_my_requests,
    ),
    "gdpr_requests": (
        ConnectionField(
            GdprRequestCountableConnection,
            filter=GdprRequestFilterInput(description="Which requests."),
            description="All privacy requests, newest first. Requires MANAGE_USERS.",
        ),
        queries.resolve_requests,
    ),
}
MUTATIONS = {
    "gdpr_request_submit": GdprRequestSubmit,
    "gdpr_request_verify": GdprRequestVerify,
    "gdpr_request_verification_resend": GdprRequestVerificationResend,
    "gdpr_request_disown": GdprRequestDisown,
    "gdpr_request_cancel": GdprRequestCancel,
    "gdpr_request_approve": GdprRequestApprove,
    "gdpr_request_release": GdprRequestRelease,
    "gdpr_request_retry": GdprRequestRetry,
    "gdpr_export_preview": GdprExportPreview,
    "gdpr_download_ticket": GdprDownloadTicket,
}
ONE = {"complexity": 1}
PAGE = {"complexity": 1, "multipliers": ["first", "last"]}
COSTS: dict[str, dict[str, Any]] = {
    "Query": {
        "gdprPrivacyPage": ONE,
        "gdprRequest": ONE,
        "gdprMyRequests": PAGE,
        "gdprRequests": PAGE,
    },
    "Mutation": {
        "gdprRequestSubmit": {"complexity": 10},
        "gdprRequestVerify": {"complexity": 10},
        "gdprRequestVerificationResend": {"complexity": 10},
        "gdprRequestDisown": {"complexity": 10},
        "gdprRequestCancel": {"complexity": 10},
        "gdprRequestApprove": {"complexity": 10},
        "gdprRequestRelease": {"complexity": 10},
        "gdprRequestRetry": {"complexity": 10},
        "gdprExportPreview": {"complexity": 10},
        "gdprDownloadTicket": {"complexity": 10},
    },
    "GdprRequest": {"timeline": ONE, "archive": ONE},
}
SENSITIVE = {
    "GdprRequest": {"email", "text"},
    "GdprRequestSubmit": {"browserSecret"},
    "GdprRequestVerify": {"statusToken"},
    "GdprDownloadTicket": {"url"},
    "GdprExportPreview": {"url"},
}
