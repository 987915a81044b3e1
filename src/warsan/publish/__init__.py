"""A selection of a desk as a static site. Floor 8: a face, as the pages of `warsan.web`."""

from warsan.publish.related import find_related
from warsan.publish.selection import Selection
from warsan.publish.site import Published, SitePlan, write_site

__all__ = ["Published", "Selection", "SitePlan", "find_related", "write_site"]
