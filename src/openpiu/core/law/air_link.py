"""What a releasing officer answers about one hit (CJ-2): its objective link with carriage by air, and its gravity."""

# At least an indirect objective link (C-817/19, 141-157); one of them is needed.
LINKS: dict[str, str] = {
    "target": "The offence is directed against carriage by air",
    "means": "Carriage by air serves to prepare or commit it",
    "journey": "The person flies to commit it, or to evade prosecution",
}
NO_LINK = "none"
SERIOUS, ORDINARY = "serious", "ordinary"

# All answers that the form offers; those that end the matter are recorded, and nothing leaves.
LINK_ANSWERS: dict[str, str] = {**LINKS, NO_LINK: "There is no objective link, not even an indirect one"}
GRAVITY_ANSWERS: dict[str, str] = {
    SERIOUS: "Serious in this case",
    ORDINARY: "Ordinary crime",
}


def is_negative(link: str, gravity: str) -> bool:
    """Whether the answers end the matter: nothing leaves."""
    return link == NO_LINK or gravity == ORDINARY
