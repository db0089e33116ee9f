"""The rules of PNRGOV as a table: what is read of a segment at each place of the grammar (law.md E.1, Annex I).

A segment without a row is allowed and says nothing that may be kept.
"""

from openpiu.core.messages.places import ANY, Rule
from openpiu.core.messages.pnrgov_bags import read_paid_bags, read_tagged_bags
from openpiu.core.messages.pnrgov_booking import (
    close_names,
    leave_out,
    read_address,
    read_agency,
    read_billing,
    read_dates,
    read_locators,
    read_money,
    read_payment,
    read_split,
    read_ticket,
)
from openpiu.core.messages.pnrgov_elsewhere import open_other, read_other
from openpiu.core.messages.pnrgov_flights import open_leg, read_status
from openpiu.core.messages.pnrgov_history import open_change, open_history, read_change, read_date, read_line
from openpiu.core.messages.pnrgov_party import deferred, deferred_of_all
from openpiu.core.messages.pnrgov_requests import take_remark, take_request
from openpiu.core.messages.pnrgov_travellers import (
    open_desk,
    read_frequent_flyer,
    read_name_at_desk,
    read_names,
    read_reference,
    read_seat_at_desk,
)

RULES: dict[tuple[str, str], Rule] = {
    ("GR.1", "RCI"): read_locators,
    ("GR.1", "SSR"): deferred_of_all(take_request),
    ("GR.1", "DAT"): read_dates,
    ("GR.1", "IFT"): deferred_of_all(take_remark),
    ("GR.1", "ORG"): read_agency,
    ("GR.1", "ADD"): read_address,
    ("GR.1", "EBD"): read_paid_bags,
    ("GR.1", "LTS"): read_line,
    ("GR.2", "TIF"): read_names,
    ("GR.2", "REF"): read_reference,
    ("GR.2", "FTI"): deferred(read_frequent_flyer),
    ("GR.2", "IFT"): deferred(take_remark),
    ("GR.2", "SSR"): deferred(take_request),
    ("GR.2", "ADD"): read_address,
    ("GR.2", "EBD"): read_paid_bags,
    ("GR.2", "FTX"): read_tagged_bags,
    ("GR.3", "TKT"): read_ticket,
    ("GR.3", "MON"): read_money,
    ("GR.3", "IFT"): leave_out,
    ("GR.4", "FOP"): read_payment,
    ("GR.4", "IFT"): leave_out,
    ("GR.4", "ADD"): read_billing,
    ("GR.5", "TVL"): open_leg,
    ("GR.5", "RPI"): read_status,
    ("GR.5", "SSR"): deferred(take_request),
    ("GR.5", "RCI"): read_locators,
    ("GR.5", "IFT"): deferred(take_remark),
    ("GR.7", "TRI"): deferred(open_desk),
    ("GR.7", "TIF"): deferred(read_name_at_desk),
    ("GR.7", "SSD"): deferred(read_seat_at_desk),
    ("GR.7", "TBD"): deferred(read_tagged_bags),
    ("GR.7", "FTX"): deferred(read_tagged_bags),
    ("GR.8", "EQN"): close_names,
    ("GR.8", "RCI"): read_split,
    ("GR.9", "MSG"): open_other,
    ("GR.9", "TVL"): read_other,
    ("GR.10", "ABI"): open_history,
    ("GR.10", "DAT"): read_date,
    ("GR.10", "LTS"): read_line,
    ("GR.10", ANY): read_change,
    ("GR.11", "SAC"): open_change,
    ("GR.11", "LTS"): read_line,
    ("GR.11", ANY): read_change,
}
