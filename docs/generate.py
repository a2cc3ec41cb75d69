"""Writes the pages of docs/ that are made from the code, and the part of README.md that shows what a build gives.

``make docs`` writes them anew; a test holds that they are fresh. Each page is a function that gives its whole text.
The part of the README is what the program makes of the bundled event, chosen by rule: the agreed claims and the
differences in the order of the result, the statement with most witnesses, and all that was copied.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import fill
from types import ModuleType

import click

from rashomon import articles, cli, findings, pipeline, records, settings
from rashomon.findings.reuse.shares import Running
from rashomon.records import accounts, coverage, sentences

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
EVENT = HERE.parent / "src" / "rashomon" / "examples" / "harbour"
FLOORS = HERE.parent / "evaluate" / "floors.json"
_WIDTH = 100
_SHOWN = 3
"""Agreed claims, and differences, that the README shows."""
_RECORDS = (records.articles, records.stories, sentences, records.reuse, accounts, coverage)
_SETTINGS = (settings.running, settings.reading, settings.stories, settings.reuse, settings.findings)
_MADE = "<!-- Made by `make docs` from {file}; do not edit. -->"


def cli_page() -> str:
    """Give the help of every command, and what the exit codes mean."""
    parts = [
        _head("The command line", "src/rashomon/cli.py"),
        "Results go to stdout. Progress goes to stderr, and only where that is a terminal.",
        _table(("exit code", "means"), _exit_codes()),
    ]
    for path, command in commands():
        parts += [f"## `{path}`", f"```text\n{_help(path, command)}\n```"]
    return _join(parts)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Give every command with its path, such as `rashomon build`, the program itself first."""
    yield "rashomon", cli.main
    for name, command in sorted(cli.main.commands.items()):
        yield f"rashomon {name}", command


def settings_page() -> str:
    """Give every settings class with its numbers and what is said of each."""
    parts = [
        _head("Settings", "src/rashomon/settings"),
        "Every number that a stage depends on, beside what it was measured on. The classes are frozen: a number is "
        "changed in its file, and `make evaluate` says what the change does.",
    ]
    for node in _classes(*_SETTINGS):
        values = getattr(settings, node.name)()
        rows = [(f"`{name}`", f"`{getattr(values, name)!r}`", said or "") for name, _, said in _fields(node)]
        parts += [f"## {node.name}", _doc(node), _table(("name", "value", "what it means"), rows)]
    return _join(parts)


def records_page() -> str:
    """Give every record with its fields and their types, and the values that a field may be limited to."""
    lists = {_element(annotation): name for name, annotation, _ in _fields(_class(coverage, "Result"))}
    parts = [
        _head("Records", "src/rashomon/records"),
        inspect.getdoc(records) or "",
        "The lists of `rashomon build --json` are those of `Result`, in its order; `rashomon schema` prints their JSON "
        "Schema. Every field is written, as null or an empty list where nothing is known; only `field` is left out "
        "where it is `text`.",
    ]
    for node in _classes(*_RECORDS):
        printed = f"\n\nOne row of the list `{lists[node.name]}`." if node.name in lists else ""
        rows = [(f"`{name}`", _type(annotation), said or "") for name, annotation, said in _fields(node)]
        documented = any(said for _, _, said in rows)
        head = ("field", "type", "what it means") if documented else ("field", "type")
        parts += [f"## {node.name}", _doc(node) + printed, _table(head, [row[: len(head)] for row in rows])]
    parts += ["## Kinds", "What a field of these types may hold.", _table(("type", "values"), list(_aliases()))]
    return _join(parts)


def stages_page() -> str:
    """Give the readers and the findings, as their registries list them."""
    readers = [
        (
            reader.name,
            ", ".join(f"`{suffix}`" for suffix in reader.suffixes),
            f"`{_module(reader.read)}`",
            _about(reader.read),
        )
        for reader in articles.READERS
    ]
    names = [(f"`{field}`", ", ".join(f"`{name}`" for name in usual)) for field, usual in articles.fields.NAMES.items()]
    found = [
        (
            f"`{finding.name}`",
            finding.over,
            ", ".join(f"`{table}`" for table in finding.needs),
            f"`{finding.gives}`",
            f"`{_module(finding.find)}.{finding.find.__name__}`",
            _first_line(finding.find),
        )
        for finding in findings.FINDINGS
    ]
    return _join(
        [
            _head("What is read and what is found", "articles.READERS and findings.FINDINGS"),
            "## Readers",
            "The first whose ending fits reads a file; where several share it, or it tells nothing, the content does.",
            _table(("format", "endings", "file", "what it reads"), readers),
            "### Names of fields",
            "What the fields of an article are called in JSON, tables and front matter; the first that has a value "
            "counts. Capitals, spaces and marks make no difference. `--columns` gives names of your own.",
            _table(("field", "names"), names),
            "## Findings",
            "In the order in which they are made. A later one may give a table again, with more known.",
            _table(("finding", "over a", "needs", "gives", "function", "what it gives"), found),
        ]
    )


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "settings.md": settings_page,
    "records.md": records_page,
    "stages.md": stages_page,
}


def readme(text: str, result: records.Result) -> str:
    """Give the text of the README with its two made parts new: what a build gave, and the figures that are pinned."""
    shown = "\n".join(_first_screen(result))
    return _between("figures", _between("made", text, f"```text\n{shown}\n```"), _figures())


def _between(name: str, text: str, new: str) -> str:
    """Put `new` between the two marks of `name` in a page."""
    begin, end = (f"<!-- {name} by `make docs`: {which} -->" for which in ("begin", "end"))
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{new}\n{end}{after}"


def _figures() -> str:
    """Give the pinned floors as a table: what each measure reached on its gold when it was last pinned."""
    if not FLOORS.is_file():
        return "No floors are pinned yet, so no figure stands here."
    pinned: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    rows = [
        (measure, name, f"{value:.3f}")
        for measure, scores in pinned.items()
        if measure != "lowered"
        for name, value in scores.items()
    ]
    return _table(("measured on", "score", "reached"), rows)


def _first_screen(result: records.Result) -> Iterator[str]:
    story = max(result.stories, key=lambda each: len(each.articles))
    outlet = {each.id: each.outlet for each in result.articles}
    yield f"{len(story.articles)} articles of {story.outlets} outlets; {story.origins} independent origins"
    agreed = [each for each in result.claims if each.story == story.id and each.agreement == "agreed"]
    yield f"\nAgreed by two origins or more ({_SHOWN} of {len(agreed)})"
    for claim in agreed[:_SHOWN]:
        told = _names(outlet[span.article] for span in claim.spans)
        yield _line(f"{claim.text} [{claim.origins} origins, {told}]")
        differences = [each for each in result.disagreements if each.story == story.id]
    yield f"\nWhere accounts differ ({min(_SHOWN, len(differences))} of {len(differences)})"
    for each in differences[:_SHOWN]:
        sides = [f"{side.value} ({_names(outlet[span.article] for span in side.spans)})" for side in each.positions]
        yield _line(f"{each.about} [{each.cause}]: {'; '.join(sides)}")
    yield from _statement(result, story, outlet)
    yield "\nWho copied whom, quotations apart"
    taken: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for passage in result.passages:
        if passage.story == story.id and passage.kind != "quoted" and passage.origin:
            taken[passage.copy.article, passage.origin.article].append((passage.copy.start, passage.copy.end))
    running = {article.id: Running(article) for article in result.articles if article.id in {copy for copy, _ in taken}}
    counts = {pair: running[pair[0]].within(places) for pair, places in taken.items()}
    for (copy, origin), count in sorted(counts.items(), key=lambda each: -each[1]):
        yield _line(f"{outlet[copy]} has {count} of its {running[copy].words} running words from {outlet[origin]}")


def _statement(result: records.Result, story: records.Story, outlet: dict[str, str]) -> Iterator[str]:
    """Give the statement that most articles carry, and where its wordings part."""
    article = {each.id: each.article for each in result.quotes}
    told = max(
        (each for each in result.statements if each.story == story.id),
        key=lambda each: len({article[quote] for quote in each.quotes}),
    )
    name = next((each.name for each in result.parties if each.id == told.party), "Somebody")
    yield f"\nOne statement in {len({article[quote] for quote in told.quotes})} articles: {name}, {told.said}"
    yield _line(f"“{told.text}”")
    for variant in sorted(told.variants, key=lambda each: not each.substance):
        sides = [
            (_short(each.text), _names(outlet[article[quote]] for quote in each.quotes)) for each in variant.readings
        ]
        turns = ", the meaning may turn" if variant.substance else ""
        left_out = [who for text, who in sides if not text]
        if left_out:
            yield _line(f"{variant.kind}{turns} in {left_out[0]}: {sides[0][0]}")
        else:
            yield _line(f"{variant.kind}{turns}: {' / '.join(f'{text} ({who})' for text, who in sides)}")


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= 6 else f"{' '.join(words[:3])} … {' '.join(words[-3:])}"


def _names(outlets: Iterable[str]) -> str:
    """Name up to three outlets, and count more."""
    names = sorted(set(outlets))
    return ", ".join(names) if len(names) < 4 else f"{len(names)} outlets"


def _line(text: str) -> str:
    return fill(" ".join(text.split()), _WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False)


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
        print(f"docs/{name}")
    README.write_text(readme(README.read_text(encoding="utf-8"), pipeline.build([EVENT])), encoding="utf-8")
    print("README.md")


def _head(title: str, file: str) -> str:
    return f"{_MADE.format(file=file)}\n\n# {title}"


def _join(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in line) + " |" for line in lines
    )


def _exit_codes() -> list[tuple[str, ...]]:
    """Read the exit codes off the docstring of the command line, the one place that states them."""
    said = (inspect.getdoc(cli) or "").split("Exit codes: ", 1)[1].split(".\n", 1)[0]
    return [tuple(entry.split(" ", 1)) for entry in said.split(", ")]


def _help(path: str, command: click.Command) -> str:
    context = click.Context(command, info_name=path, terminal_width=_WIDTH, max_content_width=_WIDTH)
    context.help_option_names = ["-h", "--help"]
    return command.get_help(context)


def _classes(*modules: ModuleType) -> list[ast.ClassDef]:
    """Give the dataclasses of modules in the order of their files."""
    lines = (line for module in modules for line in ast.parse(inspect.getsource(module)).body)
    return [line for line in lines if isinstance(line, ast.ClassDef)]


def _class(module: ModuleType, name: str) -> ast.ClassDef:
    return next(node for node in _classes(module) if node.name == name)


def _fields(node: ast.ClassDef) -> list[tuple[str, str, str | None]]:
    """Give name, type and the docstring that follows, of each field."""
    found: list[tuple[str, str, str | None]] = []
    for line in node.body:
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            found.append((line.target.id, ast.unparse(line.annotation), None))
        elif found and isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant):
            name, annotation, _ = found[-1]
            found[-1] = (name, annotation, str(line.value.value))
    return found


def _doc(node: ast.ClassDef) -> str:
    return ast.get_docstring(node) or ""


def _type(annotation: str) -> str:
    return f"`{annotation}`"


def _element(annotation: str) -> str:
    """Give `Article` for `tuple[Article, ...]`."""
    return annotation.removeprefix("tuple[").removesuffix(", ...]")


def _aliases() -> Iterator[tuple[str, str]]:
    for line in (line for module in _RECORDS for line in ast.parse(inspect.getsource(module)).body):
        if (
            isinstance(line, ast.Assign)
            and isinstance(line.value, ast.Subscript)
            and isinstance(line.targets[0], ast.Name)
        ):
            values = ast.literal_eval(line.value.slice) if ast.unparse(line.value.value) == "Literal" else None
            shown = ", ".join(f"`{each}`" for each in values) if values else f"`{ast.unparse(line.value)}`"
            yield f"`{line.targets[0].id}`", shown


def _module(function: Callable[..., object]) -> str:
    return function.__module__.removeprefix("rashomon.").split(".", 1)[1]


def _about(function: Callable[..., object]) -> str:
    """Give the first sentence of what the module of a function says of itself."""
    return (inspect.getdoc(inspect.getmodule(function)) or "").split("\n\n")[0]


def _first_line(function: Callable[..., object]) -> str:
    return (inspect.getdoc(function) or "").split("\n\n")[0]


if __name__ == "__main__":
    main()
