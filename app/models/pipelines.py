"""spaCy pipelines by language: rules only, from spaCy's own language data, so nothing is downloaded."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# Languages whose rules come with spaCy itself; Chinese, Japanese, Korean, Thai and others need further packages.
_LANGUAGES = frozenset({
    "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hr", "hu", "is", "it", "lt", "lv", "nb", "nl",
    "pl", "pt", "ro", "sk", "sl", "sq", "sr", "sv", "tr",
})  # fmt: skip
ANY_LANGUAGE = "xx"  # spaCy's name for rules that suit most languages


def load_pipeline(language: str) -> "Language":
    """Return a pipeline that finds words and sentences; entities are added by `analysis.entities`.

    A language spaCy has no rules for, or whose rules need a further package, gets the rules for any language.
    """
    import spacy

    pipeline = spacy.blank(language if language in _LANGUAGES else ANY_LANGUAGE)
    pipeline.add_pipe("sentencizer")
    return pipeline
