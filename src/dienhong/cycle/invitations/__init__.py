"""Invitations to a dialogue and the answers to them."""
