"""The list of our fields, their cost, and which of them observability masks."""

from __future__ import annotations

from typing import Any

import graphene

from ..host.schema import ConnectionField, Date, NonNullList
from . import queries
from .audit import GdprAuditEntryCountableConnection, resolve_audit
from .consent_confirm import GdprConsentConfirm
from .consent_give import GdprConsentGive
from .consent_record import GdprConsentRecord
from .consent_withdraw import GdprConsentWithdraw
from .consents import (
    GdprConsents,
    GdprMarketingAllowed,
    GdprPurpose,
    resolve_consents,
    resolve_marketing_allowed,
    resolve_purposes,
)
from .download_ticket import GdprDownloadTicket
from .email_change_confirm import GdprEmailChangeConfirm
from .email_change_identify import GdprEmailChangeIdentify
from .erasure_certificate import GdprErasureCertificate
from .erasure_plan import GdprErasurePlan
from .erasure_plan_change import GdprErasurePlanChange
from .erasure_record_open import GdprErasureRecordOpen
from .export_attach import GdprExportAttach
from .export_create import GdprExportCreate
from .export_mask import GdprExportMask
from .export_preview import GdprExportPreview
from .export_renew import GdprExportRenew
from .export_withdraw import GdprExportWithdraw
from .health import GdprHealth, resolve_health
from .legal_hold_set import GdprLegalHoldSet
from .letter_posted import GdprLetterPosted
from .letter_ticket import GdprLetterTicket
from .mail_retry import GdprMailRetry
from .mail_test import GdprMailTest
from .marketing_object import GdprMarketingObject
from .marketing_objection_undo import GdprMarketingObjectionUndo
from .metadata_classify import GdprMetadataClassify, GdprMetadataKey, resolve_metadata_keys
from .purpose_upsert import GdprPurposeUpsert
from .queries import GdprPrivacyPage
from .recipient_update import GdprRecipientUpdate
from .rectification import GdprRectifiable, resolve_rectifiable
from .rectification_decide import GdprRectificationDecide
from .register import GdprRegister, resolve_register
from .register_update import GdprRegisterUpdate
from .report import GdprReport, resolve_report
from .request_approve import GdprRequestApprove
from .request_ask import GdprRequestAsk
from .request_assign import GdprRequestAssign
from .request_call_back import GdprRequestCallBack
from .request_cancel import GdprRequestCancel
from .request_change_right import GdprRequestChangeRight
from .request_confirm_identity import GdprRequestConfirmIdentity
from .request_disown import GdprRequestDisown
from .request_extend import GdprRequestExtend
from .request_note import GdprRequestNote
from .request_refuse import GdprRequestRefuse
from .request_register import GdprRequestRegister
from .request_release import GdprRequestRelease
from .request_reopen import GdprRequestReopen
from .request_reply import GdprRequestReply
from .request_retry import GdprRequestRetry
from .request_second_approve import GdprRequestSecondApprove
from .request_submit import GdprRequestSubmit
from .request_verification_resend import GdprRequestVerificationResend
from .request_verify import GdprRequestVerify
from .requests_filter import GdprRequestFilterInput, GdprRequestSortingInput
from .restriction import GdprRestrictionStanding, resolve_restriction
from .restriction_lift import GdprRestrictionLift
from .restriction_set import GdprRestrictionSet
from .retention import GdprRetentionConfirm, GdprRetentionPropose
from .statement_attach import GdprStatementAttach
from .subject_join import GdprSubjectJoin
from .subject_leave_out import GdprSubjectLeaveOut
from .subject_search import GdprSubjectFound, resolve_subject_search
from .types import GdprRequest, GdprRequestCountableConnection
from .unsubscribe_links import GdprUnsubscribeLink, resolve_unsubscribe_links

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
    "gdpr_rectifiable": (
        NonNullList(
            GdprRectifiable,
            required=True,
            language=graphene.String(default_value="en", description="Language of the texts."),
            description="What can be corrected. Whoever is logged in with a proven address sees what is there now.",
        ),
        resolve_rectifiable,
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
            sort_by=GdprRequestSortingInput(description="In which order; newest first by default."),
            description="All privacy requests. Requires MANAGE_USERS.",
        ),
        queries.resolve_requests,
    ),
    "gdpr_subject_search": (
        NonNullList(
            GdprSubjectFound,
            required=True,
            search=graphene.String(
                required=True,
                description="Name, e-mail, phone, order or customer number, or external reference.",
            ),
            description="People that the shop knows, at most 20. Requires a staff user with MANAGE_USERS; orders "
            "count only with MANAGE_ORDERS.",
        ),
        resolve_subject_search,
    ),
    "gdpr_restriction": (
        graphene.Field(
            GdprRestrictionStanding,
            customer=graphene.ID(description="An account (Saleor User)."),
            email=graphene.String(description="Or an address; its account counts too."),
            description="Whether somebody's data is restricted (Art. 18); null while the privacy desk is inactive. "
            "Requires MANAGE_USERS.",
        ),
        resolve_restriction,
    ),
    "gdpr_health": (
        graphene.Field(GdprHealth, description="Whether the privacy desk works. Requires MANAGE_USERS."),
        resolve_health,
    ),
    "gdpr_metadata_keys": (
        NonNullList(
            GdprMetadataKey,
            required=True,
            description="Keys of private metadata: those in use that nobody classified yet, at most 200 of the newest "
            "accounts, orders and checkouts, then the classified ones. Requires a staff user with MANAGE_PLUGINS.",
        ),
        resolve_metadata_keys,
    ),
    "gdpr_audit": (
        ConnectionField(
            GdprAuditEntryCountableConnection,
            request=graphene.ID(description="Only entries about this request."),
            description="The audit log, newest first. Requires a staff user with MANAGE_USERS.",
        ),
        resolve_audit,
    ),
    "gdpr_report": (
        graphene.Field(
            GdprReport,
            first=Date(required=True, description="First day of receipt."),
            last=Date(required=True, description="Last day of receipt."),
            language=graphene.String(default_value="en", description="Language of the PDF."),
            description="What was received in a period, and how it ended. Requires a staff user with MANAGE_USERS.",
        ),
        resolve_report,
    ),
    "gdpr_register": (
        graphene.Field(
            GdprRegister,
            language=graphene.String(
                default_value="en", description="Language of the texts and of the record."
            ),
            description="The register of processing (Art. 30). Requires a staff user with MANAGE_USERS or "
            "MANAGE_PLUGINS.",
        ),
        resolve_register,
    ),
    "gdpr_purposes": (
        NonNullList(
            GdprPurpose,
            required=True,
            language=graphene.String(default_value="en", description="Language of the words."),
            description="What people are asked to agree to; staff also sees what nobody is asked for any more.",
        ),
        resolve_purposes,
    ),
    "gdpr_consents": (
        graphene.Field(
            GdprConsents,
            status_token=graphene.String(description="A guest's token from a mail."),
            customer=graphene.ID(description="Staff: the consents of this Saleor user."),
            email=graphene.String(description="Staff: the consents of this address."),
            language=graphene.String(default_value="en", description="Language of the words."),
            description="The consents of whoever is logged in with a proven address, or of the token's mailbox; null "
            "without proof. Those of others require MANAGE_USERS.",
        ),
        resolve_consents,
    ),
    "gdpr_marketing_allowed": (
        NonNullList(
            GdprMarketingAllowed,
            required=True,
            emails=NonNullList(graphene.String, required=True, description="At most 100,000 addresses."),
            purpose=graphene.String(required=True, description="Key of the purpose."),
            description="Whether each address may be written to, in the order asked; what is unknown is not allowed. "
            "An error while the privacy desk is inactive. Requires MANAGE_USERS.",
        ),
        resolve_marketing_allowed,
    ),
    "gdpr_unsubscribe_links": (
        NonNullList(
            GdprUnsubscribeLink,
            required=True,
            emails=NonNullList(graphene.String, required=True, description="At most 100,000 addresses."),
            purpose=graphene.String(description="Key of the purpose; left out for all marketing."),
            description="Links for mail footers and for the header List-Unsubscribe (RFC 8058), in the order asked. "
            "They hold no address and never end. Requires MANAGE_USERS.",
        ),
        resolve_unsubscribe_links,
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
    "gdpr_request_call_back": GdprRequestCallBack,
    "gdpr_request_reply": GdprRequestReply,
    "gdpr_request_register": GdprRequestRegister,
    "gdpr_request_confirm_identity": GdprRequestConfirmIdentity,
    "gdpr_request_change_right": GdprRequestChangeRight,
    "gdpr_request_assign": GdprRequestAssign,
    "gdpr_request_note": GdprRequestNote,
    "gdpr_request_ask": GdprRequestAsk,
    "gdpr_request_extend": GdprRequestExtend,
    "gdpr_request_refuse": GdprRequestRefuse,
    "gdpr_request_second_approve": GdprRequestSecondApprove,
    "gdpr_request_reopen": GdprRequestReopen,
    "gdpr_subject_join": GdprSubjectJoin,
    "gdpr_subject_leave_out": GdprSubjectLeaveOut,
    "gdpr_erasure_plan": GdprErasurePlan,
    "gdpr_erasure_plan_change": GdprErasurePlanChange,
    "gdpr_erasure_record_open": GdprErasureRecordOpen,
    "gdpr_erasure_certificate": GdprErasureCertificate,
    "gdpr_legal_hold_set": GdprLegalHoldSet,
    "gdpr_restriction_set": GdprRestrictionSet,
    "gdpr_restriction_lift": GdprRestrictionLift,
    "gdpr_rectification_decide": GdprRectificationDecide,
    "gdpr_recipient_update": GdprRecipientUpdate,
    "gdpr_email_change_confirm": GdprEmailChangeConfirm,
    "gdpr_email_change_identify": GdprEmailChangeIdentify,
    "gdpr_statement_attach": GdprStatementAttach,
    "gdpr_export_create": GdprExportCreate,
    "gdpr_export_preview": GdprExportPreview,
    "gdpr_export_mask": GdprExportMask,
    "gdpr_export_attach": GdprExportAttach,
    "gdpr_metadata_classify": GdprMetadataClassify,
    "gdpr_export_renew": GdprExportRenew,
    "gdpr_export_withdraw": GdprExportWithdraw,
    "gdpr_download_ticket": GdprDownloadTicket,
    "gdpr_mail_retry": GdprMailRetry,
    "gdpr_mail_test": GdprMailTest,
    "gdpr_letter_ticket": GdprLetterTicket,
    "gdpr_letter_posted": GdprLetterPosted,
    "gdpr_register_update": GdprRegisterUpdate,
    "gdpr_retention_propose": GdprRetentionPropose,
    "gdpr_retention_confirm": GdprRetentionConfirm,
    "gdpr_consent_give": GdprConsentGive,
    "gdpr_consent_withdraw": GdprConsentWithdraw,
    "gdpr_consent_confirm": GdprConsentConfirm,
    "gdpr_consent_record": GdprConsentRecord,
    "gdpr_marketing_object": GdprMarketingObject,
    "gdpr_marketing_objection_undo": GdprMarketingObjectionUndo,
    "gdpr_purpose_upsert": GdprPurposeUpsert,
}


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)


ONE = {"complexity": 1}
PAGE = {"complexity": 1, "multipliers": ["first", "last"]}
COSTS: dict[str, dict[str, Any]] = {
    "Query": {
        "gdprPrivacyPage": ONE,
        "gdprRequest": ONE,
        "gdprMyRequests": PAGE,
        "gdprRectifiable": {"complexity": 10},
        "gdprRequests": PAGE,
        "gdprSubjectSearch": {"complexity": 10},
        "gdprRestriction": {"complexity": 5},
        "gdprHealth": {"complexity": 10},
        "gdprMetadataKeys": {"complexity": 20},
        "gdprAudit": PAGE,
        "gdprReport": {"complexity": 20},
        "gdprRegister": {"complexity": 20},
        "gdprPurposes": ONE,
        "gdprConsents": {"complexity": 5},
        "gdprMarketingAllowed": {"complexity": 20},
        "gdprUnsubscribeLinks": {"complexity": 20},
    },
    "Mutation": {_camel(name): {"complexity": 10} for name in MUTATIONS},
    "GdprRequest": {
        "timeline": ONE,
        "archive": ONE,
        "thread": ONE,
        "assignedTo": ONE,
        "approvedBy": ONE,
        "mails": ONE,
        "subject": {"complexity": 10},
        "restrictions": ONE,
        "corrections": {"complexity": 10},
        "statements": {"complexity": 5},
        "recipients": {"complexity": 5},
        "erasure": {"complexity": 10},
    },
    "GdprErasure": {"items": {"complexity": 1, "multipliers": ["first"]}, "obstacles": {"complexity": 10}},
    "GdprRequestCountableConnection": {"counts": {"complexity": 5}, "overdueCount": {"complexity": 5}},
}
SENSITIVE = {
    "GdprRequest": {
        "email",
        "text",
        "name",
        "postalAddress",
        "representative",
        "representativeProof",
        "identityNote",
        "explanation",
        "extensionReason",
        "externalReference",
        "customer",
    },
    "GdprRestriction": {"customer", "note", "told", "liftReason"},
    "GdprThreadEntry": {"text"},
    "GdprCorrection": {"explanation", "override", "consent"},
    "GdprCorrectionValue": {"value"},
    "GdprStatement": {"text", "record"},
    "GdprRecipientTold": {"note"},
    "GdprErasure": {"goes", "kept", "references"},
    "GdprErasureCertificate": {"url"},
    "GdprErasureItem": {"key", "label", "reason", "override"},
    "GdprErasureRow": {"text"},
    "GdprLegalHold": {"customer", "reason", "liftReason"},
    "GdprSubjectPart": {"customer", "email", "name", "note"},
    "GdprSubjectOrder": {"email"},
    "GdprSubjectFound": {"customer", "email", "name"},
    "GdprAuditEntry": {"content"},
    "GdprReport": {"csvUrl", "pdfUrl", "registerUrl"},
    "GdprRegister": {"csvUrl", "jsonUrl", "pdfUrl"},
    "GdprLetterTicket": {"url"},
    "GdprColleague": {"name"},
    "GdprRequestSubmit": {"browserSecret"},
    "GdprRequestVerify": {"statusToken"},
    "GdprDownloadTicket": {"url"},
    "GdprExportPreview": {"url"},
    "GdprMask": {"reason"},
    "GdprOtherAnswer": {"filename"},
    "GdprConsents": {"email"},
    "GdprConsentEntry": {"note"},
    "GdprMarketingAllowed": {"email"},
    "GdprUnsubscribeLink": {"email", "url"},
}
