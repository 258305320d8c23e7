"""The picture of the chains: what is in it, that it is sound, and that it is always the same."""

import re
from dataclasses import replace
from itertools import pairwise

from lxml import etree

from onrecord.export.chains import grow_chains, tell_chains
from onrecord.export.chains_picture import as_chains_picture
from onrecord.model import Reading, Speaker
from tests.export.told import Told, reading, someone

TEXT = (
    "Weir to be drained\n\n"
    "Two wardens told Cato Brink that the miller said the weir was dry. “It leaks,” he added.\n\n"
    "The wheel is to be sold. A clerk said so much on Monday."
)
BRINK, WARDENS, MILLER = (
    someone(1, "Cato Brink"),
    someone(2, "two wardens", named=False),
    someone(3, "Hal Sorrel"),
)
DRY = Told(2, "Two wardens", "told", ("the miller said the weir was dry",), via=1)
MILLED = Told(3, "the miller", "said", ("the weir was dry",), within=0)
LEAKS = Told(None, "he", "added", ("“It leaks,”",))
SOLD = Told(None, None, "is to be", ("The wheel is to be sold",))


def weir(*told: Told, speakers: tuple[Speaker, ...] = (BRINK, WARDENS, MILLER)) -> Reading:
    return reading(TEXT, *(told or (DRY, MILLED, LEAKS, SOLD)), speakers=speakers)


def drawn(one: Reading) -> etree._Element:
    return etree.fromstring(as_chains_picture(one).encode())


def found(tree: etree._Element, path: str) -> list[etree._Element]:
    return list(tree.iterfind(path, {"s": "http://www.w3.org/2000/svg"}))


def titles(tree: etree._Element) -> list[str]:
    return [str(one.text) for one in found(tree, "s:g/s:title")]


def thickness(tree: etree._Element) -> dict[str, float]:
    links = [one for one in found(tree, "s:g") if found(one, "s:title")]
    return {
        str(found(one, "s:title")[0].text).partition(":")[0]: float(
            found(one, "s:path")[1].get("stroke-width", "0")
        )
        for one in links
    }


def dashes(tree: etree._Element, name: str) -> str | None:
    (link,) = [
        one
        for one in found(tree, "s:g")
        if any(str(its.text).startswith(name) for its in found(one, "s:title"))
    ]
    dashed: str | None = found(link, "s:path")[1].get("stroke-dasharray")
    return dashed


def test_links_are_those_of_each_chain() -> None:
    one = weir()
    chains = {tuple(link.name for link in chain[1:]) for chain in grow_chains(one).chains}
    assert {one.chain_of(statement) for statement in one.statements} <= chains
    assert titles(drawn(one)) == [
        "the reader: 15 words",
        "Vellimere Gazette: 15 words",
        "Cato Brink: 7 words",
        "two wardens: 7 words, unnamed",
        "Hal Sorrel: 4 words",
        "he: 2 words, not resolved",
        "no source: 6 words",
    ]


def test_facts_are_told_as_text_too() -> None:
    one = weir()
    told = tell_chains(one)
    assert told[:2] == (
        "Vellimere Gazette, from Cato Brink, from two wardens (unnamed): 1 statement, 7 words",
        "Vellimere Gazette, from Cato Brink, from two wardens (unnamed), from Hal Sorrel:"
        " 1 statement, 4 words",
    )
    assert len(told) == 4
    (desc,) = found(drawn(one), "s:desc")
    assert all(line in str(desc.text) for line in told)
    assert "no person has confirmed" in str(desc.text)


def test_it_is_a_labelled_image_that_fetches_nothing_and_runs_nothing() -> None:
    picture = as_chains_picture(weir())
    tree = etree.fromstring(picture.encode())
    assert tree.get("role") == "img"
    labels = str(tree.get("aria-labelledby")).split()
    assert [str(tree.xpath(f"//*[@id='{one}']")[0].tag).split("}")[1] for one in labels] == [
        "title",
        "desc",
    ]
    assert not re.search(r"<script|<image|<style|href|url\(|@import", picture)
    assert set(re.findall(r"https?://[^\s\"]+", picture)) == {"http://www.w3.org/2000/svg"}


def test_lines_tell_words_and_naming_without_colour() -> None:
    tree = drawn(weir())
    thick = thickness(tree)
    assert thick["the reader"] == thick["Vellimere Gazette"] > thick["Cato Brink"]
    assert thick["two wardens"] > thick["Hal Sorrel"] > thick["he"] > 0
    assert dashes(tree, "Hal Sorrel") is None
    assert dashes(tree, "two wardens") not in (None, dashes(tree, "no source"))
    assert dashes(tree, "he:") == dashes(tree, "no source")
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', as_chains_picture(weir()))) <= {
        "none",
        "#fff",
        "#777",
    }


def test_markup_and_what_no_xml_holds_in_names_is_harmless() -> None:
    wild = replace(MILLER, name='Mill & "Sons" <b>\x07\ud83d\n</g>')
    one = weir(speakers=(BRINK, WARDENS, wild))
    headed = replace(one, article=replace(one.article, headline='<script>"&\x00</script>'))
    tree = drawn(headed)
    assert 'Mill & "Sons" <b>\ufffd\ufffd </g>: 4 words' in titles(tree)
    assert not tree.xpath("//*[local-name()='script' or local-name()='b']")


def test_two_unnamed_of_one_name_stay_two() -> None:
    other = replace(WARDENS, id=4)
    one = weir(replace(DRY, via=None), replace(SOLD, speaker=4), speakers=(WARDENS, other))
    assert [its for its in titles(drawn(one)) if its.startswith("two wardens")] == [
        "two wardens: 7 words, unnamed",
        "two wardens: 6 words, unnamed",
    ]


def test_long_name_is_shortened_with_the_whole_in_its_title() -> None:
    long = " ".join(f"warden-{number}" for number in range(60))
    tree = drawn(weir(speakers=(BRINK, replace(WARDENS, name=long), MILLER)))
    assert f"{long}: 7 words, unnamed" in titles(tree)
    lines = [str(one.text) for one in found(tree, "s:g/s:text/s:tspan")]
    assert any(line.endswith("…") for line in lines)
    assert max(map(len, lines)) < 40


def test_nothing_stated() -> None:
    one = weir(speakers=())
    empty = replace(one, statements=())
    assert tell_chains(empty) == ()
    tree = drawn(empty)
    assert titles(tree) == ["the reader: 0 words", "Vellimere Gazette: 0 words"]
    assert "No statement was found." in "".join(map(str, tree.itertext()))


def test_many_speakers_make_it_higher_and_no_label_meets_another() -> None:
    heights = []
    for count in (2, 20, 200):
        names = [f"Warden {number}" for number in range(count)]
        text = "Weir\n\n" + " ".join(f"{name} said no to item {name[7:]}." for name in names)
        told = [
            Told(number, name, "said", (f"item {number}.",)) for number, name in enumerate(names)
        ]
        many = reading(
            text, *told, speakers=tuple(someone(at, name) for at, name in enumerate(names))
        )
        tree = drawn(many)
        heights.append(int(tree.get("height", "0")))
        links = [one for one in found(tree, "s:g") if found(one, "s:title")]
        places = [float(found(one, "s:text")[0].get("y", "0")) for one in links[2:]]
        assert len(places) == count
        assert all(there - here >= 45 for here, there in pairwise(places))
        assert places[-1] < heights[-1]
    assert heights == sorted(set(heights))


def test_the_same_bytes_twice() -> None:
    assert as_chains_picture(weir()).encode() == as_chains_picture(weir()).encode()
