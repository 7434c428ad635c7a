# Texts that complaints, tickets and reports share.
cases-missing = 没有这条记录，或你无权查看
cases-files-locked = 已办结，附件不再增删
