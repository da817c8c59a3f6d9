"""The day itself: agenda, house rules, opening, minutes, conclusions."""
