"""The demonstration commune: its texts, and the story that the actions tell with them."""
