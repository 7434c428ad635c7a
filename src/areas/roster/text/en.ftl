roster-missing = The record does not exist, or somebody else changed it
