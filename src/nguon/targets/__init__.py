"""Planned numbers: directives (term plan, yearly plan) and the targets they set. Results are statistics."""
