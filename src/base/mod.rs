//! Words that every room uses: pure values, no files, no clock but one, no threads.

mod actor;
pub mod check;
pub mod dates;
pub mod divisions;
pub mod fold;
pub mod fonts;
mod ids;
mod lines;
pub mod mask;
mod message;
mod outcome;
mod period;
pub mod pinyin;
mod posts;
pub mod sample;
pub mod search;
mod time;
mod words;

pub use actor::*;
pub use ids::*;
pub use lines::*;
pub use message::*;
pub use outcome::*;
pub use period::*;
pub use posts::*;
pub use time::*;
pub(crate) use words::words;
