"""All models, each in the room that owns it; Django looks for them here."""

from .aliases import Alias
from .audit.models import Entry, Head
from .datamap.models import MetadataKey
from .export.models import Archive, Download, Mask, OtherAnswer, OtherPiece, Piece
from .mail.models import OutboxMail
from .proof.models import Code, Tally, Token
from .recipients.models import RecipientTold
from .rectification.models import Correction, EmailChange, Statement
from .register.models import RegisterEntry
from .requests.models import Attachment, Event, Request, ThreadEntry
from .work.models import Daily, Job, Pulse

__all__ = [
    "Alias",
    "Archive",
    "Attachment",
    "Code",
    "Correction",
    "Daily",
    "Download",
    "EmailChange",
    "Entry",
    "Event",
    "Head",
    "Job",
    "Mask",
    "MetadataKey",
    "OtherAnswer",
    "OtherPiece",
    "OutboxMail",
    "Piece",
    "Pulse",
    "RecipientTold",
    "RegisterEntry",
    "Request",
    "Statement",
    "Tally",
    "ThreadEntry",
    "Token",
]
