from tests.make import SENTENCES, STORY, html, page

MENU = "<nav><a href='/a'>Harbour news</a> <a href='/b'>Letters to us</a></nav>"


def chosen(inside: str) -> list[str]:
    laid = page(html(inside))
    return [laid.blocks[number].text for number in sorted(laid.chosen)]


def test_sentences_are_voted_for_and_a_menu_is_not() -> None:
    voted = chosen(MENU + STORY * 1)
    assert set(SENTENCES) <= set(voted)
    assert "Harbour news Letters to us" not in voted


def test_text_after_a_comment_is_still_there_to_vote_for() -> None:
    told = [f"{sentence} And more was said in the hall." for sentence in SENTENCES]
    inside = "".join(f"<p><!-- ad -->{text}</p>" for text in told)
    assert set(told) <= set(chosen(inside))


def test_votes_are_numbers_of_blocks() -> None:
    laid = page(html(STORY))
    assert laid.chosen <= set(range(len(laid.blocks)))


def test_plain_text_has_no_votes() -> None:
    assert page("\n\n".join(SENTENCES), media_type="text/plain").chosen == frozenset()
