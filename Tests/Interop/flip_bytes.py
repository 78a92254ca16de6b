#!/usr/bin/env python3
"""Flips the lowest bit of every STEPth byte of every file of an exported log, but for `vkey`, one at a time, and
verifies the folder each time with verify_tlog.py. Prints how many were refused and which were accepted.

    flip_bytes.py FOLDER VKEY [STEP]
"""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import verify_tlog


def is_accepted(folder, vkey):
    try:
        verify_tlog.verify_dir(folder, vkey)
    except Exception:  # whatever stops it refuses
        return False
    return True


def main():
    folder, vkey, step = sys.argv[1], sys.argv[2], int((sys.argv[3:] or ["7"])[0])
    if not is_accepted(folder, vkey):
        print("the folder itself is refused")
        return 1
    refused, accepted = 0, []
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            path = os.path.join(root, name)
            if os.path.relpath(path, folder) == "vkey":
                continue
            with open(path, "rb") as file:
                content = file.read()
            for at in range(0, len(content), step):
                flipped = bytearray(content)
                flipped[at] ^= 1
                with open(path, "wb") as file:
                    file.write(flipped)
                if is_accepted(folder, vkey):
                    accepted.append(f"{os.path.relpath(path, folder)} at {at}")
                else:
                    refused += 1
            with open(path, "wb") as file:
                file.write(content)
    print(f"{refused} refused, {len(accepted)} accepted", *accepted, sep="\n")
    return 1 if accepted else 0


if __name__ == "__main__":
    sys.exit(main())
