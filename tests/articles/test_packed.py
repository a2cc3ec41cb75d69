"""Compressed files and archives: what is whole is read, what is not says where it breaks, and a bomb is stopped."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon import articles
from rashomon.articles import packed
from rashomon.settings import ARTICLES

TEXT = "A ferry struck a pier at Port Ellery on Sunday, and twelve people were hurt, the harbour authority said."
NUMBERED = [json.dumps({"outlet": f"Courier {n}", "text": f"{TEXT} {n * 7919}"}).encode() + b"\n" for n in range(2000)]
PACK: list[tuple[str, Callable[[bytes], bytes]]] = [
    (".gz", gzip.compress),
    (".bz2", bz2.compress),
    (".xz", lzma.compress),
]


def outlets(path: Path) -> list[str]:
    return [each.outlet for each in articles.read([path])[0]]


def reasons(path: Path) -> list[tuple[str, str]]:
    rejected = articles.read([path])[1]
    return [(each.input.removeprefix(str(path)), each.reason) for each in rejected]


@pytest.mark.parametrize(("ending", "pack"), PACK, ids=[ending for ending, _ in PACK])
def test_a_compressed_file_is_read_as_what_is_in_it(
    tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / f"Daily Pennant.txt{ending}"
    file.write_bytes(pack(f" date 2024-03-03 {TEXT}".encode()))
    ((one,), rejected) = articles.read([file])
    assert (one.outlet, one.published, one.text, rejected) == ("Daily Pennant", "2024-03-03", TEXT, ())


def test_content_and_not_the_name_tells_what_is_compressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "was unpacked.txt.gz").write_text(TEXT, encoding="utf-8")
    (tmp_path / "is packed.jsonl").write_bytes(gzip.compress(b"".join(NUMBERED[:2])))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(NUMBERED[3]))))
    assert outlets(tmp_path) == ["Courier 0", "Courier 1", "was unpacked"]
    assert [each.outlet for each in articles.read(["-"])[0]] == ["Courier 3"]


@pytest.mark.parametrize(("ending", "pack"), PACK, ids=[ending for ending, _ in PACK])
def test_rows_before_the_break_are_read(tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]) -> None:
    whole = pack(b"".join(NUMBERED))
    file = tmp_path / f"wire.jsonl{ending}"
    file.write_bytes(whole[: len(whole) * 2 // 3])
    read = outlets(file)
    assert 0 < len(read) < 2000 or ending != ".gz"  # bzip2 packs blocks of 900 kB: of a small file nothing is whole
    assert read == [f"Courier {n}" for n in range(len(read))]
    ((where, reason),) = reasons(file)
    assert (where, "cut off or damaged" in reason) == ("", True)


def test_a_page_that_breaks_off_is_no_article(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{TEXT}</p><p>{TEXT} It was calm.</p></article></body></html>".encode()
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(page)[:-20])
    assert outlets(tmp_path / "page.html.gz") == []
    assert "cut off" in reasons(tmp_path / "page.html.gz")[0][1]


def test_rows_of_several_gzip_members_are_one_file(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl.gz").write_bytes(b"".join(map(gzip.compress, NUMBERED[:3])))
    assert len(outlets(tmp_path / "wire.jsonl.gz")) == 3


def bombs() -> list[tuple[str, bytes]]:
    """Give files of which 20 MB come out: of one, and of the members of an archive together."""
    zeros = bytes(20 * 2**20)
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("first.txt", TEXT)
        for number in range(10):
            archive.writestr(f"{number}.jsonl", zeros[: 2**21])
    return [
        ("bomb.jsonl.gz", gzip.compress(zeros)),
        ("bomb.jsonl.bz2", bz2.compress(zeros)),
        ("z.zip", zipped.getvalue()),
    ]


def test_a_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    read = packed._Expanded._read

    def counted(self: packed._Expanded, count: int) -> bytes:
        data = read(self, count)
        given.append(len(data))
        return data

    monkeypatch.setattr(packed._Expanded, "_read", counted)
    monkeypatch.setattr(packed, "ARTICLES", replace(ARTICLES, expanded_freely=4 * 2**20))
    for name, data in bombs():
        given.clear()
        (tmp_path / name).write_bytes(data)
        (tmp_path / "after.txt").write_text(TEXT, encoding="utf-8")
        found, rejected = articles.read([tmp_path / name, tmp_path / "after.txt"])
        assert found[-1].outlet == "after"
        assert "MB come out of it, far more than articles of its size" in rejected[-1].reason
        assert sum(given) <= 6 * 2**20, "all members of an archive share what may come out of it"


def test_a_long_file_that_packs_as_text_does_is_no_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "ARTICLES", replace(ARTICLES, expanded_freely=2**10))
    (tmp_path / "wire.jsonl.gz").write_bytes(gzip.compress(b"".join(NUMBERED)))
    assert len(outlets(tmp_path / "wire.jsonl.gz")) == 2000


def zipped(names: list[str], data: bytes = TEXT.encode()) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, data)
    return held.getvalue()


TRICKS = ["../out.txt", "a/../../out.txt", "/etc/out.txt", "C:\\out.txt", "..\\out.txt", "\\\\host\\out.txt"]


@pytest.mark.parametrize("name", TRICKS)
def test_a_name_that_leads_out_of_the_archive_is_rejected(tmp_path: Path, name: str) -> None:
    (tmp_path / "z.zip").write_bytes(zipped([name, "Good News.txt"]))
    with tarfile.open(tmp_path / "t.tar", "w") as archive:
        for each in (name, "Good News.txt"):
            info = tarfile.TarInfo(each)
            info.size = len(TEXT)
            archive.addfile(info, io.BytesIO(TEXT.encode()))
    before = sorted(tmp_path.rglob("*"))
    for file in (tmp_path / "z.zip", tmp_path / "t.tar"):
        assert outlets(file) == ["Good News"]
        assert [reason for _, reason in reasons(file)] == ["its name leads out of the archive"]
    assert sorted(tmp_path.rglob("*")) == before, "nothing is unpacked to disk"


def test_members_are_read_as_the_files_of_a_folder_are(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b/Weir News.txt", TEXT)
        archive.writestr("wire.jsonl.gz", gzip.compress(b"".join(NUMBERED[:2])))
        archive.writestr("README.md", "Notes.")
        archive.writestr("__MACOSX/._x", "x")
        archive.writestr(".hidden/x.txt", TEXT)
        archive.writestr("inner.zip", zipped(["x.txt"]))
        archive.writestr("what.bin", b"Buy milk.")
        archive.mkdir("empty")
    (tmp_path / "z.zip").write_bytes(held.getvalue())
    assert outlets(tmp_path) == ["Weir News", "Courier 0", "Courier 1"]
    said = dict(reasons(tmp_path / "z.zip"))
    assert list(said) == ["/README.md", "/inner.zip", "/what.bin", ""]
    assert said["/inner.zip"].startswith("an archive in an archive is not opened")
    assert said[""] == "2 hidden files in it were passed over"


def test_a_link_in_a_tar_archive_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    with tarfile.open(tmp_path / "t.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("link.txt")
        info.type, info.linkname = tarfile.SYMTYPE, str(tmp_path / "secret.txt")
        archive.addfile(info)
    assert outlets(tmp_path / "t.tar.gz") == []
    assert reasons(tmp_path / "t.tar.gz") == [("/link.txt", "this is no regular file")]


def test_a_tar_archive_that_breaks_off_gives_what_stood_before(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "t.tar.gz", "w:gz") as archive:
        for name, data in (("Weir News.txt", TEXT.encode()), ("wire.jsonl", b"".join(NUMBERED))):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    whole = (tmp_path / "t.tar.gz").read_bytes()
    (tmp_path / "t.tar.gz").write_bytes(whole[: len(whole) * 3 // 4])
    read = outlets(tmp_path / "t.tar.gz")
    assert read[:2] == ["Weir News", "Courier 0"]
    assert 2 < len(read) < 2000
    assert [where for where, _ in reasons(tmp_path / "t.tar.gz")] == ["/wire.jsonl", ""]


def encrypted() -> bytes:
    """Give an archive whose member says that it is encrypted: bit 0 of its flags, in both places."""
    data = bytearray(zipped(["x.txt"]))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    return bytes(data)


BROKEN = [
    ("cut.zip", zipped(["x.txt"])[:-12], "", "the archive is cut off or damaged"),
    ("empty.zip", zipped([]), "", "the archive is empty"),
    ("noise.tar", bytes(range(256)) * 8, "", "the archive is cut off or damaged"),
    ("locked.zip", encrypted(), "/x.txt", "it is encrypted"),
    (
        "rotten.zip",
        zipped(["x.txt"]).replace(b"A ferry", b"A fairy"),
        "/x.txt",
        "the packed data are cut off or damaged",
    ),
    ("new.txt.zst", b"\x28\xb5\x2f\xfd" + bytes(20), "", "it is compressed with Zstandard"),
    ("noise.txt.gz", b"\x1f\x8b\x08\x00" + b"\xff" * 50, "", "the packed data are cut off or damaged"),
]


@pytest.mark.parametrize(("name", "data", "where", "reason"), BROKEN, ids=[name for name, *_ in BROKEN])
def test_what_cannot_be_unpacked_says_why(tmp_path: Path, name: str, data: bytes, where: str, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    ((place, said),) = reasons(tmp_path / name)
    assert (place, said[: len(reason)]) == (where, reason)


def test_names_of_members_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(zipped(["\x1b[2Jx.bin"], b"x"))
    assert reasons(tmp_path / "z.zip")[0][0] == "/\ufffd[2Jx.bin"
