//! Saved views 视图: what a list shows, under a name. Some come with the program, others are one's own or shared; every person has them in
//! his order, hides those that he does not want, and says with which the page opens.
//!
//! This room knows views, not lists. A list says by [`Content`] what its views keep, which of them come with the program and who may share;
//! its page draws a [`view::ViewBar`]. Another list that wants views implements the two and hands its acts and questions to [`act`] and [`ask`].

pub mod commands;
mod model;
mod store;
#[cfg(test)]
mod tests;
pub mod view;

pub use model::{Act, Content, FIRST, Place, View, Views, is_built_in};

use super::{Context, Done};
use crate::base::No;
use crate::store::migrate::Step;

/// Schema files of this room.
pub const SCHEMA: &[Step] = &[Step { name: "views/0001", text: include_str!("schema/0001_views.sql") }];

/// Carries out an act: facts, decision, change, journal entry.
///
/// # Errors
/// The refusal, or a fault.
pub fn act<C: Content>(cx: &Context<'_, '_>, act: &Act<C>) -> Result<Done, No> {
    let known = store::views::<C>(cx)?.views;
    match commands::decide(&known, act, cx.actor)? {
        Some(change) => Ok(store::apply(cx, act.verb(), &known, &change)?),
        None => Ok(Done::default()),
    }
}

/// The views of a list as the person who asks has them.
///
/// # Errors
/// A refusal for who does not read the list, or a fault.
pub fn ask<C: Content>(cx: &Context<'_, '_>) -> Result<Views<C>, No> {
    C::must_read(cx.actor)?;
    Ok(store::views(cx)?)
}
