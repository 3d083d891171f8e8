"""A power cut, made from what a real process really asked of the kernel.

``strace`` records its writes and syncs. For each cut the files are made again as a disk
might hold them at that moment: what was synced is there, of what was not any part may be
missing, whole or torn at a sector.
"""

import re
import sqlite3
from bisect import bisect_right
from contextlib import closing
from dataclasses import dataclass, field

from tests.faults.clients import broken_promises

TRACE = "trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink"
RECORD = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "10000000", "-xx", "-e", TRACE, "-o"]
SECTOR = 512

CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
ANSWER = re.compile(r"^(.*)\) += +(\S+)", re.DOTALL)
TARGET = re.compile(r"^(?P<fd>\d+)<(?P<path>[^>]*)>(?:, (?P<rest>.*))?$", re.DOTALL)
TEXT = re.compile(r'^"((?:\\x[0-9a-f]{2})*)"(?:, (.*))?$', re.DOTALL)


@dataclass(slots=True)
class Operation:
    """One thing asked of the kernel, in the order in which it answered."""

    kind: str
    """write, cut, sync, gone, or ack."""
    name: str = ""
    at: int = 0
    data: bytes = b""


@dataclass(slots=True)
class File:
    """What is surely on the disk, and what may be."""

    sure: bytearray = field(default_factory=bytearray)
    pending: list[Operation] = field(default_factory=list)


def operations(log, base):
    """The recorded calls that touched files beside ``base``, and the acknowledgements."""
    started = {}
    for line in log.read_text(errors="replace").splitlines():
        if found := RESUMED.match(line):
            name, arguments = started.pop(found[1])
            yield from operation(name, arguments + found[3], base)
        elif found := CALL.match(line):
            if found[3].endswith("<unfinished ...>"):
                arguments = found[3].removesuffix("<unfinished ...>").rstrip()
                if found[2] == "write":  # an acknowledgement may be read from here on
                    yield from operation(found[2], arguments + ") = 1", base)
                    arguments = "x) = -1"
                started[found[1]] = found[2], arguments
            else:
                yield from operation(found[2], found[3], base)


def operation(name, arguments, base):
    ended = ANSWER.match(arguments)
    if ended is None or ended[2].startswith("-"):
        return
    arguments = ended[1]
    if name == "unlink":
        path = unquoted(arguments)
        if (file := beside(path, base)) is not None:
            yield Operation("gone", file)
        return
    target = TARGET.match(arguments)
    if target is None:
        return
    file = beside(readable(target["path"]), base)
    rest = target["rest"] or ""
    if name == "write" and target["fd"] == "1":
        yield Operation("ack", data=text_of(rest)[0])
    elif file is None:
        return
    elif name in ("fsync", "fdatasync"):
        yield Operation("sync", file)
    elif name == "ftruncate":
        yield Operation("cut", file, int(rest))
    elif name == "pwrite64":
        data, more = text_of(rest)
        yield Operation("write", file, int(more.split(", ")[1]), data)


def beside(path, base):
    """The file's ending if it is the database or belongs to it; its shared memory does not."""
    if path.startswith(str(base)) and not path.endswith("-shm"):
        return path.removeprefix(str(base))
    return None


def readable(path):
    if "\\x" not in path:
        return path
    return bytes.fromhex(path.replace("\\x", "")).decode()


def unquoted(arguments):
    found = re.search(r'"([^"]*)"', arguments)
    return readable(found[1]) if found else ""


def text_of(rest):
    found = TEXT.match(rest)
    return bytes.fromhex(found[1].replace("\\x", "")), found[2] or ""


def apply(content, done):
    if done.kind == "cut":
        del content[done.at :]
        content.extend(bytes(done.at - len(content)))
        return
    content.extend(bytes(max(0, done.at - len(content))))
    content[done.at : done.at + len(done.data)] = done.data


class Disk:
    """Replays operations; an image of it may be taken at any moment."""

    def __init__(self, base):
        self.files = {"": File(bytearray(base.read_bytes()))}

    def replay(self, done):
        file = self.files.setdefault(done.name, File())
        if done.kind == "sync":
            for each in file.pending:
                apply(file.sure, each)
            file.pending.clear()
        elif done.kind == "gone":
            self.files[done.name] = File()
        elif done.kind in ("write", "cut"):
            file.pending.append(done)

    def image(self, path, chance):
        """Write what might be found after a cut now."""
        survival = chance.choice([0.0, 0.5, 0.5, 0.9, 1.0])
        for name, file in self.files.items():
            content = bytearray(file.sure)
            for each in file.pending:
                if chance.random() < survival:
                    apply(content, torn(each, chance))
            path.with_name(path.name + name).write_bytes(content)


def torn(done, chance):
    """Now and then only the first sectors of a write got through."""
    if done.kind != "write" or chance.random() > 0.1:
        return done
    sectors = chance.randrange(len(done.data) // SECTOR + 1)
    return Operation("write", done.name, done.at, done.data[: sectors * SECTOR])


def cuts(log, base, before, times, chance, folder):
    """Cut the power ``times`` times; what was broken at each cut."""
    done = list(operations(log, base))
    acks = [place for place, each in enumerate(done) if each.kind == "ack"]
    places = sorted(chance.randrange(acks[0], len(done)) for _ in range(times))
    disk, acked, found = Disk(before), {}, []
    start = 0
    for number, place in enumerate(places):
        for each in done[start:place]:
            if each.kind == "ack":
                heard(acked, each.data)
            else:
                disk.replay(each)
        start = place
        image = folder / f"image-{number}.sqlite"
        disk.image(image, chance)
        found.append(inspected(image, acked))
        for left in folder.glob(f"{image.name}*"):
            left.unlink()
    return found, bisect_right(acks, places[-1])


def heard(acked, line):
    for each in line.decode().splitlines():
        client, cid, seq = each.split()
        acked[client, cid] = int(seq)


def inspected(image, acked):
    try:
        return broken_promises(image, acked)
    except sqlite3.DatabaseError as error:
        return [f"does not open: {error}"]


def emptied(path):
    """Bring everything into the one file, as a clean stop leaves it."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
