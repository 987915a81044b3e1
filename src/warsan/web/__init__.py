"""The pages of a desk, served on loopback. Floor 8: a face, with no logic of its own."""

from warsan.web.app import create_app
from warsan.web.serve import free_port, serve_desk

__all__ = ["create_app", "free_port", "serve_desk"]
