"""How well attributions are found, against PolNeAR or against onrecord's own gold.

Linked statements are matched one to one by the overlap of their contents, best first; one counts
if the sources overlap too, or both are absent. All figures are F1 over all articles, or the share
that is right of matched statements.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.article import take_as_article
from onrecord.errors import EvaluationError
from onrecord.evaluate.confidence import Honesty, Judged, judge
from onrecord.evaluate.gold import read_gold
from onrecord.evaluate.matching import find_pairs, same_source
from onrecord.evaluate.measures import Counts, Score, Tally, scores_of
from onrecord.evaluate.polnear import Relation, read_polnear
from onrecord.evaluate.tokens import in_tokens
from onrecord.model import Capture
from onrecord.statements.chains import find_outermost
from onrecord.statements.confidence import features_of
from onrecord.statements.tagger import Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from onrecord.evaluate.gold import GoldArticle, GoldStatement
    from onrecord.evaluate.matching import Offsets, Spans
    from onrecord.evaluate.polnear import Document
    from onrecord.model import Article, Attribution, Reading, Span
    from onrecord.read import Reader
    from onrecord.statements.confidence import Calibration
    from onrecord.statements.tagger import Tagged

__all__ = [
    "CEILING",
    "Read",
    "as_article",
    "evaluate_attribution",
    "judge_gold",
    "judge_polnear",
    "read_text",
    "relation_of",
    "score_gold",
    "score_polnear",
]

NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # texts of a corpus were captured at no known time
ROLES = ("source", "cue", "content")
# People against people on the articles annotated more than once. Source, cue, content and triple
# as measured on PolNeAR's training part (Newell, Margolin and Ruths, LREC 2018); linked likewise.
CEILING = {"source": 0.777, "cue": 0.705, "content": 0.684, "linked": 0.69, "triple": 0.563}


@dataclass(frozen=True, slots=True)
class Read:
    """The scores of one folder, how honest confidence is, and whether it is onrecord's own gold."""

    scores: tuple[Score, ...]
    honesty: Honesty
    own: bool


def evaluate_attribution(folder: Path, reader: Reader) -> Read:
    """Score what `reader` finds in each text of `folder`: a part of PolNeAR, or joined gold.

    PolNeAR's part is read by its guideline, and once more as any text is read, by onrecord's own.
    Raises EvaluationError where `folder` holds no annotated articles.
    """
    articles = read_gold(folder)
    if articles:
        readings = [read_text(reader, one) for one in articles]
        judged = [it for pair in zip(articles, readings, strict=True) for it in judge_gold(*pair)]
        return Read(score_gold(articles, readings), judge(judged), own=True)
    documents = [document for document in read_polnear(folder) if document.annotations]
    if not documents:
        raise EvaluationError(
            "no annotated articles; give a folder of joined gold, or one of PolNeAR's parts, with"
            " `text` and `attributions`",
            about=str(folder),
        )
    by_polnear, as_read = (
        [find_outermost(one.text, reader.tagger, way) for one in documents]
        for way in (Way.POLNEAR, Way.TEXT)
    )
    own = tuple(
        replace(one, name=f"{one.name}, as read") for one in score_polnear(documents, as_read)
    )
    judged = [
        it
        for document, found in zip(documents, by_polnear, strict=True)
        for it in judge_polnear(document, found, reader.tagger.calibration)
    ]
    return Read((*score_polnear(documents, by_polnear), *own), judge(judged), own=False)


def read_text(reader: Reader, article: GoldArticle) -> Reading:
    """The reading of the text of `article` as it stands."""
    return reader.read_as_article(_capture(article))


def as_article(article: GoldArticle) -> Article:
    """The text of `article` as it stands, as a story."""
    return take_as_article(_capture(article), article.text)


def _capture(article: GoldArticle) -> Capture:
    return Capture(article.name, NEVER, "text/plain; charset=utf-8", article.text.encode())


def score_polnear(
    documents: Sequence[Document], found: Sequence[tuple[Tagged, ...]]
) -> tuple[Score, ...]:
    """Score what was `found` in `documents`, outermost relations only, against their gold.

    PolNeAR's annotators marked none inside another.
    """
    return scores_of([_counts(*pair) for pair in zip(documents, found, strict=True)])


def _counts(document: Document, found: tuple[Tagged, ...]) -> Counts:
    relations = tuple(map(relation_of, found))
    counts: Counts = {}
    for role in ROLES:
        mine, theirs = _marked(relations, role), _marked(document.annotations[0], role)
        counts[role] = Tally(len(mine & theirs), len(mine), len(theirs))
    gold = document.gold
    pairs = find_pairs([one.content for one in relations], [one.content for one in gold])
    linked = sum(same_source(relations[i].source, gold[j].source) for i, j in pairs.items())
    triple = sum(relations[i] == gold[j] for i, j in pairs.items())
    counts["linked"] = Tally(linked, len(relations), len(gold))
    counts["triple"] = Tally(triple, len(relations), len(gold))
    return counts | in_tokens(document.text, relations, document.annotations[0])


def relation_of(one: Tagged) -> Relation:
    """`one` as the relation of an annotator's."""
    return Relation(_spans(one.source), _spans(one.cue), _spans(*one.content))


def judge_polnear(
    document: Document, found: tuple[Tagged, ...], calibration: Calibration
) -> list[Judged]:
    """Each of those `found`, how sure it is, and whether it is right."""
    relations, gold = list(map(relation_of, found)), document.gold
    pairs = find_pairs([one.content for one in relations], [one.content for one in gold])
    features = [features_of(one, inside=False) for one in found]
    return [
        Judged(
            calibration.confidence(features[i]),
            calibration.source_confidence(features[i]),
            i in pairs,
            i in pairs and same_source(relations[i].source, gold[pairs[i]].source),
        )
        for i in range(len(found))
    ]


def _marked(relations: Iterable[Relation], role: str) -> set[Offsets]:
    return {span for relation in relations for span in getattr(relation, role)}


def score_gold(articles: Sequence[GoldArticle], readings: Sequence[Reading]) -> tuple[Score, ...]:
    """Score `readings` of `articles`: statements, chains, and what kind of saying each is."""
    return scores_of([_gold_counts(*pair) for pair in zip(articles, readings, strict=True)])


def judge_gold(article: GoldArticle, reading: Reading) -> list[Judged]:
    """Each statement of `reading`, how sure it is, and whether it is right."""
    mine, gold = [one.attribution for one in reading.statements], article.statements
    pairs = find_pairs([_spans(*one.content) for one in mine], [one.content for one in gold])
    return [
        Judged(
            one.confidence,
            one.source_confidence,
            i in pairs,
            i in pairs and same_source(_spans(one.source), gold[pairs[i]].source),
        )
        for i, one in enumerate(mine)
    ]


def _gold_counts(article: GoldArticle, reading: Reading) -> Counts:
    mine, gold = [one.attribution for one in reading.statements], article.statements
    pairs = find_pairs([_spans(*one.content) for one in mine], [one.content for one in gold])
    linked = {i: j for i, j in pairs.items() if same_source(_spans(mine[i].source), gold[j].source)}
    exact = {i for i, j in linked.items() if _exact(mine[i], gold[j])}
    outer = [i for i, j in linked.items() if mine[i].within is None and gold[j].within is None]
    counts: Counts = {
        "content": Tally(len(pairs), len(mine), len(gold)),
        "linked": Tally(len(linked), len(mine), len(gold)),
        "linked, outermost": Tally(
            len(outer),
            sum(one.within is None for one in mine),
            sum(one.within is None for one in gold),
        ),
        "chain": _chains(mine, gold, linked),
        "triple": Tally(len(exact), len(mine), len(gold)),
    }
    for way in ("direct", "indirect", "mixed"):
        counts[f"linked, {way}"] = Tally(
            sum(gold[j].quotation == way for j in linked.values()),
            sum(
                mine[i].quotation.value == way
                if i not in linked
                else gold[linked[i]].quotation == way
                for i in range(len(mine))
            ),
            sum(one.quotation == way for one in gold),
        )
    return counts | _kinds(mine, gold, pairs)


def _chains(
    mine: Sequence[Attribution], gold: Sequence[GoldStatement], linked: dict[int, int]
) -> Tally:
    """Links of one statement to the one it stands in: right if both are, and it is the same one."""
    right = sum(
        mine[i].within in linked and linked[mine[i].within or 0] == gold[j].within
        for i, j in linked.items()
        if mine[i].within is not None and gold[j].within is not None
    )
    return Tally(
        right,
        sum(one.within is not None for one in mine),
        sum(one.within is not None for one in gold),
    )


def _kinds(
    mine: Sequence[Attribution], gold: Sequence[GoldStatement], pairs: dict[int, int]
) -> Counts:
    """Of matched statements, the share whose kind of saying is the gold's."""
    matched = [(mine[i], gold[j]) for i, j in pairs.items()]
    return {
        "quotation": Tally.of(one.quotation.value == other.quotation for one, other in matched),
        "attitude": Tally.of(one.attitude.value == other.attitude for one, other in matched),
        "polarity": Tally.of(one.polarity.value == other.polarity for one, other in matched),
        "cue class": Tally.of(one.cue_class == other.cue_class for one, other in matched),
    }


def _exact(one: Attribution, other: GoldStatement) -> bool:
    return (_spans(*one.content), _spans(one.cue), _spans(one.source)) == (
        other.content,
        other.cue,
        other.source,
    )


def _spans(*spans: Span | None) -> Spans:
    return tuple((span.start, span.end) for span in spans if span is not None)
