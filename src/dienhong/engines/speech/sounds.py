"""Which kind of sound a file is, by its first bytes and never by its name."""

HEAD = 64
"""How many first bytes `sound_type` needs."""
_FTYP = slice(4, 8)
_BRAND = slice(8, 12)
_AUDIO_BRANDS = {b"M4A ", b"M4B ", b"mp42", b"isom", b"iso2", b"mp41", b"3gp4", b"3gp5", b"3gp6"}
_MP3_SYNC = 0xE0


def sound_type(head: bytes) -> str | None:
    """The content type of a WAV, MP3, M4A, OGG, FLAC, AMR or WebM file by its first `HEAD` bytes; None for others."""
    if head[:4] == b"RIFF" and head[_BRAND] == b"WAVE":
        return "audio/wav"
    if head[_FTYP] == b"ftyp" and head[_BRAND] in _AUDIO_BRANDS:
        return "audio/mp4"
    starts = {b"OggS": "audio/ogg", b"fLaC": "audio/flac", b"\x1aE\xdf\xa3": "audio/webm", b"#!AMR": "audio/amr"}
    for start, kind in starts.items():
        if head.startswith(start):
            return kind
    is_mp3 = head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & _MP3_SYNC == _MP3_SYNC)  # noqa: PLR2004
    return "audio/mpeg" if is_mp3 else None
