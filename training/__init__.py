"""From corpora to the committed model: `python -m training.fit`, then `python -m training.export`."""
