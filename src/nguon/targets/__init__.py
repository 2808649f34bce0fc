"""Planned numbers: directives (term plan, yearly plan) and the targets they set for organisations. Results are statistics."""
