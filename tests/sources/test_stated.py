import re
from time import perf_counter

import pytest

from onrecord.model import Span
from onrecord.sources.stated import Stated, find_stated


def stated(marked: str) -> tuple[str, Stated]:
    """What is stated in a text that has its source in <> and the name within in {}."""
    text = re.sub(r"[<>{}]", "", marked)
    at = {mark: len(re.sub(r"[<>{}]", "", marked.partition(mark)[0])) for mark in "<>{}"}
    name = Span(at["{"], at["}"]) if "{" in marked else None
    return text, find_stated(text, Span(at["<"], at[">"]), name)


def words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        # before the name
        ("<Norwood Works spokesman {Ilkka Dembele}> said it held.", "Norwood Works spokesman"),
        ("<The mayor of Aldery, {Mara Ostin}>, said it held.", "The mayor of Aldery"),
        ("<Aldery's former mayor {Mara Ostin}> said it held.", "Aldery's former mayor"),
        ("<Harbour master Mr. {Osei}> said it held.", "Harbour master"),
        ("But <President {Ostin}> said it held.", "President"),
        ("<The ferry company {Tidewater}> said it held.", "The ferry company"),
        ("<A retired welder, Dr {Osei}>, said it held.", "A retired welder"),
        # behind it
        ("<{Mara Ostin}, the mayor>, said it held.", "the mayor"),
        ("<{Mara Ostin}, 51, mayor of Aldery>, said it held.", "mayor of Aldery"),
        ("<{Mara Ostin} (right), the mayor>, said it held.", "the mayor"),
        ("<{Mara Ostin}, who is the mayor>, said it held.", "the mayor"),
        ("<{Mara Ostin}, the mayor, who was there>, said it held.", "the mayor"),
        ("<{Mara Ostin}, the mayor, speaking in Aldery>, said it held.", "the mayor"),
        ("<{Mara Ostin} of Norwood Works> said it held.", "of Norwood Works"),
        ("<{Mara Ostin}, with the harbour board>, said it held.", "with the harbour board"),
        ("<{Mara Ostin}, retired marketing director>, said no.", "retired marketing director"),
        ("<{Mara Ostin} an engineer at Norwood Works>, said it.", "an engineer at Norwood Works"),
        ("<{Ilkka Dembele}, KC>, said it held.", "KC"),
        ("<The {Tideline} news agency> said it held.", "news agency"),
        ("<{Norwood Works (NW)}, the port's biggest yard>, said no.", "the port's biggest yard"),
        # on both sides
        ("<Professor {Osei}, head of the harbour lab>, said no.", "head of the harbour lab"),
        ("<The crown prosecutor, {Ilkka Dembele}, KC>, said no.", "The crown prosecutor"),
        ("<Senior researcher {Mara Ostin}, of Aldery University>, said.", "Senior researcher"),
        # outside a source that is cut short
        ("“It held,” said <{Mara Ostin}>, the mayor of Aldery.", "the mayor of Aldery"),
        ("<{Mara Ostin}>, the mayor, said it held.", "the mayor"),
        ("<{Mara Ostin}>, a lawyer for the crew who was there, said it.", "a lawyer for the crew"),
        ("According to <{Mara Ostin}>, an engineer, it held.", "an engineer"),
        ("It held, said the Aldery harbour master <{Mara Ostin}>.", None),  # no noun of ours
        ("It held, said Norwood Works spokesman <{Mara Ostin}>.", "Norwood Works spokesman"),
        ("On Monday the former mayor <{Mara Ostin}> said no.", "the former mayor"),
        ("Aldery's mayor, <{Mara Ostin}>, said it held.", "Aldery's mayor"),
        # none
        ("<{Mara Ostin}> said it held.", None),
        ("<Mr. {Osei}> said it held.", None),
        ("<The {Tideline}> said it held.", None),
        ("<{Mara Ostin} herself> said it held.", None),
        ("<{Mara Ostin}, who was there>, said it held.", None),
        ("<{Mara Ostin}, speaking in Aldery>, said it held.", None),
        ("<{Mara Ostin}, 51>, said it held.", None),
        ("<critics of {Ostin}> said it held.", None),
        ("<Aldery's {Ostin}> said it held.", None),
        ("According to <{Mara Ostin}>, the mayor will resign.", None),
        ("According to <{Mara Ostin}>, the mayor of Aldery resigned.", None),
        ("According to <{Mara Ostin}>, the council, which met, resigned.", None),
        ("It held, said <{Mara Ostin}>, and the mayor left.", None),
        ("<{Mara Ostin}>, Ben Osei said, was there.", None),
        ("He left the mayor. <{Ostin}> said it held.", None),
        ("<The mayor> said it held.", None),
        ("<She> said it held.", None),
    ],
)
def test_role(marked: str, role: str | None) -> None:
    text, found = stated(marked)
    assert words(text, found.role) == role


@pytest.mark.parametrize(
    ("marked", "number"),
    [
        ("<Two people familiar with the matter> said so.", 2),
        ("<The two aides> said so.", 2),
        ("<All five lawmakers> said so.", 5),
        ("<His three brothers> said so.", 3),
        ("<Ostin’s three brothers> said so.", 3),
        ("<a dozen lawmakers> said so.", 12),
        ("<Two dozen teachers> said so.", 24),
        ("<half a dozen clerks> said so.", 6),
        ("<A couple of neighbours> said so.", 2),
        ("<Both engineers> said so.", 2),
        ("<Two of the five clerks> said so.", 2),
        ("<The other two> said so.", 2),
        ("<1,200 doctors> signed it.", 1200),
        ("<18 mayors> signed it.", 18),
        ("<A group of 18 mayors> signed it.", 18),
        ("<Two Norwood senators, Mara Ostin and Ben Osei,> said so.", 2),
        # names joined by "and"
        ("<Norwood, Aldery and Vellimere Ferries> said so.", 3),
        ("<the three yards – Norwood, Aldery, and Vellimere> said so.", 3),
        ("<Mara Ostin and Ben Osei> said so.", 2),
        ("<Mayor Mara Ostin and clerk Ben Osei> said so.", 2),
        ("<Ostin, along with senator Ben Osei from Aldery>, said so.", 2),
        ("<Mara Ostin, the mayor, and Ben Osei, a clerk>, said so.", 2),
        ("<{Mara Ostin} and Ben Osei> said so.", 2),
        # none
        ("<An aide> said so.", None),
        ("<One of the two aides> said so.", None),
        ("<officials> said so.", None),
        ("<Some officials> said so.", None),
        ("<Dozens of teachers> said so.", None),
        ("<More than 20 teachers> said so.", None),
        ("<Two or three teachers> said so.", None),
        ("<Two in three teachers> said so.", None),
        ("<40 percent of teachers> said so.", None),
        ("<40% of teachers> said so.", None),
        ("<Two reports> said so.", None),
        ("<A 67-year-old teacher> said so.", None),
        ("<A 2019 mayor> said so.", None),
        ("<2019 graduates> said so.", None),
        ("<{Two Rivers Ferries}> said so.", None),
        ("<{Mara Ostin}, the mayor> said so.", None),
        ("<Mara Ostin and other officials> said so.", None),
        ("<Officials from Norwood and Aldery> said so.", None),
        ("<The mayors of Norwood, Aldery and Vellimere> said so.", None),
        ("<Two aides and a clerk> said so.", None),
        ("<Teachers and clerks> said so.", None),
        ("<The Republicans and the Democrats> said so.", None),
        ("<The Ministry of Ports and Roads> said so.", None),
        ("<the Health and Safety Agency> said so.", None),
        ("<Marlow and Finch> says it held.", None),
        ("<{Marlow and Finch}> said so.", None),
        ("<{Ben Osei}, chairman and chief executive>, said so.", None),
        ("<{Ben Osei}, Head of the Ferry Union, and Chairman of the Port>, said so.", None),
    ],
)
def test_number(marked: str, number: int | None) -> None:
    assert stated(marked)[1].number == number


@pytest.mark.parametrize(
    ("marked", "speaks_for"),
    [
        ("<{Mara Ostin}, a spokeswoman for Norwood Works>, said no.", "Norwood Works"),
        ("<{Mara Ostin}, a spokeswoman for the harbour board in Aldery>, said.", "harbour board"),
        ("<A spokesman for Norwood Works, the port's biggest yard>, said no.", "Norwood Works"),
        ("<Norwood Works spokesman {Ilkka Dembele}> said no.", "Norwood Works"),
        ("<A Norwood Works spokeswoman> said no.", "Norwood Works"),
        ("<The mayor's chief spokeswoman, {Mara Ostin}>, said no.", "mayor"),
        ("<{Mara Ostin}, the mayor’s press secretary>, said no.", "mayor"),
        ("<A senior company spokesman> said no.", "company"),
        ("<Ports Ministry spokeswoman {Mara Ostin}> said no.", "Ports Ministry"),
        ("<a Foreign Ministry spokesman> said no.", "Foreign Ministry"),
        ("<Ostin's lawyer, {Ben Osei}>, said no.", "Ostin"),
        ("<{Ben Osei}, a lawyer representing the crew>, said no.", "crew"),
        ("<{Ben Osei}, a lawyer who represents Ostin>, said no.", "Ostin"),
        ("<{Ben Osei}, counsel to the Vellimere Trust>, said no.", "Vellimere Trust"),
        ("<Lawyers for the family of Ilkka Dembele> said no.", "family of Ilkka Dembele"),
        ("<a Ferry Workers' Union negotiator> said no.", "Ferry Workers' Union"),
        ("<The Crown prosecutor, {Ben Osei}>, said no.", "Crown"),
        ("<{Mara Ostin} for Norwood Works> said no.", "Norwood Works"),
        ("<{Mara Ostin}, on behalf of Norwood Works>, said no.", "Norwood Works"),
        ("Speaking for the crew, <{Ben Osei}> said no.", "crew"),
        ("Speaking in the crew’s defence, <{Ben Osei}> said no.", "crew"),
        ("It held, said <a spokesman> for Norwood Works.", "Norwood Works"),
        ("It held, said <{Ben Osei}>, a spokesman for Norwood Works.", "Norwood Works"),
        # none
        ("<A spokesman> said no.", None),
        ("<A senior spokesman> said no.", None),
        ("<{Mara Ostin}, minister for ports>, said no.", None),
        ("<{Mara Ostin}, a former spokeswoman for Norwood Works>, said no.", None),
        ("<{Mara Ostin}, attorney general of Aldery>, said no.", None),
        ("<A district attorney> said no.", None),
        ("<A civil rights lawyer> said no.", None),
        ("<An Irish lawyer> said no.", None),
        ("<His lawyer> said no.", None),
        ("<Representative {Mara Ostin}> said no.", None),
        ("<{Mara Ostin}> said no.", None),
    ],
)
def test_speaks_for(marked: str, speaks_for: str | None) -> None:
    text, found = stated(marked)
    assert words(text, found.speaks_for) == speaks_for


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        # in the source, or right behind it
        (
            "<A clerk who asked not to be named because talks go on> said it held.",
            "asked not to be named because talks go on",
        ),
        (
            "<Two aides>, who spoke on condition of anonymity because they were not authorised to"
            " speak, said it held.",
            "spoke on condition of anonymity because they were not authorised to speak",
        ),
        (
            "“It held,” said <a diver>, who declined to be identified for fear of losing work.",
            "declined to be identified for fear of losing work",
        ),
        ("“It held,” said <a welder>, speaking anonymously.", "speaking anonymously"),
        (
            "<A neighbour>, whose name is being withheld to protect her son, said it held.",
            "name is being withheld to protect her son",
        ),
        (
            "<The official>, who was not permitted to discuss the tender publicly, told us"
            " it held.",
            "was not permitted to discuss the tender publicly",
        ),
        (
            "<A diver>, who wished to remain anonymous, said it held.",
            "wished to remain anonymous",
        ),
        (
            "<A nurse who did not want to be named, fearing reprisals>, said it held.",
            "did not want to be named, fearing reprisals",
        ),
        (
            "<A pilot who had been told not to give interviews and requested anonymity> said no.",
            "requested anonymity",
        ),
        (
            "<A guard>, who asked that her name not be used, said no.",
            "asked that her name not be used",
        ),
        (
            "<A boy>, who is not being named because of his age, said no.",
            "is not being named because of his age",
        ),
        # at the end of the sentence
        (
            "<A board member> said on Monday that it held, speaking on the condition of anonymity"
            " because the talks are private.",
            "speaking on the condition of anonymity because the talks are private",
        ),
        (
            "<A clerk> said it held but asked for anonymity, citing the talks.",
            "asked for anonymity, citing the talks",
        ),
        (
            "<A clerk> said it held but, because she was not authorized to speak, gave no name.",
            "was not authorized to speak",
        ),
        # before it
        (
            "It fell. Speaking on condition of anonymity because talks go on, <a clerk> said no.",
            "Speaking on condition of anonymity because talks go on",
        ),
        ("Asking not to be named, <a clerk> said it held.", "Asking not to be named"),
        # in the sentences after it
        (
            "“It held,” <two officials> said. They spoke on condition that they not be named.",
            "spoke on condition that they not be named",
        ),
        (
            "<Two officials> said it held. It was old. The officials asked not to be named, citing"
            " the talks.",
            "asked not to be named, citing the talks",
        ),
        (
            "<Three people with knowledge of the tender> said it held.\n\nThe people were not"
            " authorised to speak to the press.",
            "were not authorised to speak to the press",
        ),
        (
            "<Three aides> said it held. None of them were authorised to comment.",
            "None of them were authorised to comment",
        ),
        (
            "<People familiar with the plan> said it held. Most of them asked for anonymity.",
            "asked for anonymity",
        ),
        (
            "<A mother>, who did not give her name because she feared arrest, said no.",
            "did not give her name because she feared arrest",
        ),
        (
            "<A U.S. engineer> said it held. He cannot be named for legal reasons.",
            "cannot be named for legal reasons",
        ),
        (
            "<A clerk> said it held. She was granted anonymity to speak freely.",
            "was granted anonymity to speak freely",
        ),
        # none, or another's
        ("<A clerk> said it held.", None),
        ("<A clerk> said the mayor asked not to be named in the report.", None),
        ("<A clerk> said Ostin, who asked not to be named, was there.", None),
        ("<A clerk> said no. A second engineer asked not to be named.", None),
        ("<A clerk> said no. The engineer asked not to be named.", None),
        ("<A clerk> said no. It held. It fell. She asked not to be named.", None),
        ("<A clerk>, who asked not to be late, said no.", None),
        ("<A clerk> who wants to be named head of the port said no.", None),
        ("<A clerk> said no. “They asked not to be named,” she said.", None),
        ("<{Mara Ostin}> said no, but asked not to be named again.", None),
    ],
)
def test_reason(marked: str, reason: str | None) -> None:
    text, found = stated(marked)
    assert words(text, found.reason) == reason


@pytest.mark.parametrize(
    "piece",
    ["Mara Ostin and ", "the mayor's chief ", "a, ", "asked to be ", "two ", "spoke ", "( ", ", "],
)
def test_a_long_source_does_not_hang(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    began = perf_counter()
    for name in (None, Span(0, 4), Span(5_000, 5_004)):
        find_stated(text, Span(0, 10_000), name)
        find_stated(text, Span(5_000, 15_000), name)
    assert perf_counter() - began < 1
