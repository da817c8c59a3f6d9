#!/usr/bin/env python3
"""The same as the command `dienhong`, for those who expect Django's name."""

from dienhong.config.command import main

if __name__ == "__main__":
    main()
