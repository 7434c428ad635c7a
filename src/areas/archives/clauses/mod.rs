//! The clauses that bind the archive, one file each.

pub mod file_06_categories;
pub mod file_07_order;
pub mod file_08_filing;
pub mod file_09_material;
pub mod file_10_loans;
pub mod file_11_destruction;
pub mod file_12_checks;
pub mod file_13_signatures;
pub mod file_15_opening;
