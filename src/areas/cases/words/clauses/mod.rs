//! The clause of this room.

pub mod kb_03_words;
