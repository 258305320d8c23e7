import pytest

from onrecord.article.furniture import ends_story, is_furniture, leads_elsewhere
from tests.make import article, block, html

FURNITURE = [
    "Subscribe now for 4 crowns a week",
    "Sign up for our newsletter",
    "Sign up to get the harbour news in your inbox.",
    "Please enable JavaScript to read on",
    "Share this article",
    "Share",
    "Print",
    "Click here to read the letters",
    "Read more: The bridge that nobody crossed",
    "READ MORE",
    "Related: The bridge that nobody crossed",
    "Watch | The bridge from above",
    "Don't miss: The bridge that nobody crossed",
    "Also on Vellimere.com",
    "More from Harbour Affairs",
    "Follow Ada Brandt on Twitter",
    "Follow us on Facebook and Instagram.",
    "Email Ada Brandt at ada@vellimere.example.",
    "Have a news tip? Contact the newsroom.",
    "Advertisement",
    "Story continues below advertisement",
    "We use cookies to count visits and to remember your choices.",
    "By clicking Accept you agree to our terms.",
    "You may also like",
    "Most read",
    "Skip to main content",
    "3 comments",
    "No comments yet",
    "Last updated on 3 May",
    "Home › Harbour › Ferries",
    "Home | News | Sport | Letters",
    "© 2026 Vellimere News. All rights reserved.",
    "Tags: ferries, harbour",
    "Loading...",
    "No Script",
    "0:00 / 3:12",
    "Evening Gazette Telegram channel",
    "starAdd to favorites",
    "arrow_upwardBack to top",
    "https://vellimere.example/story",
    "#ferries",
]

# Each begins as a line of furniture does, and is a sentence of a story.
PROSE = [
    "Share prices fell by a third on Monday, and nobody at the exchange would say why.",
    "More in the north than in the south say that they would rather have kept the old ferry.",
    "Also on Tuesday, the harbour board denied that it had ever been asked about the berth.",
    "“Follow the tide,” said the pilot who had drawn the map, and would say no more.",
    "Follow the money, she said, and put the ledger back on its shelf.",
    "Register of voters in hand, the clerk went from door to door until it was dark.",
    "Print is dying, said the owner of the last newspaper in the valley.",
    "Related charges against two of the pilots were dropped in the spring, the court said.",
    "Most read the letter twice before they signed it, the ferryman said.",
    "Watch the tide, not the clock, the pilots tell each other.",
    "Comments by the minister made things worse, two of those present said.",
    "Updated figures will be published in May, the survey said.",
    "Like Facebook and Twitter before it, the ferry company sold what it knew, the pilots said.",
    "Agents may earn a commission of five per cent on each berth, the regulator found.",
    "“Subscribe to my view today or go home,” the chairman is said to have told the pilots.",
    "Join the ferry at noon and you will meet Telegram Joe, the mate who never slept.",
    "Home is where the ferry stops, according to the song they sang on the quay.",
    "Subscribers to the water company paid twice in May, the inspector found.",
    "Sign language will be taught at both schools from the autumn, the council said.",
    "Contact between the two banks broke off in 1870 and was never taken up again.",
    "Join the two banks and you join two quarrels, the old ferryman used to say.",
    "Get out, the caretaker told them, and take your ladders with you.",
    "Read in the light of the survey, the letter looks like an offer, the lawyer argued.",
    "Like many on the quay, she has not been paid since the winter.",
    "Email was down for two days, a spokesman for the harbour board said.",
    "See if anyone cares, the mayor is said to have replied.",
    "Advertising on the ferries will be allowed from June, the company said.",
    "By using the old quay the company saved a third of the fee, it said in its report.",
    "Write to the clerk and you may wait a year, people in Vellimere say.",
    "The survey stored it in `data_set` and in model_v2, the engineers wrote in their report.",
    "The file called tide_table was empty, said the clerk who had opened it.",
]  # fmt: skip


@pytest.mark.parametrize("text", FURNITURE)
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize("text", PROSE)
def test_a_sentence_that_begins_like_furniture_is_kept(text: str) -> None:
    assert not is_furniture(text)


def test_no_sentence_is_dropped_from_a_page_or_from_its_text() -> None:
    marked_up = article(html("".join(f"<p>{text}</p>" for text in PROSE)))
    copied = article("Ferries to be mended\n\n" + "\n\n".join(PROSE), media_type="text/plain")
    for story in (marked_up, copied):
        assert [text for text in PROSE if text not in story.text] == []


@pytest.mark.parametrize("text", ["Comments", "Comments (2)", "12 comments", "Leave a reply"])
def test_ends_story(text: str) -> None:
    assert ends_story(text)


def test_a_sentence_ends_no_story() -> None:
    assert not ends_story("Comments were heard on the quay all night.")


@pytest.mark.parametrize(
    ("text", "links", "elsewhere"),
    [
        ("The bridge that nobody crossed in a hundred years of asking for it", 1.0, True),
        ("Harbour Ferries Letters", 0.8, True),
        ("The bridge, she said, will open in May, and not a day later than that.", 0.2, False),
        ("Ferries by Ada Brandt", 0.4, True),
        (" ".join(["word"] * 40), 0.7, False),
    ],
)
def test_leads_elsewhere(text: str, links: float, elsewhere: bool) -> None:
    assert leads_elsewhere(block(text, links=links)) is elsewhere
