"""What a court gets of a joint case: one folder that anybody verifies with one command and without openpiu."""
