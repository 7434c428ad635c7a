# Texts that complaints, tickets and reports share.
cases-missing = There is no such record, or it is not for you
