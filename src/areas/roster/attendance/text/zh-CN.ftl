# attendance
