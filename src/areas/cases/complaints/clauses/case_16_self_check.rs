//! CASE-16 「不争论、不恶言、不动怒」…「不怀疑顾客的诚实品格」 (000 篇2 三 L93–98): six ways to avoid conflict, ticked on the complaint.
//!
//! Item 5 is kept by the list of words (KB-03).

use crate::base::Message;
use crate::msg;

/// The six items, in their order.
pub fn items() -> [Message; 6] {
    [
        msg!("cases-complaints-16-argue"),
        msg!("cases-complaints-16-insult"),
        msg!("cases-complaints-16-anger"),
        msg!("cases-complaints-16-doubt"),
        msg!("cases-complaints-16-words"),
        msg!("cases-complaints-16-blame"),
    ]
}
