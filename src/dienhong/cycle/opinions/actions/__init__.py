"""The intents of the register: one function each."""
