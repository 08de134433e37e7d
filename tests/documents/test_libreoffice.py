"""What LibreOffice makes of our pack reads as the pack did. It takes half a minute: with FULL=1."""

import os
import subprocess
from pathlib import Path

from sognko_tui.agenda import Reading, read_agenda
from sognko_tui.documents import read_file
from tests.conftest import need
from tests.documents.papers import LAYOUTS, word
from tests.documents.test_formats import PACK

# Without FULL there is nothing to skip, so that CI has nothing to mend.
FORMATS = ("odt", "fodt", "html", "docx") if os.environ.get("FULL") == "1" else ()


def _said(reading: Reading) -> list[object]:
    return [
        (item.number, item.title, item.proposal, item.attachments, item.background)
        for item in reading.items
    ]


def test_a_pack_that_libreoffice_has_saved_reads_as_before(tmp_path: Path) -> None:
    for layout in LAYOUTS if FORMATS else ():
        (tmp_path / f"{layout}.docx").write_bytes(word(PACK, layout))
    made = sorted(tmp_path.glob("*.docx"))
    for kind in FORMATS:
        program = [need("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
        subprocess.run(
            [*program, "--headless", "--convert-to", kind, "--outdir", tmp_path / kind, *made],
            check=True,
            capture_output=True,
            timeout=240,
        )
        for paper in made:
            saved = read_agenda(read_file(tmp_path / kind / f"{paper.stem}.{kind}"))
            assert _said(saved) == _said(read_agenda(read_file(paper))), (kind, paper.stem)


if not FORMATS:
    del test_a_pack_that_libreoffice_has_saved_reads_as_before
