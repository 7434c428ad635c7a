roster-missing = 记录不存在，或已被他人改动
