"""Word endings taken off: the algorithm of M. F. Porter, "An algorithm for suffix stripping" (1980)."""

import re

_C = r"(?:[^aeiouy]|^y|(?<=[aeiouy])y)"
_V = r"(?:[aeiou]|(?<=[^aeiouy])y)"
_VOWEL = re.compile(_V)
_MEASURE = re.compile(rf"^{_C}*((?:{_V}+{_C}+)*){_V}*$")
_PAIR = re.compile(rf"{_V}+{_C}+")
_CVC = re.compile(rf"{_C}{_V}(?![wxy]){_C}$")
_DOUBLE = re.compile(r"([^aeioulsz])\1$")

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator":
    "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti":
    "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive",
    "ize", "al", "er", "ic", "ou",
)  # fmt: skip
_SHORTEST = 3


def stem(word: str) -> str:
    """Return the stem of a lower-case word. Words of other scripts and numbers come back as they are."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    for step in (_plural, _past, _y_to_i, _double_suffix, _single_suffix, _last_suffix, _final_e):
        word = step(word)
    return word


def _measure(part: str) -> int:
    match = _MEASURE.match(part)
    return len(_PAIR.findall(match[1])) if match else 0


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for suffix in ("ed", "ing"):
        part = word.removesuffix(suffix)
        if part != word and _VOWEL.search(part):
            return _restored(part)
    return word


def _restored(part: str) -> str:
    if part.endswith(("at", "bl", "iz")) or (_measure(part) == 1 and _CVC.search(part)):
        return part + "e"
    return part[:-1] if _DOUBLE.search(part) else part


def _y_to_i(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _VOWEL.search(word[:-1]) else word


def _double_suffix(word: str) -> str:
    return _replaced(word, _STEP_2)


def _single_suffix(word: str) -> str:
    return _replaced(word, _STEP_3)


def _replaced(word: str, endings: dict[str, str]) -> str:
    for suffix, replacement in endings.items():
        if word.endswith(suffix):
            part = word.removesuffix(suffix)
            return part + replacement if _measure(part) > 0 else word
    return word


def _last_suffix(word: str) -> str:
    if word.endswith(("sion", "tion")):
        return word[:-3] if _measure(word[:-3]) > 1 else word
    for suffix in _STEP_4:
        if word.endswith(suffix):
            part = word.removesuffix(suffix)
            return part if _measure(part) > 1 else word
    return word


def _final_e(word: str) -> str:
    if word.endswith("e"):
        part = word[:-1]
        measure = _measure(part)
        if measure > 1 or (measure == 1 and not _CVC.search(part)):
            word = part
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
