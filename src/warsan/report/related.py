"""Related posts as the fragment of HTML that a newsroom puts under its article.

Plain elements and classes, no script and no style: the page's own style sheet decides how it looks.
All text is escaped, and only web addresses become links.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from warsan.linking import Related
from warsan.report.phrases import safe_link, say_code


def write_fragment(posts: Sequence[Related]) -> str:
    """A section with a list; empty where there is nothing to list."""
    if not posts:
        return ""
    items = "\n".join(f"    {_item(post)}" for post in posts)
    return (
        '<section class="warsan-related" aria-label="Related posts">\n'
        f"  <h2>Related posts</h2>\n  <ul>\n{items}\n  </ul>\n</section>\n"
    )


def say_because(post: Related) -> str:
    """Why a post is there, with the names of the parties."""
    if post.pair:
        return f"also about {say_code(post.pair[0])} and {say_code(post.pair[1])}"
    return post.reason


def _item(post: Related) -> str:
    title = escape(post.title or "Untitled")
    link = safe_link(post.url)
    named = f'<a href="{escape(link)}">{title}</a>' if link else title
    day = (post.published or "")[:10]
    when = f' <time datetime="{escape(day)}">{escape(day)}</time>' if day else ""
    outlet = f' <span class="outlet">{escape(post.outlet)}</span>' if post.outlet else ""
    why = f'<small class="because">{escape(say_because(post))}</small>'
    return f'<li class="because-{post.because}">{named}{outlet}{when} {why}</li>'
