"""Photos that strangers send: judged by content, decoded within bounds, drawn anew. Plain Python."""
