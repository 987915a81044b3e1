"""How far a phrase of the tables can reach from a token: most words begin none.

Tables know phrases by their words, a text by its tokens; to look up every run of tokens is to
make the words of each. The second word tells for nearly all of them that there is no such phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from warsan.reader.parse import Parse

Words = tuple[str, ...]


def find_reach(
    parse: Parse,
    first: int,
    starts: Mapping[str, frozenset[str]],
    words_of: Callable[[str], Words],
) -> int | None:
    """How many tokens a phrase can have that begins with a token.

    Args:
        parse: The text.
        first: The token.
        starts: First words of phrases, to the words that can come second.
        words_of: How the table makes words of a text.

    Returns:
        0 where no phrase begins so, 1 where none goes on with the next word, None without bound.
    """
    words = words_of(parse.tokens[first].text)
    if not words or words[0] not in starts:
        return 0
    if len(words) > 1 or first + 1 >= len(parse.tokens) or not _stands_apart(parse, first):
        return None
    following = words_of(parse.tokens[first + 1].text)
    # A letter between names is passed over ("Antony J. Blinken"); a dot is no word.
    if not following or len(following[0]) == 1:
        return None
    seconds = starts[words[0]]
    if following[0] in seconds:
        return None
    if first + 2 < len(parse.tokens) and not _stands_apart(parse, first + 1):
        # Signs that stand right behind a word are part of it: "people" of "people's".
        return None if any(word.startswith(following[0]) for word in seconds) else 1
    return 1


def _stands_apart(parse: Parse, index: int) -> bool:
    """Whether white space and nothing else parts a token from the next."""
    return parse.text[parse.tokens[index].end : parse.tokens[index + 1].start].isspace()
