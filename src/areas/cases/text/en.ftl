# Texts that complaints, tickets and reports share.
cases-missing = There is no such record, or it is not for you
cases-files-locked = It is finished; nothing is attached or removed any more
