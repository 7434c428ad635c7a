//! Clauses that the plan keeps, one file each.

pub mod conv_09_calendar;
pub mod org_02_planning;
pub mod swap_05_rest;
pub mod swap_06_skills;
pub mod swap_09_staffing;
