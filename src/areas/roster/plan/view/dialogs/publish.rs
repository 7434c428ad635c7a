//! Publishing days: from when to when, and what is wrong on them.

use egui::Context;

use super::super::super::{Command, conflicts};
use super::super::book::Book;
use super::{Sent, framed};
use crate::areas::view::{Actions, Cx};
use crate::base::Day;
use crate::msg;
use crate::ui::clause::{Standing, clause_line};
use crate::ui::dialog::Dialog as Frame;
use crate::ui::field::{self, Field};
use crate::ui::text;

/// Conflicts that are listed.
const LISTED: usize = 6;

/// Publishing days.
pub struct Publish {
    from: Option<Day>,
    to: Option<Day>,
    pub(super) sent: Sent,
}

impl Publish {
    pub(super) fn new(from: Day, to: Day) -> Self {
        Publish { from: Some(from), to: Some(to), sent: Sent::default() }
    }

    pub(super) fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, book: &Book, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let (title, label, explained) =
            (lang.tr("roster-plan-publish-title"), lang.tr("roster-plan-publish-now"), lang.tr("roster-plan-publish-explained"));
        let frame = Frame::new("plan-publish", &title).explanation(&explained);
        let Publish { from, to, sent } = self;
        let (go, back) = framed(ctx, cx, frame, &label, sent, |ui| {
            field::row(ui, &[1.0, 1.0], |ui, at| {
                let (id, name, day) = if at == 0 { ("roster-plan-from", "from", &mut *from) } else { ("roster-plan-to", "to", &mut *to) };
                let error = sent.error(cx, name);
                Field::new(&lang.tr(id)).required().error(error.as_deref()).date(ui, lang, day, cx.now.day());
            });
            let within = |day: Day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
            let found: Vec<_> = book.grid.conflicts.iter().filter(|conflict| within(conflict.day)).collect();
            let roster = book.roster(&cx.parameters.params);
            for judged in found.iter().take(LISTED).filter_map(|conflict| conflicts::judged(&roster, conflict)) {
                let sentence = lang.say(&judged.finding.message);
                if clause_line(ui, Standing::Warned, &sentence, judged.finding.clause, "").clicked() {
                    actions.push(crate::areas::view::Action::Clause(judged.finding.clause));
                }
            }
            if found.len() > LISTED {
                text::caption(ui, &lang.say(&msg!("roster-plan-more-conflicts", count = found.len() - LISTED)));
            }
            sent.say(ui, cx, actions);
            (from.is_none() || to.is_none()).then(|| lang.tr("roster-plan-days-missing").into_owned())
        });
        if let (true, Some(from), Some(to)) = (go, *from, *to) {
            sent.send(Command::Publish { from, to }, actions);
        }
        back
    }
}
