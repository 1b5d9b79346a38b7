"""One file per mail. A new mail is a new file here and two templates of the same name."""

from .data_ready import DataReady
from .download_link import DownloadLink
from .nothing_held import NothingHeld
from .received import Received
from .staff_cancelled import StaffCancelled
from .staff_failed import StaffFailed
from .staff_new import StaffNew
from .staff_ready import StaffReady
from .verify import Verify

__all__ = [
    "DataReady",
    "DownloadLink",
    "NothingHeld",
    "Received",
    "StaffCancelled",
    "StaffFailed",
    "StaffNew",
    "StaffReady",
    "Verify",
]
