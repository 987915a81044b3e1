"""Who did or said what to whom, coded by PLOVER; frame and certainty."""
