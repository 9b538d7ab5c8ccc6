"""A topic of one section with the blocks that a test gives it, for every variant."""

from __future__ import annotations

import json
from typing import Any

TOPIC = """
schema: 1
title: {text: Steps, plain: Steps}
kind: tool
language: en-GB
control:
  id: STE
  version: "0.3"
  status: example
  organisation: The Handout tests
  authors: [{name: A. Author, role: Test author}]
  written: 2026-11-22
  review_due: 2027-11-01
sections:
  - id: do
    kind: dose
    title: {text: Do, plain: Do}
    blocks: BLOCKS
"""


def topic_of(*blocks: dict[str, Any]) -> str:
    """The topic as YAML; JSON is YAML too."""
    return TOPIC.replace("BLOCKS", json.dumps(blocks))
