# Texts of the list of words.
