"""What a sender sees and decides about their own data, under their code."""
