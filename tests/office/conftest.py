"""A desk on an archive with one board, and a small pack we wrote ourselves."""

from pathlib import Path

import pytest

from sognko_tui.archive.store import Archive
from sognko_tui.office.desk import Desk
from tests.meetings import FakeClock, board

PACK = """\
Styret i Prøve KO
Innkalling til styremøte 24. mars 2026

1. Opning

2. Godkjenning av innkalling og sakliste

3. Godkjenning av protokoll frå møtet 3. februar

4. Felles feiekontor

Bakgrunn
Kommunane har bede om ei utgreiing av eit felles feiekontor.

Framlegg til vedtak:
1. Styret sluttar seg til utgreiinga.
2. Vertskommune vert: ____

5. Ymse
"""

ROSTER = """\
name,function,represents,deputy_for
Representant for Luster,leiar,Luster,
Representant for Vik,nestleiar,Vik,
Representant for Gulen,medlem,Gulen,
Vararepresentant for Luster,vara,Luster,Representant for Luster
Dagleg leiar,administrasjon,,
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(Archive.create(tmp_path / "minutes"), "skrivar", FakeClock())
    made.save_board(board(members=3, deputies=1, name="Styret i Prøve KO"))
    return made


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "sakspapir.txt"
    path.write_text(PACK, encoding="utf-8")
    return path


@pytest.fixture
def meeting_id(desk: Desk, pack: Path) -> str:
    return desk.take_in(pack, board=desk.boards()[0])
