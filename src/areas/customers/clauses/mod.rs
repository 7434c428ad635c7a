//! The clauses that bind a customer's file, one file each.

pub mod file_01_basics;
pub mod file_03_scope;
pub mod file_04_source;
pub mod file_23_privacy;
pub mod file_28_duplicates;
