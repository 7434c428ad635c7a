//! The clauses of reports to superiors. Each says what it forbids or asks; `commands` puts them together.

pub mod esc_01_secret;
pub mod esc_02_grave;
pub mod esc_03_danger;
pub mod esc_05_harassed;
pub mod esc_06_levels;
pub mod esc_07_instruction;
pub mod esc_08_help;
pub mod esc_09_beyond;
