//! Pages before and around the work: first start, login, lock, recovery code, change of password.
