"""What the running program may do to each table, least first. Tables not named here get nothing.

Reviews and disclosures can only be added to, the ledger only through the functions of store/ledger.sql; migrations run
as the owner and are not bound by this.
"""

# What it may call beside the ledger's: the only way in which a record is ever deleted (sql/retention.sql).
FUNCTIONS = (
    "erase_travellers(uuid[], timestamptz)",
    "erase_reports(uuid[])",
    "erase_bookings(uuid[], timestamptz)",
)

GRANTS: dict[str, str] = {
    "passenger_transmission": "SELECT, INSERT, UPDATE",
    "passenger_flightrecord": "SELECT, INSERT, UPDATE",
    "passenger_messagerecord": "SELECT, INSERT",
    "passenger_bookingrecord": "SELECT, INSERT, UPDATE",
    "passenger_travellerrecord": "SELECT, INSERT, UPDATE",
    "passenger_seriesrecord": "SELECT, INSERT, UPDATE",
    "passenger_report": "SELECT, INSERT, UPDATE",
    "passenger_alert": "SELECT, INSERT, UPDATE",
    "passenger_alertlist": "SELECT, INSERT, UPDATE",
    "passenger_hit": "SELECT, INSERT, UPDATE",
    "passenger_ground": "SELECT, INSERT, UPDATE",
    "passenger_erasure": "SELECT, INSERT",
    "passenger_vault": "SELECT, INSERT",
    "passenger_deletionmanifest": "SELECT, INSERT",
    "passenger_parting": "SELECT, INSERT",
    "passenger_repetition": "SELECT, INSERT",
    "passenger_scheduledflight": "SELECT, INSERT, UPDATE",
    "passenger_oversightfinding": "SELECT, INSERT, UPDATE",
    "passenger_oversightmark": "SELECT, INSERT, UPDATE",
    "passenger_recipientnotice": "SELECT, INSERT, UPDATE",
    "passenger_rightsrequest": "SELECT, INSERT, UPDATE",
    "passenger_selection": "SELECT, INSERT",
    "passenger_selectionstep": "SELECT, INSERT",
    "passenger_criterionrecord": "SELECT, INSERT",
    "passenger_criterionstep": "SELECT, INSERT",
    "passenger_criterionbacktest": "SELECT, INSERT",
    "passenger_flighttally": "SELECT, INSERT, UPDATE",
    "passenger_review": "SELECT, INSERT",
    "passenger_declined": "SELECT, INSERT",
    "passenger_transferproposal": "SELECT, INSERT",
    "passenger_dpoentry": "SELECT, INSERT",
    "passenger_disclosure": "SELECT, INSERT",
    "passenger_outcome": "SELECT, INSERT",
    "passenger_tallyline": "SELECT, INSERT",
    "passenger_groupcount": "SELECT, INSERT, UPDATE",
    "passenger_request": "SELECT, INSERT, UPDATE",
    # Only added to: what may be changed is what is erased with the request, and an opening's end and review.
    "passenger_requestdecision": "SELECT, INSERT, UPDATE (text)",
    "passenger_requestanswer": "SELECT, INSERT, UPDATE (signed)",
    "passenger_opening": "SELECT, INSERT, UPDATE (closed_at, reviewed_by, reviewed_at, verdict)",
    "passenger_partner": "SELECT, INSERT, UPDATE",
    "passenger_nodecardtext": "SELECT, INSERT",
    "passenger_postlane": "SELECT, INSERT, UPDATE (out_seq, out_digest, in_seq, in_digest, alarm, alarm_at)",
    "passenger_letter": "SELECT, INSERT",
    "passenger_letterreview": "SELECT, INSERT",
    "passenger_sharedecision": "SELECT, INSERT",
    # What was signed stays as it was; where it stands, and the partner's receipt, come later.
    "passenger_sentmessage": "SELECT, INSERT, UPDATE (standing, recalled, tries, tried_at, code, receipt, receipt_at)",
    "passenger_receivedmessage": "SELECT, INSERT, UPDATE (standing, code, dealt_at, receipt, receipt_due)",
    "passenger_quarantined": "SELECT, INSERT, UPDATE (times)",
    "passenger_recall": "SELECT, INSERT, UPDATE (answered_at, complete, overdue_at, answer)",
    "passenger_itemcopy": "SELECT, INSERT, UPDATE (done, why, done_at)",
    "passenger_passing": "SELECT, INSERT, UPDATE (reviewed_by, reviewed_at, verdict)",
    "passenger_ledgerentry": "SELECT",
    "passenger_ledgerhead": "SELECT",
    "django_migrations": "SELECT",
}
