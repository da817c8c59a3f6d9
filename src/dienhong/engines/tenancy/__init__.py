"""Which commune the code works for. Forgetting it crashes; it never leaks."""
