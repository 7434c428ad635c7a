# Texts of areas/customers.
