#!/usr/bin/env python3
"""Makes a new pack of an old one and a delta, by the description in internal/delta/doc.go alone:

    delta.py OLD DELTA NEW

Ends with status 1 and a line that says why where it can't."""

import hashlib
import json
import sys
import zipfile


def numbers(data):
    """Gives a function that reads the next uvarint of some bytes, and one that reads a signed varint."""
    at = 0

    def uvarint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def varint():
        zigzag = uvarint()
        return zigzag >> 1 ^ -(zigzag & 1)

    return uvarint, varint, lambda: at < len(data)


def expect(holds, what):
    if not holds:
        sys.exit(what)


old, delta, new = sys.argv[1:]
with open(old, "rb") as file:
    base = file.read()
with zipfile.ZipFile(delta) as parts:
    expect(parts.namelist() == ["delta.json", "removed.txt", "copies", "literal", "difference"], "other entries: " + str(parts.namelist()))
    about = json.loads(parts.read("delta.json"))
    removed = parts.read("removed.txt").decode().splitlines()
    copies, literal, difference = (parts.read(name) for name in ("copies", "literal", "difference"))

expect(about["format"] == 1, "another format")
expect((len(base), hashlib.sha512(base).hexdigest()) == (about["base"]["size"], about["base"]["sha512"]), "it is for another pack")
expect(removed == (about["removed"] or []), "removed.txt is not what delta.json says")

result = bytearray()
distance = literals = differences = 0
counts = {"new": 0, "copied": 0, "near": 0}
uvarint, varint, more = numbers(copies)
while more():
    head = uvarint()
    length, kind = head >> 2, head & 3
    if kind == 0:
        result += literal[literals : literals + length]
        literals += length
        counts["new"] += length
        continue
    distance += varint()
    at = len(result) + distance
    expect(0 <= at and at + length <= len(base), "it copies from beyond the old pack")
    copied = base[at : at + length]
    if kind == 2:
        copied = bytes((a + b) % 256 for a, b in zip(copied, difference[differences : differences + length]))
        differences += length
    counts["near" if kind == 2 else "copied"] += length
    result += copied

expect((literals, differences) == (len(literal), len(difference)), "bytes are left over")
expect(counts == about["bytes"], "the counts are " + str(counts))
expect((len(result), hashlib.sha512(result).hexdigest()) == (about["result"]["size"], about["result"]["sha512"]), "the new pack is another one")
with open(new, "wb") as file:
    file.write(result)
