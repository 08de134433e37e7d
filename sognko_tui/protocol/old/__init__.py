"""Old protocols: from a protocol that was written to the events of the meeting it tells of."""

from sognko_tui.protocol.old.protocol import OldItem, OldProtocol
from sognko_tui.protocol.old.retelling import Retold, retell

__all__ = ["OldItem", "OldProtocol", "Retold", "retell"]
