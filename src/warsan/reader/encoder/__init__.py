"""The one small network, its decoders, and the parses they give."""
