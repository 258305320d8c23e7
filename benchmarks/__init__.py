"""Speed and scale, measured side by side and given as ratios."""
