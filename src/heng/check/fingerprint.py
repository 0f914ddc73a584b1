"""What makes a finding the same one when its document is read again and lines have moved."""

from __future__ import annotations

import hashlib

from heng.model.finding import Finding


def fingerprint(finding: Finding) -> str:
    """Return a SHA-256 over the rule, what the finding is about and what it says of it; its place is left out."""
    facts = (f"{name}={fact}" for name, fact in sorted(finding.facts.items()))
    return hashlib.sha256("\n".join((finding.code, finding.subject, *facts)).encode()).hexdigest()
