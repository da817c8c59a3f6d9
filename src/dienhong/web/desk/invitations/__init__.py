"""Contact lists, the guests of a dialogue, what villages tell."""
