"""How fast an export is: beside one SQL statement, and beside the shop's own API."""
