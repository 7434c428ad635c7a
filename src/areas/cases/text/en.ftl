# Texts that complaints, tickets and reports share.
