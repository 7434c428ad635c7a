//! The clauses that bind a customer's file, one file each.

pub mod file_01_basics;
pub mod file_03_scope;
pub mod file_04_source;
pub mod file_05_slip;
pub mod file_14_daily;
pub mod file_15_keeper;
pub mod file_16_balance;
pub mod file_17_first_contact;
pub mod file_18_grade;
pub mod file_19_composition;
pub mod file_20_credit;
pub mod file_21_use;
pub mod file_22_stages;
pub mod file_23_privacy;
pub mod file_25_tidy;
pub mod file_26_ledger;
pub mod file_28_duplicates;
pub mod file_31_month;
pub mod file_32_demand;
pub mod file_33_difficult;
pub mod visit_03_key;
