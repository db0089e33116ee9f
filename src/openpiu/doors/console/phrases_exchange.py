"""Sentences of the exchange between units that can reach a page; `phrases` holds all others."""

from django.utils.translation import gettext_noop as _

SENTENCES = (
    _("the first letter to a partner is read by two: release it by itself"),
    _("this letter has left already"),
    _("this is not what you have read: open the preview again"),
    _("the second person to read it is another one"),
    _("there is no such letter; draft it anew"),
    _("this node has no card yet: make it with `openpiu partner card`"),
    _("there is no such partner; `openpiu partner show` lists them"),
    _("nothing leaves before this hit was reviewed"),
    _("this record is masked: it leaves only on an approved request"),
    _("the evidence changed while you were looking; open the hit again"),
    _("a single authority abroad is sent no hit: send it to its unit"),
    _("this offence is not serious here"),
    _("the profile in force does not release this offence to this class of partner"),
    _("say what links the offence with carriage by air, and whether it is serious"),
    _("what has no link with carriage by air, or is ordinary crime, does not leave"),
    _("a transfer to a third country is proposed by another person first"),
    _("only a reviewed hit is shared or kept back"),
    _("choose sent or received"),
    _("this was recalled by who sent it: it is not shown or used any more"),
    _("this message is not one that can be used so"),
    _("there is no such message; go back to the list and open it from there"),
    _("say how reliable the source and the information are (4x4)"),
    _("the handling code is above what was agreed with this partner"),
    _("the partner's card does not name this legal basis"),
)
