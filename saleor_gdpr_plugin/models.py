"""All models, each in the room that owns it; Django looks for them here."""

from .export.models import Archive, Download, Piece
from .mail.models import OutboxMail
from .proof.models import Code, Tally, Token
from .requests.models import Event, Request
from .work.models import Job

__all__ = ["Archive", "Code", "Download", "Event", "Job", "OutboxMail", "Piece", "Request", "Tally", "Token"]
