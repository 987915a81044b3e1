"""Numbers in one text with their low, best and high, before it is known what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from warsan.codebook.quantities import Ends, Quantities, load_quantities

_DIGITS = r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DASHES = ("-", "–", "—", "−")
_SHARE = r"(?:~?%|~per~?cent|~percentage~points?)"
_BLANK = r"[ \u00a0]"  # written "~" in the patterns below


class Number(msgspec.Struct, frozen=True):
    """A number as written.

    Attributes:
        start, end: Characters of the whole expression, with its bounds and its sign.
        first, last: Characters of the numeral (of the second one in a range).
        low, best, high: None where the words do not say.
        sign: Unit of a sign before or a share after it ("USD", "percent"); None if none.
        words: Written in words, not in digits.
        loose: A hyphenated pair of bare numbers, which may be a score.
        more: It comes on top of others: "a further 12", "12 more".
        spread: "from 20 to 30": a range, or what was and what is.
        none: "no", "none": no number but where something was lost.
        some: "several": no number but where somebody came to harm.
    """

    start: int
    end: int
    first: int
    last: int
    low: float | None
    best: float | None
    high: float | None
    sign: str | None
    words: bool
    loose: bool = False
    more: bool = False
    spread: bool = False
    none: bool = False
    some: bool = False

    @property
    def exact(self) -> bool:
        """Whether low, best and high are one number."""
        return self.low is not None and self.low == self.high


def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text in order, without overlaps; what they are is left to others."""
    return tuple(_numbers(text))


def _numbers(text: str) -> Iterator[Number]:
    """Where a pair turns out to be none ("12 and 15"), its first number is read alone."""
    wide, place = _pattern(wide=True), 0
    while match := wide.search(text, place):
        number = _read(match)
        if number is None and (alone := _pattern(wide=False).match(text, match.start())):
            match, number = alone, _read(alone)
        if number is not None:
            yield number
        place = match.end()


def read_amount(text: str) -> float | None:
    """The value of digits or number words ("17m", "15,000", "four hundred"); None if none."""
    match = re.fullmatch(rf"({_DIGITS})[ -]?([a-z]*)", text.lower().strip())
    if match:
        scale = _scale(match[2])
        plain = re.sub(r"[,\u202f\u00a0]", "", match[1])
        return None if scale is None or len(plain) > 15 else float(plain) * scale
    return _read_words(re.split(r"[\s-]+", text.lower().strip()))


def _scale(word: str) -> float | None:
    book = load_quantities()
    if not word:
        return 1.0
    return book.suffixes.get(word) or book.multipliers.get(word.removesuffix("s"))


def _read_words(words: Iterable[str]) -> float | None:
    """Groups closed by thousand, million …: "one hundred and fifty thousand"."""
    book, total, group, seen = load_quantities(), 0, 0, False
    for word in words:
        if word in book.units:
            group, seen = group + book.units[word], True
        elif word in book.multipliers:
            scale = book.multipliers[word]
            seen = True
            if scale < 1000:
                group = max(group, 1) * scale
            else:
                total, group = total + max(group, 1) * scale, 0
        elif word != "and":
            return None
    return float(total + group) if seen else None


@cache
def _pattern(*, wide: bool) -> re.Pattern[str]:
    """The shapes of a number; without pairs and vague words if not `wide`."""
    book = load_quantities()
    scale = _either(book.multipliers)
    unit = _either(book.units)
    word = rf"(?>(?:{unit})(?:(?:[-~]|~and~)(?:{unit}|{scale}))*)\b"
    digits = rf"(?:{_DIGITS})(?:[-~](?:{scale})\b|(?:{_either(book.suffixes)})\b)?"
    amount = rf"(?:{digits}|\b{word})"
    sign = rf"(?:{_either(book.measures['sign'])})"
    tied = rf"(?:-?(?P<tied>{_either(f for f in book.measures['word'] if f.isalpha())})s?\b)"
    single = rf"(?:(?P<sign0>{sign})~?)?(?P<only>{amount})(?P<share>{_SHARE})?{tied}?"
    shapes = [*_wide_shapes(amount, sign, unit), single] if wide else [single]
    more = rf"(?:\b(?P<more>{_either(book.more['before'])})~)?"
    bound = rf"(?:\b(?P<bound>{_either(book.before)})~)?"
    tail = rf"(?:\+|(?:~(?P<after>{_either(book.after)})\b))?"
    extra = rf"(?:~(?P<extra>{_either(book.more['after'])})\b(?!~than))?"
    edge = r"(?<![\w/:+#])(?<!\w[-–])(?<!\d[.,])"
    end = r"(?![\w/]|:\d|[.,]\d|[-–]\w)"
    ahead = f"{edge}{more}{bound}{more.replace('more>', 'more2>')}"
    source = rf"{ahead}(?:{'|'.join(shapes)}){tail}{end}{extra}"
    return re.compile(source.replace("[-~]", r"[-\u00a0 ]").replace("~", _BLANK), re.IGNORECASE)


def _wide_shapes(amount: str, sign: str, unit: str) -> Iterator[str]:
    """Ranges, shares in words and vague numbers."""
    book = load_quantities()
    tied = _either(f for f in book.measures["word"] if f.isalpha())
    yield (
        rf"(?:(?P<between>between|from)~)?(?:(?P<sign>{sign})~?)?(?P<one>{amount})(?P<share1>{_SHARE})?"
        rf"(?:-?(?:{tied})s?(?=~?[-–—−]|~(?:to|and|or)\b))?"
        rf"(?P<link>~?[-–—−]~?|~to~|~and~|~or~)(?:{sign})?~?(?P<two>{amount})(?P<share2>{_SHARE})?"
        rf"(?:-?(?P<tied2>{tied})s?\b)?"
    )
    ahead = r"(?=~(?:of|the|its|their|his|her|our|all|that|this|those|these)\b)"
    yield rf"\b(?:(?:(?P<many>an?|{unit})[-~])?(?P<part>{_either(book.parts)})s?)\b{ahead}"
    yield (
        rf"(?P<ratio>\b(?:one|1)~(?:in|out~of)~(?:every~)?(?P<whole>{amount})"
        rf"|(?P<top>{amount})~(?:in|out~of)~(?:every~)?(?:ten|10|100)\b)"
    )
    yield rf"\b(?P<vague>{_either(book.vague)})\b"


def _either(forms: Iterable[str]) -> str:
    """Longest first, "~" for a blank."""
    longest = sorted(forms, key=lambda f: (-len(f), f))
    return "|".join(re.escape(f).replace(r"\ ", "~") for f in longest)


def _read(match: re.Match[str]) -> Number | None:
    book, found = load_quantities(), match.groupdict()
    if found.get("vague"):
        plain = _plain(found["vague"])
        low, best, high = book.vague[plain]
        exact = low is not None and low == best == high and low > 0
        ends = _bounded(match, book, low) if exact and low else (low, best, high)
        number = _number(match, "vague", ends, None)
        some = plain in book.harm_only
        return msgspec.structs.replace(number, none=high == 0, some=some)
    if found.get("one"):
        return _range(match, book)
    if found.get("part") or found.get("ratio"):
        return _share(match, book)
    value = read_amount(found["only"])
    if value is None:
        return None
    sign = "percent" if found["share"] else _sign(book, found["sign0"])
    sign = book.measures["word"][found["tied"].lower()] if found["tied"] else sign
    return _number(match, "only", _bounded(match, book, value), sign)


def _share(match: re.Match[str], book: Quantities) -> Number | None:
    """As percent: "two thirds of", "one in five"."""
    found = match.groupdict()
    if found["part"]:
        times = 1.0 if (found["many"] or "a").lower() in ("a", "an") else read_amount(found["many"])
        part = _plain(found["part"])
        if times is None or (not found["many"] and part != "half"):
            return None
        value = times * book.parts[part]
        return (
            _number(match, "part", _bounded(match, book, value), "percent") if value < 100 else None
        )
    whole = (
        read_amount(found["whole"]) if found["whole"] else read_amount(found["ratio"].split()[-1])
    )
    top = read_amount(found["top"]) if found["top"] else 1.0
    if not top or not whole or not top < whole <= 100:
        return None
    return _number(match, "ratio", _bounded(match, book, 100 * top / whole), "percent")


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _sign(book: Quantities, sign: str | None) -> str | None:
    return book.measures["sign"].get(sign.upper()) if sign else None


def _bounded(match: re.Match[str], book: Quantities, value: float) -> Ends:
    """A bound says which ends the number is; without one it is all three."""
    if match["bound"]:
        sides = book.before[_plain(match["bound"])]
    elif match["after"]:
        sides = book.after[_plain(match["after"])]
    elif match[0].endswith("+"):
        sides = frozenset(("low", "best"))
    else:
        return value, value, value
    low, best, high = (value if side in sides else None for side in ("low", "best", "high"))
    return low, best, high


def _range(match: re.Match[str], book: Quantities) -> Number | None:
    one, two = read_amount(match["one"]), read_amount(match["two"])
    if one is None or two is None:
        return None
    scaled = re.search(r"[a-z]+$", match["two"].lower())
    scale = _scale(scaled[0]) if scaled else None
    if scale and one < 1000 <= two and not _ends_in_scale(match["one"]):
        one *= scale
    joined = match["link"].strip()
    if one >= two or (joined == "and" and not match["between"]):
        return None
    sign = "percent" if match["share2"] or match["share1"] else _sign(book, match["sign"])
    sign = book.measures["word"][match["tied2"].lower()] if match["tied2"] else sign
    loose = joined in _DASHES and not match["between"] and not sign and not match["bound"]
    number = _number(match, "two", (one, None, two), sign)
    spread = (match["between"] or "").lower() == "from"
    return msgspec.structs.replace(number, loose=loose, spread=spread)


def _ends_in_scale(amount: str) -> bool:
    last = re.search(r"[a-z]+$", amount.lower())
    return last is not None and _scale(last[0]) is not None


def _number(match: re.Match[str], group: str, ends: Ends, sign: str | None) -> Number:
    start = match.start() + (len(match[0]) - len(match[0].lstrip()))
    words = not any(c.isdigit() for c in match[group])
    more = any(match[name] for name in ("more", "more2", "extra"))
    return Number(start, match.end(), *match.span(group), *ends, sign, words, more=more)
