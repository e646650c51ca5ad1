"""How well a warehouse agrees with a user's own labels: precision, recall and F1 by kind and language, and the share of
right attributes. The engine is pure: labels and rows in, scores out."""
