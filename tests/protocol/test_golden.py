"""The protocols kept in `golden/` were read by eye; what is written now is what stands there."""

import pytest

from tests.protocol.examples import GOLDEN, golden


@pytest.mark.parametrize("language", ["nn", "nb"])
def test_the_protocols_are_those_that_were_read_by_eye(language):
    for file, written in golden(language).items():
        kept = (GOLDEN / file).read_text(encoding="utf-8")
        assert written == kept, f"{file}: python -m tests.protocol.examples writes it anew"
