"""Reading a PDF of 300 pages, against PDFium's bare text of all its pages, run by turns.

At most 1.5 times as long. Both what the program does, in a process of its own, and the reading
itself are measured.
"""

import gc
import random
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pypdfium2
import typst

from sognko_tui.documents import read_file
from sognko_tui.documents.pdf import read_pdf

PAGES = 300
RUNS = 9
AT_MOST = 1.5
WORDS = [
    "styret",
    "vedtek",
    "at",
    "kommunane",
    "skal",
    "følgje",
    "opp",
    "saka",
    "og",
    "rapportere",
    "til",
    "neste",
    "møte",
    "om",
    "framdrifta",
    "i",
    "arbeidet",
    "med",
    "planen",
    "for",
    "beredskap",
    "økonomi",
    "tilsyn",
    "omstilling",
    "samarbeid",
    "drift",
]


def pack() -> tuple[bytes, list[str]]:
    """A pack of so many pages, and the titles of its items."""
    chance = random.Random(1)

    def sentence(words: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."

    titles = [f"Sak {n}/25 {sentence(4).rstrip('.')}" for n in range(1, PAGES + 1)]
    source = (
        '#set page(paper: "a4", header: [Styret #h(1fr) 9. desember 2025],'
        " footer: context [Side #counter(page).display() av #counter(page).final().first()])\n"
        '#set text(size: 11pt, lang: "nn", hyphenate: false)\n#set par(justify: true)\n'
    )
    for title in titles:
        body = "\n\n".join(" ".join(sentence(14) for _ in range(5)) for _ in range(5))
        points = "\n".join(f"+ {sentence(12)}" for _ in range(3))
        source += (
            f"*{title}*\n\n{body}\n\n*Framlegg til vedtak:*\n\n{points}\n#pagebreak(weak: true)\n"
        )
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made, titles


def bare(path: Path) -> None:
    file = pypdfium2.PdfDocument(path)
    for at in range(len(file)):
        page = file[at]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    file.close()


def measured(act: Callable[[], object]) -> float:
    gc.collect()
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pakke.pdf"
        data, titles = pack()
        path.write_bytes(data)
        document = read_file(path)
        assert [line.text for line in document.lines if line.text.startswith("Sak ")] == titles
        assert document.lines[-1].page == PAGES
        assert not [line for line in document.lines if line.text.startswith("Side ")]
        told: list[float] = []
        took: dict[str, list[float]] = {"bare text": [], "read_file": [], "read_pdf": []}
        for _ in range(RUNS):
            took["bare text"].append(measured(lambda: bare(path)))
            told.clear()
            started = time.perf_counter()
            took["read_file"].append(
                measured(lambda: read_file(path, lambda *_: told.append(time.perf_counter())))
            )
            took["read_pdf"].append(measured(lambda: read_pdf(path, "pakke.pdf")))
    base = median(took["bare text"])
    for name, times in took.items():
        ratio = median(one / other for one, other in zip(times, took["bare text"], strict=True))
        print(
            f"{name:10} {median(times):.3f} s (fastest {min(times):.3f})  {ratio:.2f} times the bare text"
        )
    print(f"first told of progress after {told[0] - started:.2f} s, {len(told)} times in all")
    met = median(took["read_file"]) <= AT_MOST * base
    print(f"at most {AT_MOST} times: {'met' if met else 'NOT met'} by read_file")


if __name__ == "__main__":
    main()
