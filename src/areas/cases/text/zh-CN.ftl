# Texts that complaints, tickets and reports share.
cases-missing = 没有这条记录，或你无权查看
