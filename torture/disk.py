"""A disk that loses what was not synced: files, names, and every way they may be left by a power cut.

What is not yet synced is a list of units, each of which may have come to the disk or not, whatever
became of the others: a change of a name in a folder; of a write each sector of 512 bytes, and the
file's new size. A sync of a file makes its data last and not its name; a sync of a folder its names.
A rename comes whole or not at all.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

SECTOR = 512


class Name(NamedTuple):
    """A change of the names in a folder: these come to stand for these files, those go."""

    folder: str
    put: tuple[tuple[str, int], ...]
    gone: tuple[str, ...]


class Move(NamedTuple):
    """A folder in this one comes to have another name, with whatever is in it."""

    folder: str
    old: str
    new: str


class Sector(NamedTuple):
    """A part of a write."""

    file: int
    at: int
    data: bytes


class Size(NamedTuple):
    """A file's size, as a write or a truncation makes it."""

    file: int
    size: int


Unit = Name | Move | Sector | Size


class Disk:
    """The files as they are, as they are for sure, and what lies between."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.sizes: dict[int, int] = {}
        self.folders: set[str] = set()
        self.sure_names: dict[str, int] = {}
        self.sure_data: dict[int, bytes] = {}
        self.unsure: list[Unit] = []
        self._was: dict[str, str] = {}
        """What a folder was called before, whose names it still has to be synced for."""

    def load(self, root: Path) -> None:
        """Begin with a folder whose content lies safe."""
        for path in root.rglob("*"):
            if path.is_dir():
                self.folders.add(str(path))
            else:
                self.sure_data[self._create(str(path))] = path.read_bytes()
                self.sizes[self.names[str(path)]] = path.stat().st_size
        self.folders.add(str(root))
        self.sure_names = dict(self.names)
        self.unsure.clear()

    def copy(self) -> Disk:
        """The same, to go on from."""
        other = Disk()
        other.names, other.sizes = dict(self.names), dict(self.sizes)
        other.folders, other.unsure = set(self.folders), list(self.unsure)
        other.sure_names, other.sure_data = dict(self.sure_names), dict(self.sure_data)
        other._was = dict(self._was)
        return other

    def _create(self, path: str) -> int:
        number = len(self.sizes) + 1
        self.names[path] = number
        self.sizes[number] = 0
        self.sure_data[number] = b""
        return number

    def create(self, path: str) -> None:
        """A new file, where there is none."""
        if path not in self.names:
            number = self._create(path)
            self.unsure.append(Name(_folder(path), ((path, number),), ()))

    def write(self, path: str, data: bytes) -> None:
        """Add to the end of a file."""
        number = self.names[path]
        at = self.sizes[number]
        self.sizes[number] = at + len(data)
        self.unsure.append(Size(number, at + len(data)))
        begin = 0
        while begin < len(data):
            end = min(len(data), begin + SECTOR - (at + begin) % SECTOR)
            self.unsure.append(Sector(number, at + begin, data[begin:end]))
            begin = end

    def truncate(self, path: str, size: int) -> None:
        """Cut a file off."""
        self.sizes[self.names[path]] = size
        self.unsure.append(Size(self.names[path], size))

    def rename(self, old: str, new: str) -> None:
        """Let a file, or a folder with all that is in it, have another name."""
        if old not in self.folders:
            number = self.names.pop(old)
            self.names[new] = number
            self.unsure.append(Name(_folder(new), ((new, number),), (old,)))
            return
        _move(self.names, old, new)
        self.folders |= {new + f[len(old) :] for f in self.folders if f.startswith(old)}
        self._was[new] = old
        self.unsure.append(Move(_folder(new), old, new))

    def link(self, old: str, new: str) -> None:
        """Give a file one more name."""
        self.names[new] = self.names[old]
        self.unsure.append(Name(_folder(new), ((new, self.names[new]),), ()))

    def unlink(self, path: str) -> None:
        """Take a name away."""
        if self.names.pop(path, None) is not None:
            self.unsure.append(Name(_folder(path), (), (path,)))

    def sync(self, path: str) -> None:
        """What was done to this file, or to the names in this folder, is done for good."""
        rest: list[Unit]
        if path in self.folders:
            folders = {path, self._was.get(path, path)}
            rest = [u for u in self.unsure if isinstance(u, Name | Move) and u.folder in folders]
        else:
            number = self.names.get(path, 0)
            rest = [u for u in self.unsure if isinstance(u, Sector | Size) and u.file == number]
        _apply(rest, self.sure_names, self.sure_data)
        self.unsure = [unit for unit in self.unsure if unit not in rest]
        for unit in rest:
            if isinstance(unit, Move):
                # What is unsure in that folder is so under its new name.
                self.unsure = [_moved(u, unit) if isinstance(u, Name) else u for u in self.unsure]

    def after_cut(self, come: list[Unit]) -> dict[str, bytes]:
        """The files where of what was unsure just these units had come to the disk."""
        names, data = dict(self.sure_names), dict(self.sure_data)
        _apply(come, names, data)
        return {path: data[number] for path, number in names.items()}


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _move(names: dict[str, int], old: str, new: str) -> None:
    for path in [path for path in names if path.startswith(old + "/")]:
        names[new + path[len(old) :]] = names.pop(path)


def _moved(unit: Name, move: Move) -> Name:
    if unit.folder != move.old:
        return unit

    def there(path: str) -> str:
        return move.new + path[len(move.old) :]

    put = tuple((there(path), number) for path, number in unit.put)
    return Name(move.new, put, tuple(map(there, unit.gone)))


def _apply(units: list[Unit], names: dict[str, int], data: dict[int, bytes]) -> None:
    sizes: dict[int, int] = {}
    sectors: dict[int, list[Sector]] = {}
    for unit in units:
        if isinstance(unit, Name):
            for path in unit.gone:
                names.pop(path, None)
            names.update(unit.put)
        elif isinstance(unit, Move):
            _move(names, unit.old, unit.new)
        elif isinstance(unit, Size):
            sizes[unit.file] = unit.size
        else:
            sectors.setdefault(unit.file, []).append(unit)
    for number in sizes.keys() | sectors.keys():
        content = bytearray(data[number])
        size = sizes.get(number, len(content))
        for sector in sectors.get(number, ()):
            end = sector.at + len(sector.data)
            content.extend(bytes(max(0, end - len(content))))
            content[sector.at : end] = sector.data
        content.extend(bytes(max(0, size - len(content))))
        # What lies beyond the size that came to the disk is not there.
        data[number] = bytes(content[:size])


def fingerprint(files: dict[str, bytes], ignored: tuple[str, ...]) -> int:
    """Tells one state from another, but for files that nobody reads."""
    # A file that was not touched is the same object, which knows its hash already.
    return hash(tuple((path, files[path]) for path in sorted(files) if not path.endswith(ignored)))
