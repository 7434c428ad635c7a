# Texts of base.
