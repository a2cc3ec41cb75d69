"""Bad input, folders, and what of them becomes a rejection: nothing is dropped silently, and the rest is read."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import articles
from rashomon.articles import decoding, from_jsonl, from_markdown, language, settle
from rashomon.errors import ArticleError, UsageError
from rashomon.records import Article, Rejection
from rashomon.settings import ARTICLES
from tests.newsroom import opened

TEXT = "A ferry struck a pier at Port Ellery on Sunday, and twelve people were hurt, the harbour authority said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder that holds one good article."""
    (tmp_path / "good.txt").write_text(f" date 2024-03-03 {TEXT}", encoding="utf-8")
    return tmp_path


def rest(folder: Path) -> tuple[list[Article], list[Rejection]]:
    """Read a folder; give all but the one good article, which must be there."""
    found, rejected = articles.read([folder])
    good = [each for each in found if each.outlet == "good"]
    assert [each.text for each in good] == [TEXT]
    return [each for each in found if each.outlet != "good"], list(rejected)


REFUSED = [
    ("empty.txt", b"", "the file is empty"),
    ("blank.md", b"\xef\xbb\xbf \n\n", "the file is empty"),
    ("noise.txt", random.Random(7).randbytes(4000), "this is a binary file"),
    ("paper.txt", b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj", "this is a PDF document"),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(64), "this is a picture"),
    ("feed.txt", b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "the feed has no entries"),
    ("drawing.txt", b"<?xml version='1.0'?><svg/>", "this is markup"),
    ("drawing.xml", b"<?xml version='1.0'?><svg/>", "this is XML that begins with <svg>"),
    ("page.rss", b"<!DOCTYPE html><html><body><p>Gone.</p></body></html>", "this is no feed but a web page"),
    ("page.xml", b"<!DOCTYPE html><html><body><p>Gone.</p></body></html>", "this is a web page"),
    ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "the page holds no article"),
    ("plain.md", b"Some notes about the folder.\n\nThey are no article.", "Markdown in a folder is an article where"),
    ("broken.md", b"---\ntitle: A\nthis is no key\n---\nText.", "line 3 of the front matter is no `key: value`"),
    ("style.css", b"body { color: black }", "its name ends in .css"),
    ("notes", b"Buy milk.", "its name ends in nothing"),
    ("README.md", b"---\ntitle: Read me\n---\nText.", "the name is that of a note"),
    ("LICENSE", b"Do as you like.", "the name is that of a note"),
    ("nothing.jsonl", b"\n\n", "the file is empty"),
    ("number.json", b"42", "this is no object with fields but a number"),
    ("deep.json", b"[" * 100_000, "the JSON is nested too deeply"),
    ("package.json", b'{"name": "pier", "version": "1.0"}', "there is no text: it may be called text, body"),
    ("half.json", b'[{"text": "A ferry', "this is no JSON"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_what_is_no_article_is_rejected_and_the_rest_is_read(folder: Path, name: str, data: bytes, reason: str) -> None:
    (folder / name).write_bytes(data)
    found, rejected = rest(folder)
    assert found == []
    assert len(rejected) == 1
    assert rejected[0].stage == "read"
    assert name in rejected[0].input
    assert rejected[0].reason.startswith(reason)


def test_an_empty_folder_is_one_rejection(tmp_path: Path) -> None:
    assert articles.read([tmp_path]) == ((), (Rejection("read", str(tmp_path), "the folder is empty"),))


def test_hidden_files_are_counted(folder: Path) -> None:
    (folder / ".store").write_bytes(b"x")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_bytes(b"x")
    assert rest(folder) == (
        [],
        [Rejection("read", str(folder), "2 hidden files or folders in it were passed over")],
    )


def test_folders_are_read_to_the_bottom_in_order(folder: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a/deep/er.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name} says: {TEXT}", encoding="utf-8")
    found, _ = articles.read([folder])
    assert [each.outlet for each in found] == ["good", "er", "a", "z"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert rest(folder)[1] == [Rejection("read", str(folder / "pipe.txt"), "this is no regular file")]


def test_a_broken_link_is_rejected(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    assert rest(folder)[1][0].reason.startswith("the file cannot be opened")


ENCODED = [
    ("utf-8", "“The pier’s shut” – café"),
    ("utf-8-sig", "“The pier’s shut” – café"),
    ("utf-16", "“The pier’s shut” – café"),
    ("utf-16-le", "“The pier’s shut” – café"),
    ("utf-32", "“The pier’s shut” – café"),
    ("cp1252", "“The pier’s shut” – café"),
    ("cp1251", "Мэр сообщил, что причал закрыт. Двенадцать человек пострадали, когда паром врезался в пирс."),
]


def test_a_folder_may_mix_encodings(folder: Path) -> None:
    for name, said in ENCODED:
        (folder / f"{name}.txt").write_bytes(f"{TEXT} {said}".encode(name) if name != "cp1251" else said.encode(name))
    texts = {each.outlet: each.text for each in rest(folder)[0]}
    assert texts == {name: f"{TEXT} {said}" if name != "cp1251" else said for name, said in ENCODED}


def test_broken_bytes_in_utf_8_are_marked_and_said(folder: Path) -> None:
    (folder / "torn.txt").write_bytes(("“Pier” " * 20).encode() + TEXT.encode() + b" \x93so")
    found, rejected = rest(folder)
    assert found[0].text.endswith(" \ufffdso")
    assert [each.reason for each in rejected] == ["1 unreadable characters stand as U+FFFD; the article is kept"]


def test_a_line_of_20_mb_is_rejected_and_the_next_is_read(folder: Path) -> None:
    rows = [{"outlet": "a", "text": "The pier is shut. " * 1_200_000}, {"outlet": "b", "text": TEXT}]
    (folder / "long.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found, rejected = rest(folder)
    assert [each.outlet for each in found] == ["b"]
    assert rejected[0].input.endswith("long.jsonl, line 1")
    assert "characters; one article may have" in rejected[0].reason


def test_a_line_beyond_the_limit_is_passed_over_without_being_held(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"text": "' + b"x" * 3_000_000 + b'"}\n' + json.dumps({"outlet": "b", "text": TEXT}).encode()
    monkeypatch.setattr(from_jsonl, "ARTICLES", _limited(longest_line=1_000_000))
    first, second = settle(from_jsonl.read(opened(data, "x.jsonl")))
    assert isinstance(first, Rejection)
    assert first.reason.startswith("the line is longer than")
    assert isinstance(second, Article)


def _limited(**numbers: int) -> object:
    from dataclasses import replace

    return replace(ARTICLES, **numbers)


def test_without_a_date_nothing_is_guessed(folder: Path) -> None:
    (folder / "undated.jsonl").write_text(json.dumps({"outlet": "u", "text": TEXT}), encoding="utf-8")
    found, rejected = rest(folder)
    assert (found[0].published, found[0].published_basis) == (None, None)
    assert rejected == []


def test_other_languages_are_kept_marked_and_said(folder: Path) -> None:
    said = "Der Pier bleibt am Montag geschlossen, teilte die Hafenbehörde mit. Zwölf Menschen wurden verletzt."
    (folder / "german.txt").write_text(said, encoding="utf-8")
    found, rejected = rest(folder)
    assert (found[0].language, found[0].text) == ("de", said)
    assert [each.stage for each in rejected] == ["language"]
    assert "left out of what is found in English" in rejected[0].reason


def test_language_is_told_without_a_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def no(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", no)
    monkeypatch.setattr(socket, "getaddrinfo", no)
    monkeypatch.setenv("FTLANG_CACHE", str(tmp_path))
    language._model.cache_clear()
    assert (
        language.detect("La jetée est restée fermée lundi, a indiqué l'autorité portuaire, après l'accident.") == "fr"
    )
    assert list(tmp_path.iterdir()) == []


def test_an_hour_that_no_one_can_read_is_said_and_the_article_kept(folder: Path) -> None:
    (folder / "odd.jsonl").write_text(json.dumps({"outlet": "o", "text": TEXT, "date": "03/04/2024"}), encoding="utf-8")
    found, rejected = rest(folder)
    assert found[0].published is None
    assert "either way round" in rejected[0].reason


GIVEN = [
    ("nowhere.txt", "there is no such file or folder"),
    ("goood.txt", "Did you mean"),
    ("no/such/folder.txt", "there is no folder"),
    ("*.warc", "no file has a name like that"),
    ("ftp://courier.example/a", "only addresses of http and https"),
    ("file:///etc/hosts", "only addresses of http and https"),
    ("https://", "only addresses of http and https"),
]


@pytest.mark.parametrize(("name", "said"), GIVEN, ids=[name for name, _ in GIVEN])
def test_an_input_that_is_none_ends_the_run_and_says_why(folder: Path, name: str, said: str) -> None:
    given_ = name if "://" in name else str(folder / name)
    with pytest.raises(UsageError, match=said) as caught:
        articles.read([folder, given_])
    assert given_ in str(caught.value)


def test_a_glob_gives_its_files(folder: Path) -> None:
    assert [each.outlet for each in articles.read([folder / "*.txt"])[0]] == ["good"]
    assert [each.outlet for each in articles.read([f"{folder}/**/go[o]d.*"])[0]] == ["good"]


def test_a_file_given_by_name_is_read_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(f"# Ferry hits pier\n\n{TEXT}", encoding="utf-8")
    (tmp_path / "note.log").write_text(TEXT, encoding="utf-8")
    found, rejected = articles.read([tmp_path / "README.md", tmp_path / "note.log"])
    assert [(each.outlet, each.headline, each.text) for each in found] == [
        ("README", "Ferry hits pier", TEXT),
        ("note", None, TEXT),
    ]
    assert rejected == ()


SNIFFED = [
    (f" date 2024-03-03 {TEXT}", "2024-03-03"),
    (json.dumps({"text": TEXT, "date": "2024-03-04"}), "2024-03-04"),
    (json.dumps([{"text": TEXT, "date": "2024-03-05"}]), "2024-03-05"),
    (f"---\ntitle: Ferry\ndate: 2024-03-06\n---\n{TEXT}", "2024-03-06"),
    (
        f"<!-- x -->\n<!DOCTYPE html><html><head><meta name='date' content='2024-03-07'></head><body><article><p>{TEXT}</p>"
        f"<p>{TEXT} It was calm.</p></article></body></html>",
        "2024-03-07",
    ),
    (
        f"<?xml version='1.0'?>\n<rss><channel><item><pubDate>2024-03-08</pubDate><description>{TEXT}</description>"
        "</item></channel></rss>",
        "2024-03-08",
    ),
    (
        json.dumps(
            {
                "items": [{"content_text": TEXT, "date_published": "2024-03-09"}],
                "version": "https://jsonfeed.org/version/1",
            }
        ),
        "2024-03-09",
    ),
    (json.dumps({"uri": "urn:a:1", "versioncreated": "2024-03-10", "body_text": TEXT}), "2024-03-10"),
    (
        "<newsItem><itemMeta><versionCreated>2024-03-11</versionCreated></itemMeta><contentSet><inlineData>"
        f"{TEXT}</inlineData></contentSet></newsItem>",
        "2024-03-11",
    ),
    (f"MIME-Version: 1.0\nFrom:\nDate: 12 Mar 2024\n\n{TEXT}", "2024-03-12"),
]


@pytest.mark.parametrize(
    ("said", "day"),
    SNIFFED,
    ids=["text", "JSON Lines", "JSON", "Markdown", "HTML", "RSS", "JSON Feed", "ninjs", "NewsML-G2", "mail"],
)
def test_content_tells_the_format_where_no_ending_does(
    said: str, day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said.encode())))
    from_stdin, _ = articles.read(["-"])
    (tmp_path / "unnamed").write_text(said, encoding="utf-8")
    from_file, _ = articles.read([tmp_path])
    assert [each.published for each in (*from_stdin, *from_file)] == [day, day]
    assert from_stdin[0].outlet == "standard input"


def test_nothing_on_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert articles.read(["-"]) == ((), (Rejection("read", "standard input", "the file is empty"),))


def test_ids_depend_on_the_article_and_not_on_where_it_lies(tmp_path: Path) -> None:
    for place in ("a", "b/c"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "post.txt").write_text(TEXT, encoding="utf-8")
    (one,), _ = articles.read([tmp_path / "a"])
    (two,), _ = articles.read([tmp_path / "b"])
    assert one == two


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=200))
def test_the_text_of_json_lines_is_kept_character_for_character(text: str) -> None:
    row = json.dumps({"text": text}, ensure_ascii=False).encode()
    found = [each for each in settle(from_jsonl.read(opened(row))) if isinstance(each, Article)]
    assert [each.text for each in found] == ([text] if text.strip() else [])


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_say_what_they_are(data: bytes) -> None:
    with contextlib.suppress(ArticleError):
        assert decoding.decode(data).strip("\x00 \t\r\n")


@given(st.text(alphabet="ab *_`[]()!<>#-\\&;\n1.:", max_size=80))
def test_any_marks_of_markdown_become_words(written: str) -> None:
    _, text, _ = from_markdown.plain(written)
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    ("row", "why"),
    [
        pytest.param('{"text": 7, "outlet": "Echo"}', "the text is no words but a number", id="a number"),
        pytest.param('{"text": {"a": 1}, "outlet": "Echo"}', "the text is no words but an object", id="an object"),
        pytest.param('{"text": true, "outlet": "Echo"}', "the text is no words but true or false", id="a truth value"),
        pytest.param(
            '{"text": "The pier is shut.", "published": true}',
            "publication time: 'true' is no date that can be read; the article is kept without one",
            id="a time that is none",
        ),
        pytest.param("7", "this is no object with fields but a number", id="a bare number"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_in_words(tmp_path: Path, row: str, why: str) -> None:
    (tmp_path / "rows.jsonl").write_text(f'{{"text": "Berth four is open.", "outlet": "Echo"}}\n{row}\n')
    assert [each.reason for each in articles.read([tmp_path])[1]] == [why]
