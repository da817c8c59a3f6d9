"""The hall: chair, secretary, check-in, queue, projector, phones; and what tells their pages of changes."""
