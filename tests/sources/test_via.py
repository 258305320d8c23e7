from dataclasses import replace

import pytest

from onrecord.model import Article, Attribution, Byline, Quotation, Reading, Span, SpeakerKind
from onrecord.read import Reader
from onrecord.sources import find_speakers
from onrecord.sources.via import find_via
from tests.make import capture, html
from tests.scripted import Said, ScriptedTagger

PLAIN = Article("id", "url", None, "", ())


def via(text: str, cue: str, content: str, article: Article = PLAIN) -> str | None:
    article = replace(article, text=text)
    start = text.index(content)
    at = text.index(cue)
    attribution = Attribution(
        "one",
        (Span(start, start + len(content)),),
        Span(at, at + len(cue)),
        None,
        Quotation.INDIRECT,
        0.9,
    )
    found = find_via(article, attribution)
    return article.words(found) if found else None


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("She told me that it held.", "told", "that it held", "me"),
        ("It held, she told me.", "told", "It held", "me"),
        ("She told Reuters that it held.", "told", "that it held", "Reuters"),
        ("She told the Harbour Gazette it held.", "told", "it held", "the Harbour Gazette"),
        ("It held, she told CNN on Monday.", "told", "It held", "CNN"),
        ("She told this newspaper it held.", "told", "it held", "this newspaper"),
        ("She said in an interview with BBC Radio it held.", "said", "it held", "BBC Radio"),
        ("She said in an e-mail to Reuters that it held.", "said", "that it held", "Reuters"),
        ("She said, speaking to Sky News, that it held.", "said", "that it held", "Sky News"),
        ("It held, she told Reuters. The Ministry of Ports said no.", "told", "It held", "Reuters"),
        ("It held, she told the Harbour Courier.", "told", "It held", "the Harbour Courier"),
        ("She said on CNBC in an interview with Sky News.", "said", "She", "Sky News"),
        # not the way by which it reached us
        ("“It held,” said BBC director Ada Quill.", "said", "“It held,”", None),
        ("It held, she said. A letter to the Harbour Times was old.", "said", "It held", None),
        ("She told Steve Forbes that it held.", "told", "that it held", None),
        ("She told the council that it held.", "told", "that it held", None),
        ("She told Parliament that it held.", "told", "that it held", None),
        ("She told Ben Osei that it held.", "told", "that it held", None),
        ("She told reporters that it held.", "told", "that it held", None),
        ("She told him that it held.", "told", "that it held", None),
        ("She said it held, he told Reuters.", "said", "it held", None),
        # what is said inside the content is another's
        ("She said that Ben told Reuters.", "said", "that Ben told Reuters", None),
        ("She said that it held.\nReuters was told so.", "said", "that it held", None),
    ],
)
def test_via(text: str, cue: str, content: str, expected: str | None) -> None:
    assert via(text, cue, content) == expected


def test_this_articles_own_outlet_counts_whatever_its_name() -> None:
    text = "She told Tidewatch that it held."
    assert via(text, "told", "that it held") is None
    own = replace(PLAIN, publisher="Tidewatch")
    assert via(text, "told", "that it held", own) == "Tidewatch"


def test_what_is_told_inside_somebodys_words_was_not_told_to_us() -> None:
    text = "“He told me it would hold,” she said."
    cue, content = Span(4, 8), Span(12, 25)
    one = Attribution("one", (content,), cue, None, Quotation.DIRECT, 0.9)
    article = replace(PLAIN, text=text)
    assert find_via(article, one) is not None
    assert find_via(article, replace(one, within=0)) is None


STORY = (
    "<p>The mayor tells me that the bridge held. A clerk told Reuters that it was old.</p>"
    "<p>The harbour was quiet for the rest of that day, and nobody crossed it before dawn.</p>"
)
MAYOR = Said("The mayor", "tells", ("that the bridge held",))
CLERK = Said("A clerk", "told", ("that it was old",))


def told(byline: str) -> Reading:
    reader = Reader(ScriptedTagger(MAYOR, CLERK))
    return reader.read(capture(html(f"<p class='byline'>{byline}</p>{STORY}" if byline else STORY)))


def test_the_reporter_and_the_outlet_are_speakers() -> None:
    one = told("")
    by_id = {its.id: its for its in one.speakers}
    vias = [by_id[its.via] for its in one.statements if its.via is not None]
    assert [(its.name, its.kind) for its in vias] == [
        ("the reporter", SpeakerKind.AUTHOR),
        ("Reuters", SpeakerKind.OUTLET),
    ]
    assert one.chain_of(one.statements[0]) == ("this page", "the reporter", "The mayor")


def test_the_reporter_goes_by_the_name_in_the_byline() -> None:
    one = told("")
    signed = replace(one.article, byline=Byline(("Ines Abara",)))
    speakers = find_speakers(signed, tuple(its.attribution for its in one.statements)).speakers
    author = next(its for its in speakers if its.kind is SpeakerKind.AUTHOR)
    assert (author.name, author.named) == ("Ines Abara", True)


def test_two_names_in_the_byline_name_no_reporter() -> None:
    one = told("")
    signed = replace(one.article, byline=Byline(("Ines Abara", "Cem Osei")))
    speakers = find_speakers(signed, tuple(its.attribution for its in one.statements)).speakers
    author = next(its for its in speakers if its.kind is SpeakerKind.AUTHOR)
    assert (author.name, author.named) == ("the reporter", False)
