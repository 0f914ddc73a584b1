"""Ways to damage a document: its bytes, the parts of its package, or the XML in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random

from heng.ingest.formats.package import ZIP_FAULTS

_TAG = re.compile(rb"<[^<>]{1,400}>")
_VALUE = re.compile(rb'="([^"]*)"')
_TEXT = re.compile(rb">([^<>]+)<")
_VALUES = (
    b"",
    b"-1",
    b"0",
    b"1",
    b"2",
    b"99999",
    b"1048576",
    b"9" * 30,
    b"1e999",
    b"NaN",
    b"x" * 300,
    b"true",
    b"../a",
    b"#REF!",
)
_TEXTS = ("=1+1", "1.1.1.1.1", "（", "AC1.1" * 50, "107年13月45日", "-" * 100, "\t", "１２３", "9" * 400, "|" * 30, "&#0;", "註：", "1" + "0" * 60, "%", "\u200b\ufeff")  # fmt: skip
Mutation = Callable[[Random, bytes, Sequence[bytes]], bytes]


def mutate(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Return a document damaged one to four times, in its package where it has one. `others`: documents to splice."""
    for _ in range(random.randint(1, 4)):
        packed = data.startswith(b"PK") and random.random() < 0.8
        data = _in_package(random, data, others) if packed else random.choice(_BYTES)(random, data, others)
    return data


def _in_package(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (*ZIP_FAULTS, RuntimeError):
        return _flip(random, data, others)
    if not parts:
        return data
    name = random.choice(sorted(parts))
    if random.random() < 0.05:
        del parts[name]
    else:
        kinds = _XML if parts[name].lstrip().startswith(b"<") and random.random() < 0.8 else _BYTES
        parts[name] = random.choice(kinds)(random, parts[name], others)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(zipfile.ZipInfo(each), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _span(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 4, 64, 1024)))


def _flip(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 3, 20)) if data else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _truncate(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _remove(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _repeat(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = _span(random, data)
    return data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:]


def _splice(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other = random.choice(others)
    start, end = _span(random, other)
    at = random.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _words(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_TEXTS).encode() + data[at:]


def _replaced(random: Random, data: bytes, pattern: re.Pattern[bytes], new: bytes, group: int = 0) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start(group)] + new + data[match.end(group) :]


def _value(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return _replaced(random, data, _VALUE, random.choice(_VALUES), 1)


def _text(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return _replaced(random, data, _TEXT, random.choice(_TEXTS).encode(), 1)


def _drop_tag(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return _replaced(random, data, _TAG, b"")


def _swap_tag(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    found = _TAG.findall(data)
    return _replaced(random, data, _TAG, random.choice(found)) if found else data


def _element(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Put a whole element once more somewhere else, in itself too."""
    found = [match for match in re.finditer(rb"<([\w:.-]+)[^<>]*[^/<>]?>", data) if not match[0].endswith(b"/>")]
    if not found:
        return data
    opening = random.choice(found)
    end = data.find(b"</" + opening[1] + b">", opening.end())
    whole = data[opening.start() : end + len(opening[1]) + 3]
    places = [match.start() for match in found] if end > 0 else []
    at = random.choice(places or [0])
    return data[:at] + whole * random.choice((1, 1, 30)) + data[at:] if places else data


_BYTES: Sequence[Mutation] = (_flip, _truncate, _remove, _repeat, _splice, _words)
_XML: Sequence[Mutation] = (_value, _value, _text, _drop_tag, _swap_tag, _element, _element)
