"""Sentences of the floors below in the officer's language: duties and the law's tables know no gettext.

Belongs here: every sentence that can reach a page. A test compares it with the source. Not here: advice to carriers and
list owners about their files, which is shown as written.
"""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from openpiu.doors.console import phrases_cases, phrases_exchange
from openpiu.doors.console.words import word_for

SENTENCES = (
    *phrases_exchange.SENTENCES,
    *phrases_cases.SENTENCES,
    _("there is no such hit; go back to the inbox and open it from there"),
    _("there is no such disclosure; go back to the list and open it from there"),
    _("there is no such alert; go back to the list and open it from there"),
    _("there is no such flight; go back to the flights and open it from there"),
    _("there is nothing to undo: only your own last decision can be, and only before release"),
    _("choose confirm, reject or need information"),
    _("choose at least one reason; it is what a later review of this decision will rest on"),
    _("the evidence changed while you were looking; read the new comparison and decide again"),
    _("the evidence changed while you were looking; read the preview again"),
    _("you have decided this hit already; the second decision is another officer's"),
    _("the recipient is not on the notified list of competent authorities"),
    _("a release names an offence of the catalogue (Annex II)"),
    _("this hit has been released already; see its disclosure"),
    _("the profile in force does not release this offence to this class of recipient"),
    _("say what links the offence with carriage by air, and whether it is serious or ordinary crime"),
    _("your answer is recorded: nothing of this hit leaves"),
    _("an officer found no objective link with carriage by air, or ordinary crime: nothing of this hit leaves"),
    _("Reviewed and confirmed, but no objective link with carriage by air, or ordinary crime: nothing leaves."),
    _("only a transfer to a third country is proposed; release this one"),
    _("what has no link with carriage by air, or is ordinary crime, is not proposed"),
    _("a transfer to a third country needs the id of its legal basis"),
    _("this transfer has been proposed already; another person releases it"),
    _("a transfer to a third country is proposed by one person, with its legal basis, and released by another"),
    _("who proposed a transfer does not release it"),
    _("name the list that these alerts belong to"),
    _("a selection names airports and countries of the Union only"),
    _("name an airport, or a country at both ends: more would be all flights under another name"),
    _("name the flights, one a line; where all are selected, name none"),
    _("choose routes, or all flights inside the Union"),
    _("a selection is reasoned: say on what objective grounds it rests"),
    _("a selection rests on an assessment: give its reference and its SHA-256"),
    _("a selection ends after it begins"),
    _("a selection does not begin in the past"),
    _("who decided a selection does not review it"),
    _("this selection has been reviewed or ended already"),
    _("this selection is over; let it be decided anew"),
    _("this is a pre-determined criterion: it is proposed, approved and ended under Criteria"),
    _("there is no such criterion; go back to the list and choose it there"),
    _("say why the criterion is refused"),
    _("say why the criterion ends"),
    _("who proposed a criterion does not decide it"),
    _("this version is over already"),
    _("this version was decided already, or its time is over; propose another"),
    _("say why the selection is refused"),
    _("say why the selection ends"),
    _("this selection is over already"),
    _("there is no such selection; go back to the list and choose it there"),
    _("write flights as MAD-BRU, ZQ:MAD-BRU, ES-BRU or *-BRU: airports of three letters, countries of two"),
    _(
        "all flights inside the Union need a body outside the unit that finds a terrorist threat: its name and its "
        "reference"
    ),
    _("say why the alert is withdrawn"),
    _("this alert has been withdrawn already"),
    _("say why the alert is in force again"),
    _("only an alert that an officer withdrew can be restored; others come with their list"),
    _("the file is larger than 512 MiB; split it"),
    _("the file is empty: there is nothing to import"),
    _("this is OFAC's advanced format, which openpiu does not read: fetch sdn.xml or sdn.csv"),
    _("a period is a month, written 2026-11"),
    _("no message and no schedule has named such a carrier; choose one of the list"),
    _("You have decided; another officer decides next."),
    _("Two officers differ; a supervisor who has not decided yet settles it."),
    _("Reviewed and confirmed; it can be released."),
    _("Reviewed and rejected."),
    _("Released; the disclosure stands."),
    _("The machine no longer claims it: the traveller or the alert changed."),
    _("Suppressed: officers have rejected the same hit on this person before."),
    _("there is no such traveller; go back to the hit and open it from there"),
    _("choose why this is not the same person"),
    _("these two records are not joined; read the page again"),
    _("choose why this is the same person after all"),
    _("no officer keeps these two records apart; read the page again"),
    _("choose an outcome"),
    _("this outcome is recorded already"),
    _("Your role may look at hits but not decide them."),
    _("choose the value that is corrected"),
    _("this is what the record says already"),
    _("the record is marked like this already"),
    _("write the value as records have it: a name, 1988-04-19, M, F or X, a state as UTO"),
    _("there is no such finding; go back to the list and open it from there"),
    _("this finding was not referred; there is no dossier"),
    _("this finding was referred already; its dossier stands"),
    _("write a note of 1 to 1000 letters: what you looked at and what you found"),
    _("there is no such notice; go back to the list"),
    _("this notice was sent already"),
    _("there is no such request; go back to the list and open it from there"),
    _("decide how the request is answered before you close it"),
    _("decide how the request is answered; then there is a letter"),
    _("this request is closed already"),
    _("letters leave on a fixed day after receipt; the request stays open until then"),
    _("no letter leaves before its day: a quick answer would tell what was found"),
    _("choose what is asked for, by whom, and the language of the letter"),
    _("a request cannot be received on a day that is still to come"),
    _("a request needs the applicant's surname, and no particular of more than 100 letters"),
    _("write the full birth date, such as 1988-04-19: nobody is found by a name alone"),
    _("choose one of the answers that this request can have"),
    _("choose the ground on which the answer is withheld; it is recorded, the letter does not name it"),
    _("a withheld answer lists no records: take the ticks away"),
    _("a ground goes with a withheld answer only"),
    _("the request is closed and what it listed is erased; the letter cannot be made again"),
    _("this record is masked: what identifies the traveller leaves only on an approved request"),
    _("this record is masked: its values are corrected once an approved request has opened it"),
    _("choose why the record is erased before its time"),
    _("this record is not masked: open it as any other"),
    _("there is no such ground; go back to the record and open it from there"),
    _("there is no such manifest; go back to the list and open it from there"),
    _("this ground has been decided already"),
    _("who proposed a ground does not confirm it: another person does"),
    _("this ground does not stand any more: propose a new one"),
    _("this ground has ended already"),
    _("choose why the request is turned down"),
    _("choose who asks: an authority of the notified list or a partner unit"),
    _("a name to look for has a word of three letters at least"),
    _("a birth date to look for is written 1988-04-19, 1988-04 or 1988"),
    _("a document to look for is written ZZ0419773, or with its state ZZ0419773 UTO"),
    _("a telephone number to look for has eight digits at least, zeros in front not counted"),
    _("a flight to look for is written ZQ214 2026-11-23, with its local day of departure"),
    _("this request is approved, and its records are still open: answer it"),
    _("search for the request first: the approver decides about definite records"),
    _("nothing can be approved: no record agrees (turn it down with F6), or too many do (narrow it, or F5)"),
    _("these records are not open for you: the time is over, or another officer asked"),
    _("choose whether the opening was lawful or is doubtful"),
    _("this opening has been reviewed already"),
    _("there is no such opening; go back to the list and open it from there"),
    _("choose a reason for the decision"),
    _("the text of a decision may have 2000 letters"),
    _("an approver has a home authority, which is neither the unit nor one that asks for data"),
    _("who asked for approval does not approve"),
    _("this request has no answer that could be shown; what was erased does not come back"),
    _("there is no record to answer with: search first, or turn it down with F6"),
    _("nothing leaves before the external approver has approved it"),
    _("only an urgent request is answered before the external approver has approved it"),
    _("choose one of the views of the list"),
    _("an approver sees the requests that were put to an approver"),
    _("choose one of the steps that the page offers"),
    _("the sequence is broken: an entry was removed, doubled or moved"),
    _("the entry does not follow from the one before it"),
    _("entries at the beginning are missing, and no signed anchor says that they expired"),
    _("no root of this ledger was ever sealed, or their file was deleted: only the chain vouches for it"),
    _("the entry was changed: its hash does not hold"),
)

# Options of the command line, as the form calls them.
OPTIONS = {
    "--list": _("Name of the list"),
    "--owner": _("Owner of the alerts"),
    "--legal-basis": _("Legal basis"),
    "--class": _("Class of reason"),
    "--subjects": _("Whom the alerts are about"),
    "--basis": _("Their reasons rest on"),
    "--action": _("Action"),
    "--days": _("Days in force"),
}

# Sentences with a part that varies; the named parts are put into the translation, codes as words.
PATTERNS = (
    *phrases_cases.PATTERNS,
    (
        re.compile(r"the list(?: .*)? does not declare what the law asks for, .*; say (?P<options>.*), here or .*"),
        _("The list does not declare what the law asks for, and nothing was imported (PNR-6.5). Missing: %(options)s."),
    ),
    (
        re.compile(r"(?P<option>--[a-z-]+): the list is declared otherwise; .*"),
        _("%(option)s: the list is declared otherwise. Leave the field empty, or let the declaration be changed."),
    ),
    (
        re.compile(r"(?P<gone>\d+) of (?P<stored>\d+) alerts of this list would be withdrawn, .*"),
        _(
            "%(gone)s of %(stored)s alerts of this list would be withdrawn; nothing was imported. See that the file is "
            "complete; if it is, import it with `openpiu alerts import --full --allow-withdrawals`."
        ),
    ),
    (
        re.compile(r"this file is none of the lists openpiu reads; .*"),
        _("This file is none of the lists openpiu reads. If you know its form, choose it."),
    ),
    (
        re.compile(r"the role (?P<role>\w+) may not (?P<act>[a-z ]+); allowed: (?P<roles>[\w, ]*)"),
        _("Your role (%(role)s) may not do this. Allowed: %(roles)s."),
    ),
    (
        re.compile(
            r"the law profile (?P<profile>\S+) allows no selection of flights inside the Union "
            r"\((?P<article>.*)\)"
        ),
        _("The law profile %(profile)s allows no selection of flights inside the Union (%(article)s)."),
    ),
    (
        re.compile(
            r"the law profile (?P<profile>\S+) allows no selection of all flights inside the Union "
            r"\((?P<article>.*)\)"
        ),
        _("The law profile %(profile)s allows no selection of all flights inside the Union (%(article)s)."),
    ),
    (
        re.compile(r"a selection lives (?P<number>\d+) months at most, then it is decided anew \((?P<article>.*)\)"),
        _("A selection lives %(number)s months at most, then it is decided anew (%(article)s)."),
    ),
    (
        re.compile(r"the role (?P<role>\w+) may do this for these purposes only: (?P<purposes>[\w., ]*)"),
        _("Your role (%(role)s) may do this for these purposes only: %(purposes)s."),
    ),
    (
        re.compile(
            r"this offence is not serious here: its maximum sentence is below (?P<number>\d+) years, or not told"
        ),
        _("This offence is not serious here: its maximum sentence is below %(number)s years, or not told."),
    ),
    (
        re.compile(r"this hit is (?P<state>[a-z ]+) and takes no such decision now"),
        _("This hit takes no such decision now. Its state: %(state)s."),
    ),
    (
        re.compile(r"this hit is (?P<state>[a-z ]+): nothing leaves before (?P<who>[a-z ]+) confirmed it"),
        _("Nothing leaves before the officers that this hit needs have confirmed it. Its state: %(state)s."),
    ),
    (
        re.compile(r"the profile (?P<profile>\S+) knows these grounds only: .*"),
        _("The law profile %(profile)s does not know this ground."),
    ),
    (
        re.compile(r"say in 1 to (?P<number>\d+) letters which objective material .*"),
        _("Say in 1 to %(number)s letters which objective material links this person with the purposes."),
    ),
    (
        re.compile(r"name the case, request or order, in 1 to (?P<number>\d+) letters"),
        _("Name the case, request or order, in 1 to %(number)s letters."),
    ),
    (
        re.compile(r"this request cannot be opened; missing or not allowed: (?P<parts>.*)"),
        _("This request cannot be opened. Missing or not allowed: %(parts)s."),
    ),
    (
        re.compile(r"this request is (?P<asked>[a-z ]+): it cannot [a-z ]+ now"),
        _("This cannot be done with the request now. Its state: %(asked)s."),
    ),
    (
        re.compile(r"the note may have (?P<number>\d+) letters; put the rest in the case file"),
        _("The note may have %(number)s letters; put the rest in the case file."),
    ),
    (
        re.compile(r"the file is not UTF-8 \(byte (?P<number>\d+)\); save it as UTF-8"),
        _("The file is not UTF-8 (byte %(number)s); save it as UTF-8."),
    ),
    (
        re.compile(r"the first line names the columns; missing: (?P<columns>.*)"),
        _("The first line names the columns. Missing: %(columns)s."),
    ),
    (
        re.compile(r"the ledger ends at entry (?P<last>\d+), but (?P<number>\d+) were written"),
        _("The ledger ends at entry %(last)s, but %(number)s were written."),
    ),
    (
        re.compile(r"the ledger was rewritten: from here on it is not what was sealed at (?P<time>\S+)"),
        _("The ledger was rewritten: from here on it is not what was sealed at %(time)s."),
    ),
    (
        re.compile(r"entries at the end are missing: (?P<number>\d+) were sealed"),
        _("Entries at the end are missing: %(number)s were sealed."),
    ),
    (
        re.compile(r"entries were removed before their time: they were written after (?P<time>\S+)"),
        _("Entries were removed before their time: they were written after %(time)s."),
    ),
    (
        re.compile(r"entries were removed under a false date: it was done before (?P<time>\S+)"),
        _("Entries were removed under a false date: it was done before %(time)s."),
    ),
    (
        re.compile(r"the last root was sealed at (?P<time>\S+): only the chain vouches for entries since"),
        _("The last root was sealed at %(time)s: only the chain vouches for entries since."),
    ),
    (
        re.compile(r"line (?P<number>\d+) of the sealed roots was changed: its signature does not hold"),
        _("Line %(number)s of the sealed roots was changed: its signature does not hold."),
    ),
    (
        re.compile(r"line (?P<number>\d+) of the sealed roots was signed with another key"),
        _("Line %(number)s of the sealed roots was signed with another key."),
    ),
)  # fmt: skip


def phrase(sentence: object) -> str:
    """The sentence translated and with a capital letter; one that nobody has translated stays as it is."""
    text = str(sentence)
    for pattern, template in PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            return gettext(template) % {name: _part(name, value) for name, value in found.groupdict().items()}
    said = gettext(text) if text in SENTENCES else text
    return said[:1].upper() + said[1:]


def _part(name: str, value: str) -> str:
    if name in {"option", "options"}:
        return ", ".join(gettext(OPTIONS[option]) for option in value.split(", "))
    if name == "parts":
        return ", ".join(word_for(part, "part") for part in value.split(", "))
    if name == "asked":
        return word_for(value.replace(" ", "_"), "asked_state")
    if name in {"roles", "purposes"}:
        return ", ".join(word_for(code, name[:-1]) for code in value.split(", "))
    return word_for(value.replace(" ", "_"), name) if name in {"role", "state", "verb"} else value
