"""One file per mail. A new mail is a new file here and two templates of the same name."""

from .approved_grace import ApprovedGrace
from .archive_withdrawn import ArchiveWithdrawn
from .cancelled import Cancelled
from .corrected import Corrected
from .data_ready import DataReady
from .download_link import DownloadLink
from .email_changed import EmailChanged
from .email_confirm_new import EmailConfirmNew
from .email_confirm_old import EmailConfirmOld
from .email_taken import EmailTaken
from .extended import Extended
from .journal_head import JournalHead
from .lapsed import Lapsed
from .nothing_held import NothingHeld
from .question import Question
from .received import Received
from .refused import Refused
from .right_changed import RightChanged
from .staff_assigned import StaffAssigned
from .staff_changed import StaffChanged
from .staff_due_soon import StaffDueSoon
from .staff_failed import StaffFailed
from .staff_new import StaffNew
from .staff_overdue import StaffOverdue
from .staff_ready import StaffReady
from .staff_second import StaffSecond
from .staff_verified import StaffVerified
from .test_mail import TestMail
from .verify import Verify

__all__ = [
    "ApprovedGrace",
    "ArchiveWithdrawn",
    "Cancelled",
    "Corrected",
    "DataReady",
    "DownloadLink",
    "EmailChanged",
    "EmailConfirmNew",
    "EmailConfirmOld",
    "EmailTaken",
    "Extended",
    "JournalHead",
    "Lapsed",
    "NothingHeld",
    "Question",
    "Received",
    "Refused",
    "RightChanged",
    "StaffAssigned",
    "StaffChanged",
    "StaffDueSoon",
    "StaffFailed",
    "StaffNew",
    "StaffOverdue",
    "StaffReady",
    "StaffSecond",
    "StaffVerified",
    "TestMail",
    "Verify",
]
