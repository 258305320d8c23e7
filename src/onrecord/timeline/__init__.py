"""When: the times that a story names, each as exact as the story allows."""

from onrecord.timeline.events import find_events
from onrecord.timeline.questions import ask_of_times
from onrecord.timeline.said import find_said_at
from onrecord.timeline.timexes import find_timexes

__all__ = ["ask_of_times", "find_events", "find_said_at", "find_timexes"]
