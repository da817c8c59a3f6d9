"""Telling open pages at once that something changed: which number, which parts; never what.

Plain Python: one small asyncio process holds the streams, and pages fetch what they may see over ordinary requests.
"""
