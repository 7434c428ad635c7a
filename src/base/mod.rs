//! Words that every room uses: pure values, no files, no clock but one, no threads.

mod actor;
mod message;
mod posts;
mod time;
mod outcome;

pub use actor::*;
pub use posts::*;
pub use time::*;
pub use message::*;
pub use outcome::*;
