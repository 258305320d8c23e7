"""From corpora to the committed model: `training.fit`, then `training.export`."""
