"""The words of the letters, in English, French and Dutch; `<name>` is filled in by `core.law.letters`."""

EN = {
    "head": "<unit>\nData protection officer: <contact>\n\nReference: <reference>\n\nDear Sir or Madam,",
    "asked": "You turned to us about personal data that we may process (Directive (EU) 2016/681,\n"
    "Article 13; Directive (EU) 2016/680, Articles 14 and 16).",
    "access": "You asked for access to data about you.",
    "rectification": "You asked us to correct data about you.",
    "erasure": "You asked us to erase data about you.",
    "restriction": "You asked us to restrict the processing of data about you.",
    "restricted": "We neither confirm nor deny that we hold data about you. The law allows us to withhold\n"
    "an answer where giving it could harm investigations, security or other persons\n"
    "(Directive (EU) 2016/680, Articles 15 and 16(4)). This letter has the same words for\n"
    "everybody who is answered in this way, whether we hold data or not, and it leaves on the\n"
    "same day after receipt. The reasons are on record; the supervisory authority may see\n"
    "them.",
    "done": "What you asked for was done. Authorities to which we had given the data are told.",
    "full": "We hold these passenger data about you. Carriers sent them to us; the numbers are those\n"
    "of Annex I of Directive (EU) 2016/681. We process them to prevent, detect, investigate\n"
    "and prosecute terrorist offences and serious crime, and keep them no longer than Article\n"
    "12 of that directive allows.",
    "nothing": "With the particulars that you gave we found no passenger data about you.",
    "else": "Whether anything else is processed about you we neither confirm nor deny; this sentence\n"
    "stands in every letter of this kind.",
    "remedies": "You can ask the supervisory authority to exercise your rights in your place and to\n"
    "examine whether the processing is lawful, lodge a complaint with it, and bring the\n"
    "matter before a court, also for compensation (Directive (EU) 2016/680, Articles 17, 52,\n"
    "54 and 56):\n"
    "<authority>",
    "foot": "Yours faithfully,\nThe data protection officer of <unit>",
}

FR = {
    "head": "<unit>\nDélégué à la protection des données : <contact>\n\nRéférence : <reference>\n\nMadame, Monsieur,",
    "asked": "Vous vous êtes adressé à nous au sujet de données à caractère personnel que nous\n"
    "traitons peut-être (directive (UE) 2016/681, article 13 ; directive (UE) 2016/680,\n"
    "articles 14 et 16).",
    "access": "Vous avez demandé l'accès aux données qui vous concernent.",
    "rectification": "Vous avez demandé la rectification de données qui vous concernent.",
    "erasure": "Vous avez demandé l'effacement de données qui vous concernent.",
    "restriction": "Vous avez demandé la limitation du traitement de données qui vous concernent.",
    "restricted": "Nous ne confirmons ni n'infirmons détenir des données qui vous concernent. La loi nous\n"
    "permet de ne pas répondre lorsque la réponse pourrait nuire à des enquêtes, à la\n"
    "sécurité ou à d'autres personnes (directive (UE) 2016/680, articles 15 et 16, paragraphe\n"
    "4). Cette lettre a les mêmes termes pour toute personne à qui il est répondu ainsi, que\n"
    "nous détenions des données ou non, et elle part le même jour après la réception. Les\n"
    "motifs sont consignés ; l'autorité de contrôle peut les consulter.",
    "done": "Ce que vous avez demandé a été fait. Les autorités à qui nous avions transmis les\n"
    "données en sont informées.",
    "full": "Nous détenons les données de passager suivantes qui vous concernent. Les transporteurs\n"
    "nous les ont envoyées ; les numéros sont ceux de l'annexe I de la directive (UE)\n"
    "2016/681. Nous les traitons pour prévenir et détecter les infractions terroristes et les\n"
    "formes graves de criminalité, ainsi que pour les enquêtes et les poursuites en la\n"
    "matière, et ne les conservons pas plus longtemps que ne le permet l'article 12 de cette\n"
    "directive.",
    "nothing": "Avec les renseignements que vous avez donnés, nous n'avons trouvé aucune donnée de\n"
    "passager qui vous concerne.",
    "else": "Nous ne confirmons ni n'infirmons qu'autre chose soit traité à votre sujet ; cette\n"
    "phrase figure dans toute lettre de ce genre.",
    "remedies": "Vous pouvez demander à l'autorité de contrôle d'exercer vos droits à votre place et de\n"
    "vérifier si le traitement est licite, introduire une réclamation auprès d'elle et saisir\n"
    "un tribunal, aussi pour obtenir réparation (directive (UE) 2016/680, articles 17, 52, 54\n"
    "et 56) :\n"
    "<authority>",
    "foot": "Veuillez agréer, Madame, Monsieur, nos salutations distinguées.\n"
    "Le délégué à la protection des données de <unit>",
}

NL = {
    "head": "<unit>\n"
    "Functionaris voor gegevensbescherming: <contact>\n\n"
    "Kenmerk: <reference>\n\n"
    "Geachte heer, mevrouw,",
    "asked": "U hebt zich tot ons gewend over persoonsgegevens die wij mogelijk verwerken (Richtlijn\n"
    "(EU) 2016/681, artikel 13; Richtlijn (EU) 2016/680, artikelen 14 en 16).",
    "access": "U hebt gevraagd om inzage in gegevens over u.",
    "rectification": "U hebt gevraagd om rectificatie van gegevens over u.",
    "erasure": "U hebt gevraagd om wissing van gegevens over u.",
    "restriction": "U hebt gevraagd om beperking van de verwerking van gegevens over u.",
    "restricted": "Wij bevestigen noch ontkennen dat wij gegevens over u hebben. De wet staat ons toe geen\n"
    "antwoord te geven wanneer dat onderzoeken, de veiligheid of andere personen zou kunnen\n"
    "schaden (Richtlijn (EU) 2016/680, artikelen 15 en 16, lid 4). Deze brief is gelijk voor\n"
    "iedereen die zo wordt beantwoord, of wij gegevens hebben of niet, en vertrekt op\n"
    "dezelfde dag na ontvangst. De redenen zijn vastgelegd; de toezichthoudende autoriteit\n"
    "kan ze inzien.",
    "done": "Wat u gevraagd hebt, is gedaan. De autoriteiten aan wie wij de gegevens hadden\n"
    "verstrekt, zijn ingelicht.",
    "full": "Wij hebben deze passagiersgegevens over u. Luchtvaartmaatschappijen hebben ze ons\n"
    "gezonden; de nummers zijn die van bijlage I bij Richtlijn (EU) 2016/681. Wij verwerken\n"
    "ze om terroristische misdrijven en ernstige criminaliteit te voorkomen, op te sporen, te\n"
    "onderzoeken en te vervolgen, en bewaren ze niet langer dan artikel 12 van die richtlijn\n"
    "toestaat.",
    "nothing": "Met de gegevens die u hebt opgegeven, hebben wij geen passagiersgegevens over u\ngevonden.",
    "else": "Of er iets anders over u wordt verwerkt, bevestigen noch ontkennen wij; deze zin staat\n"
    "in elke brief van deze soort.",
    "remedies": "U kunt de toezichthoudende autoriteit vragen uw rechten in uw plaats uit te oefenen en\n"
    "na te gaan of de verwerking rechtmatig is, bij haar een klacht indienen, en de zaak voor\n"
    "de rechter brengen, ook voor schadevergoeding (Richtlijn (EU) 2016/680, artikelen 17, 52,\n"
    "54 en 56):\n"
    "<authority>",
    "foot": "Hoogachtend,\nDe functionaris voor gegevensbescherming van <unit>",
}

TEXTS: dict[str, dict[str, str]] = {"en": EN, "fr": FR, "nl": NL}
