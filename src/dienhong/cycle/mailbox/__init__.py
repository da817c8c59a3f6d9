"""E-mail to the commune: fetched once, read with distrust, registered by a person or by rule."""
