# Texts of reports.
