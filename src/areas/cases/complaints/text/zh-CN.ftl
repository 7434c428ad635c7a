# Texts of complaints.
