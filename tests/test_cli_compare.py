"""`onrecord compare` as it is called: outputs, exit codes, and what cannot be compared."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.model import AlterationKind
from onrecord.read import Reader, open_reader
from tests.make import SENTENCES, html

SAMPLES = Path(__file__).parent.parent / "samples"
COPY, ORIGINAL = str(SAMPLES / "evening-gazette.html"), str(SAMPLES / "harbour-courier.html")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.fixture(autouse=True)
def one_reader(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.running.open_reader", lambda settings: reader)


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str, str], str]:
    def written(name: str, inside: str) -> str:
        path = tmp_path / name
        path.write_text(html(inside), encoding="utf-8")
        return str(path)

    return written


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["compare", *arguments])


def test_json_is_the_contract() -> None:
    result = run("--json", COPY, ORIGINAL)
    copy = json.loads(result.stdout)
    assert result.exit_code == 0
    assert set(copy) == {"schema", "here", "there", "share", "first", "alterations"}
    assert copy["schema"] == "onrecord/copy/1"
    assert copy["first"]["which"] == "there"
    kinds = {kind.value for kind in AlterationKind}
    for one in copy["alterations"]:
        assert set(one) == {"kind", "here", "there", "speaker", "allowed", "why"}
        assert one["kind"] in kinds
        assert one["here"] or one["there"]


def test_every_place_of_the_json_holds_its_words(reader: Reader) -> None:
    copy = json.loads(run("--json", COPY, ORIGINAL).stdout)
    for side, path in (("here", COPY), ("there", ORIGINAL)):
        record = json.loads(CliRunner().invoke(main, ["read", "--json", path]).stdout)
        text = record["article"]["text"]
        for one in copy["alterations"]:
            place = one[side]
            if place and place["start"] is not None:
                assert text[place["start"] : place["end"]] == place["text"]


def test_plain_text_tells_the_worst_first() -> None:
    lines = run(COPY, ORIGINAL).stdout.splitlines()
    order = [kind.value for kind in AlterationKind]
    parts = [line.split() for line in lines if line[:3].strip().isdigit()]
    kinds = [part[1] for part in parts if part[1] in order]
    assert len(kinds) > 10
    assert kinds == sorted(kinds, key=order.index)
    assert any("{+420+}" in line for line in lines)


class Seen(HTMLParser):
    """The tags of a page, and its links within it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value:
                self.links.append(value)


def test_html_is_one_page_without_script_whose_links_lead_somewhere() -> None:
    seen = Seen()
    seen.feed(run("--html", COPY, ORIGINAL).stdout)
    assert not {"script", "img", "link", "iframe"} & set(seen.tags)
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.links
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)


def test_what_a_page_says_is_text_in_ours(page: Callable[[str, str], str]) -> None:
    sentences = "".join(f"<p>{one}</p>" for one in SENTENCES)
    here = page(
        "a.html",
        sentences + "<p>They wrote &lt;script&gt;alert(1)&lt;/script&gt; on it, he said.</p>",
    )
    there = page("b.html", sentences)
    assert "<script" not in run("--html", here, there).stdout


def test_exit_code(page: Callable[[str, str], str]) -> None:
    sentences = [f"<p>{one}</p>" for one in SENTENCES]
    one = page("a.html", "".join(sentences))
    other = page("b.html", "".join(sentences).replace("both", "neither"))
    assert run("--exit-code", one, one).exit_code == 0
    assert run("--exit-code", one, other).exit_code == 5
    assert run(one, other).exit_code == 0


def test_two_stories_are_said_to_be_two(page: Callable[[str, str], str]) -> None:
    other = page(
        "b.html",
        "<p>Bread rose by a penny in all shops of Aldery, the bakers’ guild said on Friday.</p>"
        "<p>“Flour is dear and wages are too,” said Tamsin Roe, who bakes there.</p>",
    )
    result = run("--json", COPY, other)
    copy = json.loads(result.stdout)
    assert (copy["share"], copy["alterations"], result.exit_code) == (0.0, [], 0)
    assert "do not tell the same story" in run(COPY, other).stdout


def test_the_same_file_twice_has_no_alterations() -> None:
    copy = json.loads(run("--json", COPY, COPY).stdout)
    assert (copy["share"], copy["alterations"]) == (1.0, [])


def test_one_that_is_empty_is_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.touch()
    result = run(COPY, str(empty))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "empty.html" in result.stderr


def test_a_folder_of_pages_is_no_page(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(html(), encoding="utf-8")
    result = run(COPY, str(tmp_path))
    assert result.exit_code == 2
    assert "more than one page" in result.stderr


def test_another_language_is_compared_by_its_words(page: Callable[[str, str], str]) -> None:
    german = (
        "Die Fähre blieb am Montag im Hafen, weil der Wind zu stark war und niemand fahren wollte.",
        "Der Hafenmeister sagte, man habe 240 Wagen zurückgelassen und hole sie am Dienstag.",
    )
    one = page("a.html", "".join(f"<p>{line}</p>" for line in german))
    other = page("b.html", "".join(f"<p>{line}</p>" for line in german).replace("240", "420"))
    copy = json.loads(run("--json", other, one).stdout)
    assert [it["kind"] for it in copy["alterations"]] == ["number-changed"]
