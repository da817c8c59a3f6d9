"""A text as sentences to be judged one by one; speech written down without full stops is cut into windows."""

import re
from collections.abc import Iterator

from dienhong.engines.language.denunciation.wording import SHORT_FORMS
from dienhong.kernel.vietnamese import canon

_SENTENCE = re.compile(r"[.!?;\n]+(?=\s|$)")
_WORD = re.compile(r"[^\W_]+")
# Below this share of words with diacritics a sentence was typed without them.
_MARKED_SHARE = 0.25
_LONGEST, _STEP = 60, 30


def sentences_of(text: str) -> Iterator[tuple[list[str], bool]]:
    """(lower-case words with short forms written out, typed with diacritics?) of each sentence or window."""
    for sentence in _SENTENCE.split(text):
        words = [SHORT_FORMS.get(word, word) for word in _WORD.findall(canon(sentence).lower())]
        for at in range(0, max(len(words) - _STEP, 1), _STEP):
            window = words[at : at + _LONGEST]
            if window:
                yield window, _is_marked(window)


def _is_marked(words: list[str]) -> bool:
    return sum(not word.isascii() for word in words) >= _MARKED_SHARE * len(words)
