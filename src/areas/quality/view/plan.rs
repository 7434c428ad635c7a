//! 抽检计划: progress of each person, the draws of the month with seed and list, what was drawn; drawing, drawing again, replacing.

use egui::{Align, Layout, Rect, ScrollArea, Ui, vec2};

use super::super::model::{Draw, PickState, months_on};
use super::super::questions::{Redrawn, Sample};
use super::super::{Answer, Command, Query};
use super::parts::{in_row, moment, quota, titled};
use super::prompt::Prompt;
use super::told::Told;
use super::{Asked, Got, act, head, is_busy, unreadable};
use crate::areas::Done;
use crate::areas::parts::{self, Reason, Trouble, inside};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, No};
use crate::msg;
use crate::ui::calendar::month_title;
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Button, Column, EmptyPage, IconButton, Table, TableState, badge, icons, text};

/// Width of the list of people.
const PEOPLE: f32 = 310.0;
/// Height of what is told of a draw: two rows.
const DRAW: f32 = 2.0 * size::CONTROL_SMALL + space::XS;

/// The page of the plan.
#[derive(Default)]
pub(super) struct PlanPage {
    month: Option<Day>,
    told: Told<Sample>,
    /// The draw that was drawn again, and what came out.
    again: Option<i64>,
    redrawn: Told<Redrawn>,
    trouble: Option<Trouble>,
    people: TableState,
    picks: TableState,
}

impl PlanPage {
    pub fn again(&self, actions: &mut Actions) {
        self.told.again(actions);
    }

    pub fn take(&mut self, answer: Got<'_>) {
        match answer {
            Ok(Answer::Sample(sample)) => self.told.take(Ok((**sample).clone())),
            Ok(Answer::Redrawn(redrawn)) => self.redrawn.take(Ok(redrawn.clone())),
            Ok(_) => {}
            Err(no) => self.told.take(Err(no)),
        }
    }

    /// A draw ended.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>) {
        if matches!(command, Command::Draw { .. }) {
            self.trouble = outcome.as_ref().err().and_then(Trouble::of);
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, prompt: &mut Option<Prompt>, actions: &mut Actions) {
        let lang = cx.lang;
        let month = *self.month.get_or_insert(cx.now.day().first_of_month());
        self.told.want(Asked::Sample, Query::Sample { month }, actions);
        let sample = self.told.what.take();
        let (mut to, mut draws) = (None, false);
        let body = head(
            ui,
            page,
            |ui| {
                text::title(ui, &lang.tr("quality-plan"));
                if IconButton::new(icons::CARET_LEFT, &lang.tr("ui-previous-month")).small().show(ui).clicked() {
                    to = Some(months_on(month, -1));
                }
                text::body(ui, &month_title(lang, month));
                if IconButton::new(icons::CARET_RIGHT, &lang.tr("ui-next-month")).small().show(ui).clicked() {
                    to = Some(months_on(month, 1));
                }
            },
            |ui| {
                let Some(sample) = &sample else { return };
                let why = sample.draw.as_ref().map(|refusal| Reason::of(lang, refusal));
                let verb = lang.tr("quality-act-draw");
                let saving = lang.tr("quality-saving");
                let button = Button::primary(&verb).icon(icons::SHUFFLE).busy(&saving, is_busy(cx));
                draws = button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked();
            },
        );
        if let Some(to) = to {
            self.month = Some(to);
            self.again = None;
            self.redrawn.clear();
            self.picks.rows_changed();
        }
        if draws {
            act(Command::Draw { from: month, to: cx.now.day().min(month.last_of_month()) }, actions);
        }
        if let Some(trouble) = &self.told.trouble {
            unreadable(ui, cx, body, trouble, actions);
        } else if let Some(sample) = sample.as_ref().filter(|sample| sample.month == month) {
            let left = body.with_max_x(body.left() + PEOPLE);
            ui.painter().vline(left.right(), left.y_range(), line(ui.ctx(), tokens(ui).line));
            self.progress(ui, cx, left, sample);
            self.drawn(ui, cx, body.with_min_x(left.right()), sample, prompt, actions);
        }
        self.told.what = sample;
    }

    fn progress(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, sample: &Sample) {
        let lang = cx.lang;
        let titles = ["name", "count", "quota"].map(|id| lang.tr(&format!("quality-figure-{id}")));
        let [name, count, reached] = &titles;
        let columns =
            [Column::new("name", name, 90.0), Column::new("count", count, 70.0).right(), Column::new("quota", reached, 140.0).fills()];
        let title = lang.tr("quality-progress");
        inside(ui, room, Layout::top_down(Align::Min), |ui| {
            Table::new("qa-progress", lang, &columns, sample.progress.len()).name(&title).show(ui, &mut self.people, |ui, at| {
                let Some((person, count, reached)) = sample.progress.get(at.row) else { return };
                match at.column {
                    "name" => at.text(ui, &person.name),
                    "count" => at.text(ui, &count.to_string()),
                    _ => {
                        quota(ui, lang, *reached, *count, sample.full);
                        at.name(ui, &lang.say(&reached.message()));
                    }
                }
            });
        });
    }

    fn drawn(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, sample: &Sample, prompt: &mut Option<Prompt>, actions: &mut Actions) {
        let lang = cx.lang;
        if sample.draws.is_empty() {
            let (title, sentence) = (lang.tr("quality-plan-empty"), lang.tr("quality-plan-empty-hint"));
            inside(ui, room, Layout::top_down(Align::Min), |ui| {
                if let Some(trouble) = &self.trouble {
                    parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
                }
                EmptyPage::new(icons::SHUFFLE, &title, &sentence).show(ui, lang);
            });
            return;
        }
        let height = (sample.draws.len() as f32 * DRAW + 2.0 * space::S).min(room.height() * 0.4);
        let upper = room.with_max_y(room.top() + height);
        inside(ui, upper.shrink2(vec2(space::XL, space::S)), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("qa-draws").auto_shrink(false).show(ui, |ui| {
                if let Some(trouble) = &self.trouble {
                    parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
                }
                for (at, draw) in sample.draws.iter().enumerate() {
                    self.draw(ui, cx, sample, draw, at + 1, actions);
                }
            });
        });
        let columns = [
            ("person", 70.0),
            ("title", 136.0),
            ("at", 96.0),
            ("channel", 76.0),
            ("shift", 48.0),
            ("checker", 70.0),
            ("state", 84.0),
            ("replace", 80.0),
        ];
        let titles = columns.map(|(id, _)| lang.tr(&format!("quality-column-{id}")));
        let columns = titled(&columns, &titles, "title", "");
        let name = lang.tr("quality-drawn");
        let lower = room.with_min_y(upper.bottom());
        crate::areas::parts::line_at(ui, lower, lower.top());
        let mut replace = None;
        inside(ui, lower, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("qa-picks", lang, &columns, sample.picks.len()).takes_keyboard().name(&name);
            table.show(ui, &mut self.picks, |ui, at| {
                let Some(pick) = sample.picks.get(at.row) else { return };
                let named = |id: i64| sample.names.get(&id).map_or("", String::as_str);
                match at.column {
                    "person" => at.text(ui, named(pick.record.handler)),
                    "title" => at.text(ui, &pick.record.title),
                    "at" => at.weak(ui, &moment(pick.record.at)),
                    "channel" => at.weak(ui, &pick.record.channel),
                    "shift" => at.weak(ui, &pick.record.shift),
                    "checker" => at.weak(ui, named(pick.checker)),
                    "state" => {
                        let family = if pick.state == PickState::Done { Family::Success } else { Family::Neutral };
                        let word = lang.say(&pick.state.message());
                        badge(ui, &word, family);
                        at.name(ui, &word);
                    }
                    _ => {
                        if let Some(replaced) = &pick.replaced {
                            at.weak(ui, &replaced.text);
                        } else if pick.state == PickState::Open
                            && Button::link(&lang.tr("quality-act-replace-short")).small().show(ui).clicked()
                        {
                            replace = Some(pick.id);
                        }
                    }
                }
            });
        });
        if let Some(pick) = replace {
            let make = move |reason: &str| Command::Replace { pick, reason: reason.to_owned() };
            *prompt = Some(Prompt::new(cx, "quality-prompt-replace", make));
        }
    }

    /// One draw: span, list, seed and method; drawing it again shows that the sample is what the seed gives.
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, sample: &Sample, draw: &Draw, number: usize, actions: &mut Actions) {
        let lang = cx.lang;
        let picks = sample.picks.iter().filter(|pick| pick.draw == draw.id && pick.state != PickState::Replaced).count();
        let listed = sample.listed.get(&draw.id).copied().unwrap_or(0);
        let span = format!("{}–{}", draw.span.0.strftime("%m-%d"), draw.span.1.strftime("%m-%d"));
        ui.spacing_mut().item_spacing.y = 0.0;
        in_row(ui, |ui| {
            text::small(ui, &lang.say(&msg!("quality-draw-line", number = number, span = span, listed = listed, drawn = picks)));
            text::caption(ui, &format!("{} {}", draw.by.name, moment(draw.by.at)));
        });
        in_row(ui, |ui| {
            text::caption(ui, &lang.say(&msg!("quality-draw-seed", seed = draw.seed.as_str(), method = draw.method.as_str())));
            if Button::link(&lang.tr("quality-act-redraw")).small().show(ui).clicked() {
                self.again = Some(draw.id);
                self.redrawn.clear();
                self.redrawn.want(Asked::Redraw, Query::Redraw { draw: draw.id }, actions);
            }
            if let (Some(id), Some(redrawn)) = (self.again, &self.redrawn.what)
                && id == draw.id
            {
                let (text, family) =
                    if redrawn.same { ("quality-redrawn-same", Family::Success) } else { ("quality-redrawn-other", Family::Danger) };
                badge(ui, &lang.tr(text), family);
            }
        });
        ui.add_space(space::XS);
    }
}
