"""A Django template as plain HTML: tags of the template language taken out, line numbers kept.

Belongs here: turning template text into HTML that a parser can read. Not here: what is allowed (`tools.templates`).
"""

import re

# Characters of the private-use area stand for what the template language will put there.
TRANSLATED = "\ue000"  # {% translate %} and the text of {% blocktranslate %}
VALUE = "\ue001"  # {{ ... }} and tags that print something

COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}", re.DOTALL)
BLOCK = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?%\}(.*?)\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL)
CLASSES = re.compile(r"\{%\s*block\s+\w+_class\s*%\}[\w\s-]*\{%\s*endblock\b.*?%\}")  # a part of a class=
TRANSLATE = re.compile(r"\{%\s*trans(?:late)?\b.*?%\}", re.DOTALL)
PRINTING = re.compile(r"\{\{.*?\}\}|\{%\s*(?:url|static|csrf_token|now|firstof|cycle)\b.*?%\}", re.DOTALL)
OTHER = re.compile(r"\{%.*?%\}", re.DOTALL)
MARKUP = re.compile(r"<[^>]+>")


def newlines(text: str) -> str:
    """Only the line ends of a text."""
    return "\n" * text.count("\n")


def translated_block(found: re.Match[str]) -> str:
    """A translated block keeps its HTML tags; its words become one sign."""
    return TRANSLATED + "".join(MARKUP.findall(found[1])) + newlines(MARKUP.sub("", found[0]))


def as_html(template: str) -> str:
    """The template with every construct of the template language replaced by a sign or by nothing."""
    text = COMMENT.sub(lambda found: newlines(found[0]), template)
    text = CLASSES.sub(lambda found: newlines(found[0]), text)
    text = BLOCK.sub(translated_block, text)
    text = TRANSLATE.sub(lambda found: TRANSLATED + newlines(found[0]), text)
    text = PRINTING.sub(lambda found: VALUE + newlines(found[0]), text)
    return OTHER.sub(lambda found: newlines(found[0]), text)
