"""Old fonts: TCVN3 (ABC) and VNI texts look like Latin-1 rubbish once the font is gone.

A cell is converted only when one of the two readings makes every marked word a possible Vietnamese syllable and neither
the other reading nor the text as it stands does. Tables: TCVN 5712:1993 (TCVN3) and the VNI-Windows layout.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

_TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TONES = dict(zip("øùûõï", ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True))
_ROOF = dict(zip("âàáåãä", ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True))
_BREVE = dict(zip("êèéúüë", ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True))


def _vni() -> dict[str, str]:
    pairs = {base + mark: base + tone for base, (mark, tone) in product("aeouy", _TONES.items())}
    pairs |= {base + mark: base + "\u0302" + tone for base, (mark, tone) in product("aeo", _ROOF.items())}
    pairs |= {"a" + mark: "a\u0306" + tone for mark, tone in _BREVE.items()}
    pairs |= {"ô" + mark: "ơ" + tone for mark, tone in _TONES.items()}
    pairs |= {"ö" + mark: "ư" + tone for mark, tone in _TONES.items()}
    pairs |= {"ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}
    composed = {old: unicodedata.normalize("NFC", new) for old, new in pairs.items()}
    return composed | {old.upper(): new.upper() for old, new in composed.items()} | _title_case(composed)


def _title_case(pairs: dict[str, str]) -> dict[str, str]:
    """A capital vowel with a small mark behind it, as a word at the beginning of a sentence has."""
    return {old[0].upper() + old[1:]: new.upper() for old, new in pairs.items() if len(old) == 2}


_VNI = _vni()
_VNI_PAIRS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_LETTERS = frozenset(
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
) | {"đ", "Đ"}
_LEFTOVERS = re.compile(
    "[" + re.escape("".join((set(_TCVN3) | set("".join(_VNI))) - _LETTERS - set("aeouyAEOUY"))) + "\x80-\x9f\ufffd]"
)

_WORDS = re.compile(r"\S+")
_ONSETS = ["", *_WORDS.findall("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x")]
_RIMES = _WORDS.findall("""
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oong ooc
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych
uyn uynh uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
""")
_SYLLABLES = frozenset(onset + rime for onset, rime in product(_ONSETS, _RIMES))
_TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")


class Unclear(ValueError):
    """The text holds signs of an old font, and no single reading of it is certain."""


def readings(text: str) -> tuple[str, str, str]:
    """The text as it stands, as TCVN3 and as VNI: for words looked up in a list, where only one is found."""
    return text, _from_tcvn3(text), _from_vni(text)


def in_unicode(text: str) -> str:
    """The text in Unicode Vietnamese; unchanged when it already is.

    :raises Unclear: signs of an old font, but not one certain reading.
    """
    if _is_vietnamese(text) and not _LEFTOVERS.search(text):
        return text
    readings = {reading for reading in (_from_tcvn3(text), _from_vni(text)) if reading != text}
    certain = [r for r in readings if not _LEFTOVERS.search(r) and _is_vietnamese(r)]
    if len(certain) == 1:
        return certain[0]
    if certain or _LEFTOVERS.search(text):
        raise Unclear
    # Names of the ethnic minorities are no Vietnamese syllables and are right as they stand.
    return text


def _from_tcvn3(text: str) -> str:
    return "".join(_TCVN3.get(c, c) for c in text)


def _from_vni(text: str) -> str:
    return _VNI_PAIRS.sub(lambda match: _VNI[match[0]], text)


def _is_vietnamese(text: str) -> bool:
    return all(_is_syllable(word) for word in text.split() if not word.isascii())


@lru_cache(maxsize=20_000)
def _is_syllable(word: str) -> bool:
    """True for a possible syllable; brackets, digits and punctuation around it do not matter."""
    parts = re.findall(r"[^\W\d_]+", word)
    return all(_toneless(part) in _SYLLABLES for part in parts if not part.isascii())


def _toneless(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable.casefold())
    tones = [c for c in decomposed if c in _TONE_MARKS]
    if len(tones) > 1:
        return ""
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONE_MARKS))
