"""Boards, meetings, the journal and the lock: what lies on disk. The sole importer of tinydb."""
