"""What the files of a meeting are called."""

CHECKPOINT = "meeting.json"
JOURNAL = "meeting.journal"
LOCK = "meeting.lock"
REQUEST = "meeting.request"
