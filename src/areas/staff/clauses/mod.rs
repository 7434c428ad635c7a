//! The clauses that bind people and accounts, one file each.

pub mod org_01_leaders;
pub mod sec_01_passwords;
pub mod sec_03_handover;
