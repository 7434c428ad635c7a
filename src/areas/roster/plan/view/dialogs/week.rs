//! Copying a week onto another one.

use egui::Context;

use super::super::super::Command;
use super::super::book::Book;
use super::{Sent, framed};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, plus_days, week_start};
use crate::msg;
use crate::ui::check::checkbox;
use crate::ui::dialog::Dialog as Frame;
use crate::ui::field::{self, Field};

/// Copying a week.
pub struct WeekForm {
    from: Option<Day>,
    to: Option<Day>,
    /// Teams that may be chosen; the first choice is everybody.
    teams: Vec<(Option<i64>, String)>,
    team: Option<usize>,
    published: bool,
    pub(super) sent: Sent,
}

impl WeekForm {
    pub(super) fn new(cx: &Cx<'_>, book: &Book, day: Day) -> Self {
        let whole = cx.me.must_do_all(crate::base::Function::Roster).is_ok();
        let mut teams = Vec::new();
        if whole {
            teams.push((None, cx.lang.tr("roster-plan-all").into_owned()));
        }
        let may = |id: i64| whole || cx.me.team == Some(id);
        teams.extend(book.teams.iter().filter(|(id, _)| may(*id)).map(|(id, name)| (Some(*id), name.clone())));
        let from = week_start(day);
        WeekForm { from: Some(from), to: Some(plus_days(from, 7)), teams, team: Some(0), published: false, sent: Sent::default() }
    }

    pub(super) fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, _: &Book, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let (title, label, explained) =
            (lang.tr("roster-plan-week-title"), lang.tr("roster-plan-week-copy"), lang.tr("roster-plan-week-explained"));
        let frame = Frame::new("plan-week", &title).explanation(&explained);
        let WeekForm { from, to, teams, team, published, sent } = self;
        let (go, back) = framed(ctx, cx, frame, &label, sent, |ui| {
            field::row(ui, &[1.0, 1.0], |ui, at| {
                let (id, name, day) =
                    if at == 0 { ("roster-plan-week-from", "from", &mut *from) } else { ("roster-plan-week-to", "to", &mut *to) };
                let error = sent.error(cx, name);
                let hint = day.map_or_else(String::new, |day| {
                    let monday = week_start(day);
                    lang.say(&msg!("roster-plan-range", from = monday.to_string(), to = plus_days(monday, 6).to_string()))
                });
                Field::new(&lang.tr(id)).required().hint(&hint).error(error.as_deref()).date(ui, lang, day, cx.now.day());
            });
            let names: Vec<&str> = teams.iter().map(|(_, name)| name.as_str()).collect();
            Field::new(&lang.tr("roster-plan-whose")).select(ui, team, &names);
            checkbox(ui, published, &lang.tr("roster-plan-published-too"));
            sent.say(ui, cx, actions);
            (from.is_none() || to.is_none()).then(|| lang.tr("roster-plan-days-missing").into_owned())
        });
        if let (true, Some(from), Some(to)) = (go, *from, *to) {
            let team = team.and_then(|place| teams.get(place)).and_then(|(id, _)| *id);
            sent.send(Command::CopyWeek { from, to, team, published: *published }, actions);
        }
        back
    }
}
