"""When an opinion leaves the ordinary way and is sealed: the language engine suspects, a petition officer decides.

Luật Tố cáo 2018, Điều 47 and 56: a denouncer is protected from the first moment, so suspicion alone restricts.
"""

from dienhong.engines.language.denunciation import suspicion

__all__ = ["suspicion"]
