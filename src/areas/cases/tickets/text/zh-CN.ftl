# Texts of tickets.
