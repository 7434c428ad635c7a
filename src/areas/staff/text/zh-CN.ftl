# Texts of areas/staff.
