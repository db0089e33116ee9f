"""Why a request is refused: codes that are stable across languages, and the same for every requester.

F6 is one code for "nothing found" and "found, and not disclosed": who asks cannot tell the two apart.
"""

REFUSALS: dict[str, str] = {
    "F1": "No case, or nobody named who asks",
    "F2": "The offence is not serious in this state's law",
    "F3": "The grounds are missing or not enough",
    "F4": "No objective link to carriage by air",
    "F5": "Too much is asked for, or by too little",
    "F6": "Nothing found, or not disclosed",
    "F7": "The approver: not necessary for the purpose",
    "F8": "The approver: not proportionate",
    "F9": "The approver: it was not urgent",
}

OF_UNIT = ("F1", "F2", "F3", "F4", "F5", "F6")
OF_APPROVER = ("F2", "F3", "F4", "F5", "F7", "F8")
AFTERWARDS = (*OF_APPROVER, "F9")

APPROVALS: dict[str, str] = {
    "V1": "Necessary and proportionate",
    "V2": "Necessary and proportionate, with the conditions named",
}
