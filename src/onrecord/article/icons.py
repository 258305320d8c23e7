"""Icon names glued to words, as icon fonts leave them in a page's text: `access_timeone month ago`.

An icon font shows a picture where the page holds the picture's name; copied as text, the name
stays and touches the word beside it. What the icon stands for tells what the word is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Field", "Labelled", "find_labelled"]


class Field(StrEnum):
    """What an icon says of the words beside it."""

    TIME = "time"
    SECTION = "section"
    AUTHOR = "author"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words beside an icon, without its name."""

    field: Field
    text: str


# Names in the Material and Font Awesome sets that news pages put beside words.
ICONS = {
    Field.TIME: "access_time access_time_filled schedule date_range event event_note today update"
    " calendar_today calendar_month calendar_view_day history query_builder watch_later alarm"
    " av_timer timer timelapse hourglass_empty",
    Field.SECTION: "folder_open folder folder_special category label label_outline local_offer"
    " bookmark_border view_list topic class_ style",
    Field.AUTHOR: "person person_outline account_circle account_box face perm_identity edit create"
    " mode_edit border_color people group supervisor_account",
    Field.ACTION: "star star_border star_rate star_outline grade favorite favorite_border share"
    " bookmark bookmark_add bookmarks print local_printshop mail mail_outline email send comment"
    " chat chat_bubble chat_bubble_outline mode_comment forum visibility remove_red_eye thumb_up"
    " thumb_down content_copy link insert_link file_download cloud_download get_app open_in_new"
    " play_arrow play_circle play_circle_filled play_circle_outline volume_up volume_off"
    " keyboard_arrow_right keyboard_arrow_left keyboard_arrow_down keyboard_arrow_up"
    " arrow_back arrow_forward arrow_upward arrow_drop_down chevron_right chevron_left"
    " expand_more expand_less more_vert more_horiz menu search close home language location_on"
    " place photo_camera camera_alt image photo_library videocam rss_feed notifications"
    " notifications_none add add_circle add_circle_outline remove cancel done check info"
    " info_outline warning error help help_outline report flag attach_file text_fields"
    " format_size zoom_in zoom_out fullscreen public",
}
FIELD_OF = {name: field for field, names in ICONS.items() for name in names.split()}
JOINED = sorted((name for name in FIELD_OF if "_" in name), key=len, reverse=True)
SINGLE = sorted((name for name in FIELD_OF if "_" not in name), key=len, reverse=True)
# A name with an underscore is no word of any language; a plain one must touch a capital or digit.
ICON = re.compile(rf"(?<![\w/.@-])(?:({'|'.join(JOINED)})|({'|'.join(SINGLE)})(?=[A-Z0-9]))")
UNKNOWN = re.compile(r"(?<![\w/.@-])[a-z]+(?:_[a-z]+)+(?=[A-Z0-9]|\s|$)")


def find_labelled(line: str) -> tuple[Labelled, ...]:
    """The parts of `line` that stand beside icons, or () where it has none."""
    marks = [(match.start(), match.end(), FIELD_OF[match.group()]) for match in ICON.finditer(line)]
    known = {at for start, end, _ in marks for at in range(start, end)}
    marks += [
        (match.start(), match.end(), Field.ACTION)
        for match in UNKNOWN.finditer(line)
        if match.start() not in known
    ]
    marks.sort()
    ends = [start for start, _, _ in marks[1:]] + [len(line)] * bool(marks)
    return tuple(
        Labelled(field, line[stop:until].strip(" \t|·•,-"))
        for (_, stop, field), until in zip(marks, ends, strict=True)
    )
