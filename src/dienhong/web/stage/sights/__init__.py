"""The screens that a token opens without log-in: projector, phones of the audience, kiosk, reception."""
