"""U on Protokoll: who signed it, and taking in what was signed outside the program."""

import asyncio

from sognko_tui.meeting import events as e
from tests import sealed
from tests.sealed import agent
from tests.tui.room import sitting
from tests.tui.test_corrections import APPROVED, PLAIN

__all__ = ["agent"]

DONE = APPROVED[:-1]


async def approved(it):
    await it.press("f9", "k")
    await it.fill(where="møtet 9. juni 2026")
    await it.press("f2")
    await it.approved()


async def test_a_protocol_that_is_not_approved_has_nothing_to_sign(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await it.press("f9", "u")
        assert it.name == "ProtocolScreen"
        assert it.message.startswith("Protokollen er ikkje godkjend enno.")


async def test_u_tells_who_signed_and_takes_in_the_paper_that_was_signed(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        inbox = it.desk.inbox_folder
        inbox.mkdir(exist_ok=True)
        (inbox / "skann.pdf").write_bytes(b"%PDF")
        await approved(it)
        await it.press("u")
        assert it.name == "SignaturesDialog"
        assert "ingen har signert" in it.text
        assert "√ Ingenting er endra sidan godkjenninga." in it.text
        await it.press("i", "enter")
        await it.fill(who="Leiaren")
        await it.press("f2")
        assert it.message == f"Teken inn: {it.meeting_id}/protokoll-signert-leiaren.pdf"
        signed = it.events[-1]
        assert isinstance(signed, e.ProtocolSigned)
        assert signed.who == "Leiaren"
        await it.press("u")
        assert "√ Leiaren, 9.12.2025, på papir: fila er den som vart teken inn" in it.text


async def test_s_signs_with_a_key_that_the_agent_has(tmp_path, agent):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await approved(it)
        await it.press("u", "s")
        assert "Her er ingen nøkkel å signere med" in it.message
        sealed.add(sealed.key(tmp_path, "leiar"))
        await it.press("u", "s")
        assert "1  leiar" in it.text
        await it.press("1")
        while it.name != "ProtocolScreen" or not it.message.startswith("Signert"):
            await asyncio.sleep(0.02)
            await it.pilot.pause()
        signed = it.events[-1]
        assert isinstance(signed, e.ProtocolSigned)
        assert (signed.kind, signed.key[:7]) == ("ssh", "SHA256:")
        assert (it.desk.root / it.meeting_id / signed.file).is_file()
        assert "allowed_signers" in it.message


async def test_what_was_changed_since_is_told_there(tmp_path):
    async with sitting(tmp_path, PLAIN, past=DONE, present=False) as it:
        await approved(it)
        (it.desk.root / it.meeting_id / "protokoll.pdf").write_bytes(b"%PDF")
        await it.press("u")
        assert "! protokoll.pdf er endra etter godkjenninga." in it.text
        before = it.log
        await it.press("i", "escape")
        assert it.log == before
