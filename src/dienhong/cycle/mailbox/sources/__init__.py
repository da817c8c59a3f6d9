"""Where messages lie: an IMAP folder or a Maildir."""
