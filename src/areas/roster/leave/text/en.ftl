# leave
