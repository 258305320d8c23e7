"""When: the times that a story names, each as exact as the story allows."""

from onrecord.timeline.timexes import find_timexes

__all__ = ["find_timexes"]
