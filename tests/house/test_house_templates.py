"""The template lint: what it finds in a page, and what it leaves alone."""

import pytest

from tools.templates import check_template

WRONG = [
    ("<img src='{% static 'a.png' %}'>", "without alt"),
    ("<input name='q'>", "<input> has no label"),
    ("<label for='a'>{% translate 'A' %}</label><select id='b'></select>", "<select> has no label"),
    ("<html><body></body></html>", "without lang"),
    ("<script>go()</script>", "script inside the page"),
    ("<style>p { color: red }</style>", "<style> inside the page"),
    ("<p style='color: red'></p>", "style= on an element"),
    ("<button onclick='go()'>{% translate 'Go' %}</button>", "onclick= is an inline script"),
    ("<button hx-on:click='go()'>{% translate 'Go' %}</button>", "hx-on:click= is an inline script"),
    ("<a href='javascript:go()'>{% translate 'Go' %}</a>", "holds a script"),
    ("<script src='https://cdn.example.org/a.js'></script>", "loads from outside"),
    ("<p>Hello {{ name }}</p>", "text 'Hello...' is not translated"),
    ("<p>{% if open %}Open{% endif %}</p>", "text 'Open...' is not translated"),
    ("<input type='submit' value='Send'>", "value='Send...' is not translated"),
    ("<a href='/' title='Home'>{% translate 'x' %}</a>", "title='Home...' is not translated"),
    ("<div><p></div></p>", "is still open"),
    ("{% if a %}<div>{% endif %}", "<div> is never closed"),
    ("</p>", "closes nothing"),
    ("<p></p>\n" * 81, "81 lines, the limit is 80"),
]

RIGHT = [
    "<img src='{% static 'a.png' %}' alt='{% translate \"A plane\" %}'>",
    "<label for='{{ field.id }}'>{{ field.label }}</label><input id='{{ field.id }}'>",
    "<label>{% translate 'Search' %} <input name='q'></label>",
    "<input type='hidden' name='a'><input name='q' aria-label='{% translate 'Search' %}'>",
    "<html lang='{{ LANGUAGE_CODE }}'></html>",
    "<script src='{% static 'board.js' %}' defer></script>",
    "{% comment %}Words <p> for us{% endcomment %}{# and these #}",
    "<p>{% blocktranslate trimmed with name=n %}Hello <b>{{ name }}</b>{% endblocktranslate %}</p>",
    "<code>openpiu audit verify</code><span translate='no'>Nederlands</span><title>openpiu</title>",
    "<time>{{ at|date:'H:i' }} UTC</time>",
    "{% block page_class %}review{% endblock %}",
    "<svg><path d='M0 0'/></svg><br>",
    "<ul>{% for a in b %}<li class='{% if a %}on{% endif %}'>{{ a }}</li>{% endfor %}</ul>",
]


@pytest.mark.parametrize(("template", "named"), WRONG, ids=[named for _template, named in WRONG])
def test_a_fault_in_a_template_is_named(template: str, named: str) -> None:
    assert named in "; ".join(text for _line, text in check_template(template))


@pytest.mark.parametrize("template", RIGHT)
def test_a_right_template_is_left_alone(template: str) -> None:
    assert check_template(template) == []


def test_the_line_is_that_of_the_template_whatever_was_taken_out_before() -> None:
    template = "{% comment %}\n\n{% endcomment %}\n{% blocktranslate %}\nx\n{% endblocktranslate %}\n<style></style>\n"

    assert [line for line, _text in check_template(template)] == [7]
