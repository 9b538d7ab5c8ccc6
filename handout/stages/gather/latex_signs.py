"""What LaTeX writes as commands and print shows as characters."""

from __future__ import annotations

import unicodedata

from handout.stages.gather.known import words


def _pairs(names: str, signs: str) -> dict[str, str]:
    return dict(zip(names.split(), signs, strict=True))


def _greek(names: str) -> dict[str, str]:
    return {name: unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}") for name in names.split()}


ACCENTS = {
    **_pairs("` ' ^ \" ~ = .", "\u0300\u0301\u0302\u0308\u0303\u0304\u0307"),
    **_pairs("u v H c k r b d", "\u0306\u030c\u030b\u0327\u0328\u030a\u0331\u0323"),
}
"""Each with the mark that Unicode sets on the letter before it."""

SIGNS = {
    **_greek(
        "alpha beta gamma delta epsilon zeta eta theta iota kappa mu nu xi pi rho sigma tau phi chi psi omega"
    ),
    **_pairs("lambda Gamma Delta Theta Lambda Sigma Phi Psi Omega", "λΓΔΘΛΣΦΨΩ"),
    **_pairs("ss ae AE oe OE o O aa AA l L i j dh DH dj DJ th TH", "ßæÆœŒøØåÅłŁıȷðÐđĐþÞ"),
    **_pairs("pm times geq ge leq le degree textdegree circ ldots dots", "±×≥≥≤≤°°°……"),
    **_pairs("textendash textemdash textquoteright textquoteleft", "–—’‘"),
    **_pairs("textquotedblleft textquotedblright textregistered texttrademark", "“”®™"),
    **_pairs("textbackslash textasciitilde textunderscore", "\\~_"),
    **{sign: sign for sign in "&%$#_{} "},
    **dict.fromkeys(("-", "/"), ""),
    **dict.fromkeys((",", "\n"), " "),
}

LOOKS = words("emph textit textbf textsc textrm textup textsf text mathrm mathit mbox it bf em rm sc url")
"""Commands that change only the look of what follows."""

PLAIN = {"--": "–", "---": "—", "~": " ", "``": "“", "''": "”", "`": "‘"}
SCRIPTS = {"textsuperscript": "sup", "textsubscript": "sub", "^": "sup", "_": "sub"}
