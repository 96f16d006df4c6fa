#!/usr/bin/env python3
"""Reads a ZIM file with libzim and holds it against the folder that it was made of:

    zim.py FILE FOLDER

Writes a line for each fault and ends with status 1 if there are any."""

import os
import re
import sys

from libzim.reader import Archive

faults = 0


def expect(holds, what):
    global faults
    if not holds:
        faults += 1
        print(what)


def files(folder):
    for where, _, names in os.walk(folder):
        for name in names:
            full = os.path.join(where, name)
            if os.path.getsize(full) > 0:  # the format's checkers take an empty entry for a fault
                yield os.path.relpath(full, folder), full


archive = Archive(sys.argv[1])
expect(archive.has_checksum and archive.check(), "libzim finds damage")
expect(archive.has_new_namespace_scheme, "the namespaces are those of before 6.1")
expect(archive.has_main_entry, "there is no main entry")
expect(archive.main_entry.get_item().path == "index.html", "the main entry is " + archive.main_entry.get_item().path)

size = archive.get_illustration_item(48).content.nbytes if archive.has_illustration(48) else 0
expect(size > 0, "there is no illustration")
for key, form in {
    "Name": ".+",
    "Title": ".{1,30}",
    "Description": ".{1,80}",
    "Language": r"\w{3}(,\w{3})*",
    "Creator": ".+",
    "Publisher": ".+",
    "Date": r"\d{4}-\d\d-\d\d",
    "Counter": r"[^=;]+=\d+(;[^=;]+=\d+)*",
}.items():
    value = archive.get_metadata(key).decode() if key in archive.metadata_keys else ""
    expect(re.fullmatch(form, value), f"{key} is {value!r}")

packed = dict(files(sys.argv[2]))
for path, full in sorted(packed.items()):
    if not archive.has_entry_by_path(path):
        expect(False, path + " is missing")
        continue
    item = archive.get_entry_by_path(path).get_item()
    with open(full, "rb") as file:
        expect(bytes(item.content) == file.read(), path + " differs")
    kind = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}.get(os.path.splitext(path)[1])
    if path != "404.html" and not path.startswith("sources/"):
        expect(kind is None or item.mimetype == kind, f"{path} is said to be {item.mimetype}")
expect(archive.entry_count == len(packed), f"there are {archive.entry_count} entries, {len(packed)} files are packed")

sys.exit(1 if faults else 0)
