"""Escalation in words and in deeds: series, their outlook, who answers whom. Floor 4."""
