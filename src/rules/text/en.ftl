# Texts of rules.
