"""The words of the notice to passengers; `<name>` is filled in by `core.law.public_notice`."""

EN = """# Passenger data: what <unit> collects about you

## What is collected

Carriers send us these items of your booking and check-in, as far as they have them (Directive (EU) 2016/681,
Annex I):

<items>

Everything outside this list is dropped on receipt, above all what tells of health, religion or belief, such
as meals and wheelchairs.

## Why

To prevent, detect, investigate and prosecute terrorist offences and serious crime, and for nothing else. Your
data are compared with lists of persons and objects sought. Nothing leaves us to an authority before people
have examined it.

## How long

<ordinary> months from the first receipt. Longer only where objective material links you personally with such
an offence; what identifies you is then masked after <mask> months, and everything ends after <longest>
months. A result that was given to an authority can be read here for <result> days. Our log of who consulted
what lives <ledger> years and names no traveller. Law profile: <profile>.

## Your rights

You may ask us for access, rectification, erasure or restriction of your data, also through the supervisory
authority. You may lodge a complaint with it and bring the matter before a court. The law may let us answer
that we neither confirm nor deny.

Data protection officer: <contact>
Supervisory authority: <authority>
"""

FR = """# Données des passagers : ce que <unit> recueille à votre sujet

## Ce qui est recueilli

Les transporteurs nous envoient ces éléments de votre réservation et de votre enregistrement, dans la mesure
où ils les détiennent (directive (UE) 2016/681, annexe I) :

<items>

Tout ce qui n'est pas dans cette liste est écarté dès réception, avant tout ce qui révèle la santé, la
religion ou les convictions, comme les repas et les fauteuils roulants.

## Pourquoi

Pour prévenir et détecter les infractions terroristes et les formes graves de criminalité, pour les enquêtes
et les poursuites en la matière, et pour rien d'autre. Vos données sont comparées à des listes de personnes et
d'objets recherchés. Rien n'est transmis à une autorité avant que des personnes l'aient examiné.

## Combien de temps

<ordinary> mois à partir de la première réception. Plus longtemps seulement si des éléments objectifs vous
lient personnellement à une telle infraction ; ce qui vous identifie est alors masqué après <mask> mois, et
tout prend fin après <longest> mois. Un résultat transmis à une autorité peut être lu ici pendant <result>
jours. Notre journal des consultations vit <ledger> ans et ne nomme aucun voyageur. Profil de droit :
<profile>.

## Vos droits

Vous pouvez nous demander l'accès à vos données, leur rectification, leur effacement ou la limitation de leur
traitement, aussi par l'autorité de contrôle. Vous pouvez introduire une réclamation auprès d'elle et saisir
un tribunal. La loi peut nous permettre de répondre que nous ne confirmons ni n'infirmons.

Délégué à la protection des données : <contact>
Autorité de contrôle : <authority>
"""

NL = """# Passagiersgegevens: wat <unit> over u verzamelt

## Wat wordt verzameld

Luchtvaartmaatschappijen zenden ons deze gegevens van uw boeking en check-in, voor zover zij die hebben
(Richtlijn (EU) 2016/681, bijlage I):

<items>

Alles buiten deze lijst valt bij ontvangst weg, vooral wat iets zegt over gezondheid, godsdienst of
overtuiging, zoals maaltijden en rolstoelen.

## Waarom

Om terroristische misdrijven en ernstige criminaliteit te voorkomen, op te sporen, te onderzoeken en te
vervolgen, en voor niets anders. Uw gegevens worden vergeleken met lijsten van gezochte personen en
voorwerpen. Niets gaat naar een autoriteit voordat mensen het hebben beoordeeld.

## Hoe lang

<ordinary> maanden vanaf de eerste ontvangst. Langer alleen wanneer objectief materiaal u persoonlijk met zo'n
misdrijf verbindt; wat u identificeert wordt dan na <mask> maanden afgeschermd, en alles eindigt na <longest>
maanden. Een resultaat dat aan een autoriteit is gegeven, kan hier <result> dagen worden gelezen. Ons logboek
van raadplegingen leeft <ledger> jaar en noemt geen reiziger. Rechtsprofiel: <profile>.

## Uw rechten

U kunt ons vragen om inzage, rectificatie, wissing of beperking van de verwerking van uw gegevens, ook via de
toezichthoudende autoriteit. U kunt bij haar een klacht indienen en naar de rechter gaan. De wet kan ons
toestaan te antwoorden dat wij bevestigen noch ontkennen.

Functionaris voor gegevensbescherming: <contact>
Toezichthoudende autoriteit: <authority>
"""

TEXTS: dict[str, str] = {"en": EN, "fr": FR, "nl": NL}
