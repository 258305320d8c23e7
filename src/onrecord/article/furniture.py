"""Page furniture, known by what it is: what a line does for the page, not whose page it is.

A line that asks the reader to do something, tells of the page's machinery, or leads elsewhere is
no part of the story, wherever it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.article.icons import find_labelled

if TYPE_CHECKING:
    from onrecord.model import Block

__all__ = ["ends_story", "is_furniture", "is_machinery", "is_prose", "leads_elsewhere"]

SPOKEN = ("“", '"', "‘", "„", "«")
FEWEST_WORDS, SHORTEST_SENTENCE = 8, 60  # words or characters; some scripts part no words
LONGEST_FURNITURE = 420  # characters; longer lines are judged by their surroundings alone
FURNITURE_NAMES = frozenset(
    "related recommended recommendation recommendations newsletter newsletters signup subscribe"
    " subscription paywall promo promotion promos sidebar rail breadcrumb breadcrumbs share sharing"
    " social comments comment disqus cookie cookies consent gdpr footer nav navigation menu navbar"
    " toolbar outbrain taboola sponsored advert advertisement advertising ad ads adslot cta"
    " disclosure commerce trending popular mostread readmore read-more teaser teasers tags taglist"
    " noprint printonly print popup modal tooltip widget latest headlines carousel pagination pager"
    " toc poll quiz donate donation membership login signin masthead copyright disclaimer bio"
    " authorbio yarpp jp more-stories morestories upsell navbox hidden alert notification".split()
)
CAPTION_NAMES = frozenset(
    "caption captions figcaption credit credits copyrightholder photographer cutline".split()
)

# What no sentence of a story begins with.
CALLS = re.compile(
    r"""^\W*(?:
    (?:please\s+)?(?:subscribe|sign\s?up|sign\s?in|log\s?in|donate|unsubscribe)
        \s+(?:now|today|here|to|for|with|via|free|and\s+get|below)\b
    |share\s+(?:this|on|via|with\s+(?:us|your))\b
    |(?:click|tap|swipe)\s+(?:here|to|on|through)\b
    |(?:read|see|find\s+out|discover|learn|explore|check\s+out)\s+(?:more|also|next)\b\s*(?::|-|–|about|at|on|from|here|$)
    |(?:read|see|watch|listen|photos?|video|gallery|related|recommended|more|also|next|previous
        |don['’]t\s+miss|must[\s-]read|up\s+next|editor['’]?s\s+picks?)
        (?:\s+(?:more|also|next|now|stories|articles|story|content|links?|coverage|topics?|news
        |from|on|in|read))*\s*[:|»>]
    |also\s+(?:on|read|see)\s+\S+\.(?:com|net|org|co\.uk)\b
    |(?:follow\s.{0,80}?\b(?:on|at|via)|(?:join|like|find|message|add)\s+(?:us|me|him|her|our)\b.{0,60}?)
        \s*(?:twitter|facebook|instagram|telegram|whatsapp|linkedin|tiktok|youtube|x\b|@\w)
    |(?:e-?mail|write\s+to|contact|reach)\s.{0,60}\S+@\S+
    |have\s+(?:a|you\s+got\s+a|any)\s+(?:news\s+)?(?:tip|story|question)s?\b.{0,80}(?:\?|contact|@)
    |do\s+you\s+have\s+(?:a|an|any)\s+(?:news\s+)?(?:tip|story)s?\b
    |(?:get|receive|sign)\b.{0,100}\b(?:newsletters?|inbox|(?:email|breaking\s+news|news)\s+alerts?)\b
    |if\s+you\s+(?:enjoyed|liked)\s+(?:this|our|reading)\b
    |if\s+you\s+(?:buy|purchase|click)\b.{0,120}\b(?:commission|(?:get|earn)\s+a\s+share)\b
    |(?:this|our)\s+(?:site|website|page|copy)\s+(?:uses|is\s+(?:for|protected))\b
    |(?:we|our\s+partners)\s+(?:use|value|may\s+(?:earn|receive|collect))\s.{0,80}
        (?:cookies?|your\s+privacy|affiliate|commission)\b
    |[^,.]{0,40}\bmay\s+(?:earn|receive)\s.{0,60}\b(?:affiliate|links?|purchases?)\b
    |(?:accept|manage|reject|allow)\s+(?:all\s+)?(?:cookies?|preferences|consent)\b
    |by\s+(?:clicking|continuing|signing|subscribing|using)\b.{0,120}\b(?:agree|accept|terms|policy)\b
    |(?:advertisement|sponsored|promoted|advertising)\W*$
    |(?:story|article)\s+continues\s+(?:below|after)
    |.{0,120}\b(?:in|to)\s+your\s+(?:inbox|mailbox|letterbox)\b
    |(?:scroll\s+(?:down|to)|continue\s+reading|keep\s+reading)\b
    |(?:all\s+rights\s+reserved|copyright\s*(?:©|\(c\)|\d{4})|©|\(c\)\s*\d{4})
    |(?:tags?|topics|filed\s+under|categor(?:y|ies)|keywords|hashtags?)\s*:
    )""",
    re.I | re.X,
)
# What a line that is no sentence says, standing alone.
LABELS = re.compile(
    r"""^\W*(?:
    (?:also|more|latest|live)\s+(?:on|from|in|at|about)\s
    |(?:you\s+(?:may|might)|(?:we\s+think\s+)?you['’]ll)\s+(?:also\s+)?(?:like|enjoy|want|be)\b
    |(?:read|see|watch|view|listen|hear|find|discover|learn|explore|get|start|want|looking)\s
        (?:more|also|next|all|our|the\s+full|live|the\s+latest|for\s+more)\b
    |(?:skip|jump|back|return|go)\s+to\s+(?:the\s+)?(?:main|content|top|comments|home|navigation)
    |(?:show|hide|view|load|leave|post|add|write|join|see)\s+(?:\d+\s+|all\s+|a\s+|the\s+|more\s+)*
        (?:comments?|conversation|replies|reply|discussion)\W*$
    |(?:subscribe|sign\s?up|sign\s?in|log\s?in|register|donate|share|print|e-?mail|tweet|follow
        |bookmark|download|newsletters?|save|listen|watch|comments?|reply|gift|home|news|world|menu
        |search|close|advertise|sitemap|related|ad|privacy\s+policy|cookie\s+policy|skip\s+ad
        |terms\s+(?:of\s+(?:use|service)|and\s+conditions)|contact\s+us|about\s+us|site\s+map)
        (?:\s+(?:now|today|us|article|story|page|link|this|all|free|settings))*\W*$
    |(?:home\W+)?(?:\w+\s*[>›»/|·]\s*){1,6}\w+\W*$
    |(?:\w[\w’'-]*\s*[|•·>›»]\s*){2,}.{0,40}$
    |(?:last\s+)?(?:updated|published|posted|modified|first\s+published)\s*(?:on|at|:)?\s
    |(?:most|top|popular|trending|latest|other|related|recommended|editor['’]?s)\s+
        (?:read|popular|viewed|shared|commented|picks?|now|today|news|stories|articles|posts|videos
        |headlines|topics|content|links|reading|coverage|searches)\b.{0,30}$
    |no\s+comments?(?:\s+yet)?\W*$
    |(?:\d+|no)\s+(?:shares?|likes?|views?|comments?|retweets?|min(?:ute)?s?\s+read)\W*$
    )""",
    re.I | re.X,
)
MACHINERY = re.compile(
    r"""^\W*(?:
    no\s?script|(?:please\s+)?wait|loading|please\s+wait(?:\s+while.{0,40})?
    |(?:please\s+)?(?:enable|turn\s+on)\s+(?:java\s?script|cookies).*
    |java\s?script\s+(?:is|must|seems|appears).*
    |(?:your|this)\s+browser\s+(?:does|is|isn).*
    |(?:an?\s+)?error\s+(?:has\s+)?occurred.*|something\s+went\s+wrong.*|(?:try|refresh)\s+again.*
    |(?:0:00|\d{1,2}:\d{2})\s*/\s*\d{1,2}:\d{2}
    |(?:play|pause|mute|unmute|fullscreen|volume)(?:\s+\w+)?
    |(?:add|remove|save)\s+(?:to|from|as)\s+(?:my\s+)?(?:favou?rites?|bookmarks?|reading\s+list|list)
    |(?:[\w'’.-]+\s+){0,4}(?:telegram|whatsapp|youtube|facebook|twitter|instagram|viber)
        (?:\s+(?:channel|page|group|account))?
    |(?:font|text)\s+size.*|(?:a\s?[-+]\s*){1,3}
    |(?:print|e-?mail|share|tweet|pin|copy\s+link|whatsapp|facebook|twitter|reddit|linkedin|pinterest)
        (?:[\s|/,·•]+(?:print|e-?mail|share|tweet|pin|copy\s+link|whatsapp|facebook|twitter|reddit
        |linkedin|pinterest|this|article|on|via|story|page))*
    )\W*$""",
    re.I | re.X,
)
# Where what follows is the readers', or the site's, and no longer the story.
ENDING = re.compile(
    r"""^\W*(?:(?:\d+\s+|reader\s+)?comments?(?:\s*\(?\d+\)?)?|leave\s+a\s+(?:comment|reply)|join\s+the\s+conversation
    |most\s+(?:read|popular|viewed)(?:\s+(?:today|now|this\s+week))?|about\s+the\s+authors?)\W*$""",
    re.I | re.X,
)
ELSEWHERE = re.compile(r"^\W*(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|#\w+|@\w+)\W*$", re.I)
SENTENCE_END = re.compile(r"""[.!?…:;,—–。！？।؟-]["'”’»)\]]*\s*$|["”’»]\s*$""")


def is_machinery(text: str) -> bool:
    """Whether `text` tells of the page's workings: loading, script, player, channel, favourites."""
    return len(text) <= 120 and bool(MACHINERY.match(text) or ELSEWHERE.match(text))


def is_furniture(text: str) -> bool:
    """Whether `text` by itself asks the reader to do something or leads away from the story.

    A sentence is only that if it begins as no sentence of a story does, and words in quotation
    marks are somebody's.
    """
    if len(text) > LONGEST_FURNITURE or text.startswith(SPOKEN):
        return False
    if CALLS.match(text):
        return True
    return not is_prose(text) and (
        is_machinery(text) or bool(LABELS.match(text) or find_labelled(text))
    )


def ends_story(text: str) -> bool:
    """Whether `text` heads what follows a story: readers' comments, lists of what is most read."""
    return len(text) <= 60 and bool(ENDING.match(text))


def leads_elsewhere(block: Block) -> bool:
    """Whether `block` is mostly links: a menu, a teaser, a "read more" line; no whole sentence."""
    words = len(block.text.split())
    if block.links < 0.95 and words >= FEWEST_WORDS and block.text.endswith((".", ".”", '."')):
        return False
    return (
        block.links >= 0.95
        or (block.links >= 0.6 and words < 30)
        or (block.links >= 0.35 and words < 8)
    )


def is_prose(text: str) -> bool:
    """Whether `text` reads like a sentence of a story rather than a label."""
    long_enough = len(text) >= SHORTEST_SENTENCE or len(text.split()) >= FEWEST_WORDS
    return long_enough and bool(SENTENCE_END.search(text))
