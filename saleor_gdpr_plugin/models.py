"""All models, each in the room that owns it; Django looks for them here."""

from .aliases import Alias, FormerName
from .audit.models import Entry, Head, JournalLine
from .consent.models import (
    ConsentEntry,
    ConsentReceipt,
    ConsentSubject,
    FlagNotice,
    LearnedKey,
    LinkAddress,
    Purpose,
    PurposeText,
    SeenFlag,
    Suppression,
)
from .datamap.models import FileToDelete, MetadataKey
from .erasure.models import Checkpoint, DeletedAccount, ErasureRecord, LegalHold, Plan, PlanItem, RecordDigest
from .export.models import Archive, Download, Mask, OtherAnswer, OtherPiece, Piece
from .mail.models import OutboxMail
from .proof.models import Code, Tally, Token
from .recipients.models import RecipientTold
from .rectification.models import Correction, EmailChange, Statement
from .register.models import RegisterEntry, RetentionConfirmed
from .requests.models import Attachment, Event, Request, ThreadEntry
from .restriction.models import Restriction
from .work.models import Daily, Job, Pulse

__all__ = [
    "Alias",
    "Archive",
    "Attachment",
    "Checkpoint",
    "Code",
    "ConsentEntry",
    "ConsentReceipt",
    "ConsentSubject",
    "Correction",
    "Daily",
    "DeletedAccount",
    "Download",
    "EmailChange",
    "Entry",
    "ErasureRecord",
    "Event",
    "FileToDelete",
    "FlagNotice",
    "FormerName",
    "Head",
    "Job",
    "JournalLine",
    "LearnedKey",
    "LegalHold",
    "LinkAddress",
    "Mask",
    "MetadataKey",
    "OtherAnswer",
    "OtherPiece",
    "OutboxMail",
    "Piece",
    "Plan",
    "PlanItem",
    "Pulse",
    "Purpose",
    "PurposeText",
    "RecipientTold",
    "RecordDigest",
    "RegisterEntry",
    "Request",
    "Restriction",
    "RetentionConfirmed",
    "SeenFlag",
    "Suppression",
    "Statement",
    "Tally",
    "ThreadEntry",
    "Token",
]
