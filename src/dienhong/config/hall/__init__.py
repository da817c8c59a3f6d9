"""The laptop in the hall: its address in the room, its doors as QR codes, its package to and from the server."""
