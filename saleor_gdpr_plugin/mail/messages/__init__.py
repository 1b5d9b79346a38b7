"""One file per mail. A new mail is a new file here and two templates of the same name."""

from .approved_grace import ApprovedGrace
from .archive_withdrawn import ArchiveWithdrawn
from .cancelled import Cancelled
from .consent_confirm import ConsentConfirm
from .consent_receipt import ConsentReceipt
from .consent_withdrawn import ConsentWithdrawn
from .corrected import Corrected
from .data_ready import DataReady
from .download_link import DownloadLink
from .email_changed import EmailChanged
from .email_confirm_new import EmailConfirmNew
from .email_confirm_old import EmailConfirmOld
from .email_expired import EmailExpired
from .email_taken import EmailTaken
from .erased import Erased
from .extended import Extended
from .journal_lines import JournalLines
from .lapsed import Lapsed
from .nothing_held import NothingHeld
from .objection_accepted import ObjectionAccepted
from .objection_in_effect import ObjectionInEffect
from .question import Question
from .received import Received
from .refused import Refused
from .restriction_ending import RestrictionEnding
from .restriction_set import RestrictionSet
from .right_changed import RightChanged
from .staff_assigned import StaffAssigned
from .staff_changed import StaffChanged
from .staff_consent import StaffConsent
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
    "ConsentConfirm",
    "ConsentReceipt",
    "ConsentWithdrawn",
    "Corrected",
    "DataReady",
    "DownloadLink",
    "EmailChanged",
    "EmailConfirmNew",
    "EmailConfirmOld",
    "EmailExpired",
    "EmailTaken",
    "Erased",
    "Extended",
    "JournalLines",
    "Lapsed",
    "NothingHeld",
    "ObjectionAccepted",
    "ObjectionInEffect",
    "Question",
    "Received",
    "Refused",
    "RestrictionEnding",
    "RestrictionSet",
    "RightChanged",
    "StaffAssigned",
    "StaffChanged",
    "StaffConsent",
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
