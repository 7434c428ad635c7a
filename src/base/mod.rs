//! Words that every room uses: pure values, no files, no clock but one, no threads.

mod message;
mod outcome;

pub use message::*;
pub use outcome::*;
