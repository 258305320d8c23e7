"""What changed on the way: two readings of one story compared, every alteration named."""

from onrecord.copies.compare import compare

__all__ = ["compare"]
