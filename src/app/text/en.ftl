# Texts of app.
