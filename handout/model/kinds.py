"""The kinds of topic, and of section: what a part of a handout is for, in every topic."""

from __future__ import annotations

from typing import Literal

TopicKind = Literal["medicine", "condition", "procedure", "tool", "crisis"]

Kind = Literal[
    "contraindications", "warnings", "red-flags", "limits",
    "about", "recognition", "assessment", "actions", "dose", "conversion", "record",
    "preparation", "administration", "monitoring",
    "mechanism", "uses", "evidence", "effects", "pharmacokinetics", "interactions", "pregnancy",
    "stopping", "storage", "daily-life", "aftercare", "benefits", "pearls", "uncertainty", "what-changed",
    "questions", "contacts", "other-formats",
]  # fmt: skip

SAFETY: frozenset[Kind] = frozenset(("contraindications", "warnings", "red-flags", "limits"))
"""What every variant must say, or omit by name with a reason."""
