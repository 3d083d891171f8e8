"""Whether a sentence of ours reads something back and waits for a yes: then a no corrects it."""

import re

_SIGNS = re.compile(
    r"\b(?:confirm(?:ing|ed)?|verify|correct(?:ly)?|to be (?:clear|sure)|make sure|kindly ensure|"
    r"is (?:that|this|it|everything|all) (?:right|ok|okay|fine|good|all|what)|"
    r"(?:does|do) (?:that|this|everything|these) (?:sound|look|work|suit)|sounds? good|"
    r"you(?:'d| would) like|you want|so,? you|did i get|have i got|just to|"
    r"(?:ist|stimmt) das (?:so|richtig|korrekt)|stimmt das|bestätigen|richtig so|"
    r"habe ich (?:das|sie) richtig)\b|\b(?:right|ok|okay|yes|alright|fine|good|richtig|ja) *\?|"
    r"صحيح|هل هذا",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:^|[.!?,] *|\band )(?:in |at |from |for |to )?(?:what|which|when|where|"
    r"how (?:many|much|long|soon|old)|who|whom|why|was|welche[nrms]?|wann|wo|wer|wie viele?)\b",
    re.IGNORECASE,
)
_LONGEST = 600


def reads_back(said: str) -> bool:
    """Whether these words of ours ask for a yes to what they say, and nothing else."""
    said = said[:_LONGEST]
    return _SIGNS.search(said) is not None and _OPEN.search(said) is None
