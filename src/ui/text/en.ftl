# Texts of ui.
