"""Boards, meetings, the journal and the lock: what lies on disk. The sole importer of tinydb."""

from sognko_tui.archive.store.apart import NAME as CLOSED
from sognko_tui.archive.store.archive import Archive
from sognko_tui.archive.store.customs import Customs
from sognko_tui.archive.store.errors import (
    ArchiveError,
    BadCustom,
    BoardsLimited,
    ClosedPartMissing,
    Damaged,
    Locked,
    MeetingExists,
    NewerArchive,
    NewerLog,
    NoArchive,
    NoSuchBoard,
    NoSuchMeeting,
    NotAnArchive,
)
from sognko_tui.archive.store.holder import Holder
from sognko_tui.archive.store.meetings import Listed, Meetings
from sognko_tui.archive.store.names import CHECKPOINT
from sognko_tui.archive.store.reach import Reach
from sognko_tui.archive.store.sharing import FULL

__all__ = [
    "CHECKPOINT",
    "CLOSED",
    "FULL",
    "Archive",
    "ArchiveError",
    "BadCustom",
    "BoardsLimited",
    "ClosedPartMissing",
    "Customs",
    "Damaged",
    "Holder",
    "Listed",
    "Locked",
    "MeetingExists",
    "Meetings",
    "NewerArchive",
    "NewerLog",
    "NoArchive",
    "NoSuchBoard",
    "NoSuchMeeting",
    "NotAnArchive",
    "Reach",
]
