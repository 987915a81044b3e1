"""What belongs together across articles. Floor 4."""
