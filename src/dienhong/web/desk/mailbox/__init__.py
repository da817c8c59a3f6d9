"""The commune's mail at the desk."""
