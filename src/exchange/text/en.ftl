# Texts of exchange.
