//! 小结与培训: the summary of a week with its figures and training plan, trainings with attendance and effect, comments at roll call.

use std::collections::BTreeSet;

use egui::{Align, Layout, Rect, Ui, vec2};

use super::super::clauses::train_06_effect::effect;
use super::super::model::{Comment, PlanItem, TrainingState, Week};
use super::super::questions::{Barred, Proposal, Trained};
use super::super::score::shown_change;
use super::super::{Answer, Command, Query};
use super::parts::{in_row, moment, scrolled};
use super::told::Told;
use super::{Asked, Got, act, head, is_busy, unreadable};
use crate::areas::Done;
use crate::areas::parts::{self, Reason, Trouble};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, Deed, Function, No, Post, plus_days, week_start};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Button, Dialog, IconButton, badge, check, dialog, fonts, icons, property, text};

/// Summaries, trainings and comments.
type Lists = (Vec<Week>, Vec<Trained>, Vec<(Comment, Barred)>);

/// The dialog that records a training.
struct Holding {
    training: i64,
    day: Option<Day>,
    came: BTreeSet<i64>,
}

/// The page.
#[derive(Default)]
pub(super) struct WeeksPage {
    week: Option<Day>,
    lists: Told<Lists>,
    proposal: Told<Proposal>,
    text: String,
    items: Vec<PlanItem>,
    dirty: bool,
    holding: Option<Holding>,
    trouble: Option<Trouble>,
}

impl WeeksPage {
    pub fn unsaved(&self) -> bool {
        self.dirty
    }

    pub fn again(&self, actions: &mut Actions) {
        self.lists.again(actions);
        self.proposal.again(actions);
    }

    pub fn take(&mut self, answer: Got<'_>) {
        match answer {
            Ok(Answer::Weeks { weeks, trainings, comments }) => {
                self.lists.take(Ok((weeks.clone(), trainings.clone(), comments.clone())));
            }
            Ok(Answer::Proposal(proposal)) => self.proposal.take(Ok((**proposal).clone())),
            Ok(_) => {}
            Err(no) => self.lists.take(Err(no)),
        }
    }

    /// An act ended.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>) {
        let own =
            matches!(command, Command::SubmitWeek { .. } | Command::KnowWeek { .. } | Command::Hold { .. } | Command::CommentDone { .. });
        if !own {
            return;
        }
        self.trouble = outcome.as_ref().err().and_then(Trouble::of);
        if outcome.is_ok() {
            if matches!(command, Command::SubmitWeek { .. }) {
                (self.text, self.items, self.dirty) = (String::new(), Vec::new(), false);
            }
            self.holding = None;
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        self.lists.want(Asked::Weeks, Query::Weeks, actions);
        let writes = cx.me.access(Function::QaScore).deed >= Deed::Read;
        let week = *self.week.get_or_insert(week_start(cx.now.day()));
        if writes {
            self.proposal.want(Asked::Proposal, Query::Proposal { week }, actions);
        }
        let (mut to, mut submitted) = (None, false);
        let proposal = self.proposal.what.take();
        let shown = proposal.as_ref().filter(|proposal| proposal.week == week);
        let body = head(
            ui,
            page,
            |ui| {
                text::title(ui, &lang.tr("quality-weeks"));
                if writes {
                    if IconButton::new(icons::CARET_LEFT, &lang.tr("quality-previous-week")).small().show(ui).clicked() {
                        to = Some(plus_days(week, -7));
                    }
                    let last = plus_days(week, 6);
                    let span =
                        msg!("quality-week-span", from = week.strftime("%m-%d").to_string(), to = last.strftime("%m-%d").to_string());
                    text::body(ui, &lang.say(&span));
                    if IconButton::new(icons::CARET_RIGHT, &lang.tr("quality-next-week")).small().show(ui).clicked() {
                        to = Some(plus_days(week, 7));
                    }
                }
            },
            |ui| {
                let Some(proposal) = shown.filter(|proposal| proposal.done.is_none()) else { return };
                let why = proposal.submit.as_ref().map(|refusal| Reason::of(lang, refusal));
                let verb = lang.tr("quality-act-week");
                let saving = lang.tr("quality-saving");
                let button = Button::primary(&verb).busy(&saving, is_busy(cx));
                submitted = button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked();
            },
        );
        if submitted {
            act(Command::SubmitWeek { week, text: self.text.clone(), items: self.items.clone() }, actions);
        }
        if let Some(to) = to {
            self.week = Some(to);
            (self.text, self.items, self.dirty) = (String::new(), Vec::new(), false);
        }
        if let Some(trouble) = &self.lists.trouble {
            unreadable(ui, cx, body, trouble, actions);
            self.proposal.what = proposal;
            return;
        }
        let left = if writes { body.with_max_x(body.left() + body.width() * 0.5) } else { body.with_max_x(body.left()) };
        if writes {
            ui.painter().vline(left.right(), left.y_range(), line(ui.ctx(), tokens(ui).line));
            if let Some(proposal) = shown {
                scrolled(ui, left.shrink2(vec2(space::XL, space::L)), "qa-proposal", |ui| self.summary(ui, cx, proposal, actions));
            }
        }
        self.proposal.what = proposal;
        let lists = self.lists.what.take();
        if let Some((weeks, trainings, comments)) = &lists {
            scrolled(ui, body.with_min_x(left.right()).shrink2(vec2(space::XL, space::L)), "qa-weeks", |ui| {
                if let Some(trouble) = self.trouble.as_ref().filter(|_| self.holding.is_none() && !writes) {
                    parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
                }
                let reports = writes || !weeks.is_empty();
                if reports {
                    summaries(ui, cx, weeks, actions);
                    ui.add_space(space::XL);
                }
                self.trainings(ui, cx, trainings);
                comments_ui(ui, cx, comments, actions);
            });
            if let Some(mut holding) = self.holding.take()
                && !self.hold(ui, cx, trainings, &mut holding, actions)
            {
                self.holding = Some(holding);
            }
        }
        self.lists.what = lists;
    }

    fn summary(&mut self, ui: &mut Ui, cx: &Cx<'_>, proposal: &Proposal, actions: &mut Actions) {
        let lang = cx.lang;
        if let Some(trouble) = self.trouble.as_ref().filter(|_| self.holding.is_none()) {
            parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
            ui.add_space(space::M);
        }
        property::properties(ui, |ui| {
            property::property(ui, &lang.tr("quality-week-checks"), &proposal.checks.to_string());
            property::property(ui, &lang.tr("quality-mean"), &proposal.mean.shown());
            let heads: Vec<String> = proposal.heads.iter().map(|(head, mean)| format!("{head} {}", mean.shown())).collect();
            property::property(ui, &lang.tr("quality-week-heads"), &lang.list(&heads));
            let tags: Vec<String> = proposal.tags.iter().take(5).map(|one| format!("{} {}", one.tag, one.times)).collect();
            let tags = if tags.is_empty() { "—".to_owned() } else { lang.list(&tags) };
            property::property(ui, &lang.tr("quality-findings"), &tags);
        });
        ui.add_space(space::L);
        if let Some(done) = &proposal.done {
            text::heading(ui, &lang.tr("quality-week-report"));
            text::body(ui, &done.by.text);
            text::caption(ui, &format!("{} {}", done.by.name, moment(done.by.at)));
            return;
        }
        let hint = lang.say(&msg!("quality-week-due", due = proposal.due.local().strftime("%m-%d %H:%M").to_string()));
        let label = lang.tr("quality-week-report");
        if Input::new(&label).required().hint(&hint).limit(4000).multi_line(ui, &mut self.text, 6).changed() {
            self.dirty = true;
        }
        ui.add_space(space::L);
        in_row(ui, |ui| {
            text::heading(ui, &lang.tr("quality-training-plan"));
            if Button::quiet(&lang.tr("quality-act-add-item")).icon(icons::PLUS).small().show(ui).clicked() {
                self.items.push(PlanItem { everybody: true, day: Some(plus_days(proposal.week, 9)), ..PlanItem::default() });
                self.dirty = true;
            }
        });
        for (why, item) in &proposal.items {
            if self.items.iter().any(|own| own.topic == item.topic) {
                continue;
            }
            in_row(ui, |ui| {
                text::paragraph(ui, &lang.say(why));
                if Button::link(&lang.tr("quality-act-take")).small().show(ui).clicked() {
                    self.items.push(item.clone());
                    self.dirty = true;
                }
            });
        }
        let mut gone = None;
        for (at, item) in self.items.iter_mut().enumerate() {
            ui.push_id(("item", at), |ui| {
                text::divider(ui);
                if item_ui(ui, cx, proposal, item) {
                    gone = Some(at);
                }
            });
        }
        if let Some(at) = gone {
            self.items.remove(at);
        }
    }

    fn trainings(&mut self, ui: &mut Ui, cx: &Cx<'_>, trainings: &[Trained]) {
        let lang = cx.lang;
        text::heading(ui, &lang.tr("quality-trainings"));
        text::divider(ui);
        if trainings.is_empty() {
            text::paragraph(ui, &lang.tr("quality-trainings-none"));
        }
        for one in trainings {
            let training = &one.training;
            in_row(ui, |ui| {
                text::body(ui, &training.topic);
                let state = training.state();
                let late = state == TrainingState::Planned && training.day < cx.now.day();
                let family = match state {
                    TrainingState::Planned if late => Family::Danger,
                    TrainingState::Planned => Family::Info,
                    TrainingState::Held => Family::Success,
                };
                badge(ui, &lang.say(&state.message()), family);
                text::caption(ui, &day_short(lang, training.held_on.unwrap_or(training.day), cx.now.day()));
                if training.held_on.is_none() {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let why = one.hold.as_ref().map(|refusal| Reason::of(lang, refusal));
                        let verb = lang.tr("quality-act-hold");
                        if Button::secondary(&verb).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                            let came = training.people.iter().map(|(id, _)| *id).collect();
                            self.holding = Some(Holding { training: training.id, day: Some(cx.now.day()), came });
                        }
                    });
                }
            });
            let people: Vec<String> = one
                .people
                .iter()
                .map(
                    |(name, came)| {
                        if *came == Some(false) { lang.say(&msg!("quality-absent", name = name.as_str())) } else { name.clone() }
                    },
                )
                .collect();
            text::paragraph(ui, &lang.list(&people));
            if let Some((before, after)) = one.means {
                let change = effect(before, after).map_or_else(|| "—".to_owned(), shown_change);
                text::caption(ui, &lang.say(&msg!("quality-effect", before = before.shown(), after = after.shown(), change = change)));
            }
            ui.add_space(space::M);
        }
    }

    /// The dialog that records a training; returns true when it closes.
    fn hold(&self, ui: &Ui, cx: &Cx<'_>, trainings: &[Trained], holding: &mut Holding, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let Some(one) = trainings.iter().find(|one| one.training.id == holding.training) else { return true };
        let title = lang.say(&msg!("quality-hold-title", topic = one.training.topic.as_str()));
        let (mut sent, mut left) = (false, false);
        let response = Dialog::new("quality-hold", &title).show(ui.ctx(), |ui| {
            if let Some(trouble) = &self.trouble {
                parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
            }
            Input::new(&lang.tr("quality-field-day")).required().date(ui, lang, &mut holding.day, cx.now.day());
            ui.add_space(space::M);
            text::group(ui, &lang.tr("quality-attended"));
            for ((id, _), (name, _)) in one.training.people.iter().zip(&one.people) {
                let mut came = holding.came.contains(id);
                if check::checkbox(ui, &mut came, name).changed() {
                    if came {
                        holding.came.insert(*id);
                    } else {
                        holding.came.remove(id);
                    }
                }
            }
            dialog::buttons(ui, |ui| {
                sent = Button::primary(&lang.tr("quality-act-hold-verb")).busy(&lang.tr("quality-saving"), is_busy(cx)).show(ui).clicked();
                left = Button::secondary(&lang.tr("quality-cancel")).show(ui).clicked();
            });
        });
        if let (true, Some(on)) = (sent || response.confirmed, holding.day) {
            let attended = holding.came.iter().copied().collect();
            act(Command::Hold { training: holding.training, on, attended }, actions);
        }
        left || response.dismissed
    }
}

/// An item of the plan that is typed; returns true when it is taken out.
fn item_ui(ui: &mut Ui, cx: &Cx<'_>, proposal: &Proposal, item: &mut PlanItem) -> bool {
    let lang = cx.lang;
    let mut gone = false;
    crate::ui::field::row(ui, &[1.6, 1.0], |ui, at| match at {
        0 => drop(Input::new(&lang.tr("quality-field-topic")).required().limit(80).text(ui, &mut item.topic)),
        _ => drop(Input::new(&lang.tr("quality-field-day")).required().date(ui, lang, &mut item.day, cx.now.day())),
    });
    in_row(ui, |ui| {
        check::checkbox(ui, &mut item.everybody, &lang.tr("quality-everybody-trained"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            gone = Button::quiet(&lang.tr("quality-act-remove-item")).small().show(ui).clicked();
        });
    });
    if !item.everybody {
        ui.horizontal_wrapped(|ui| {
            for person in &proposal.people {
                let mut on = item.people.contains(&person.id);
                if check::checkbox(ui, &mut on, &person.name).changed() {
                    if on {
                        item.people.push(person.id);
                    } else {
                        item.people.retain(|id| *id != person.id);
                    }
                }
            }
        });
    }
    gone
}

fn summaries(ui: &mut Ui, cx: &Cx<'_>, weeks: &[Week], actions: &mut Actions) {
    let lang = cx.lang;
    text::heading(ui, &lang.tr("quality-summaries"));
    text::divider(ui);
    if weeks.is_empty() {
        text::paragraph(ui, &lang.tr("quality-summaries-none"));
    }
    for week in weeks.iter().take(12) {
        in_row(ui, |ui| {
            text::body(ui, &lang.say(&msg!("quality-week-of", day = week.week.strftime("%m-%d").to_string())));
            text::caption(ui, &lang.say(&msg!("quality-task-week-detail", checks = week.checks, findings = week.findings)));
            match &week.known {
                Some(known) => text::caption(ui, &lang.say(&msg!("quality-known-by", name = known.name.as_str(), at = moment(known.at)))),
                None => badge(ui, &lang.tr("quality-week-unknown"), Family::Info),
            };
            if week.known.is_none() && cx.me.posts.contains(&Post::Director) {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if Button::secondary(&lang.tr("quality-act-know")).small().show(ui).clicked() {
                        act(Command::KnowWeek { id: week.id }, actions);
                    }
                });
            }
        });
        // What 主任 knows already is one line; the whole of it is its tooltip.
        if week.known.is_some() {
            text::one_line(ui, &week.by.text, fonts::regular(size::TABLE), tokens(ui).text_2);
        } else {
            text::paragraph(ui, &week.by.text);
        }
        text::caption(ui, &format!("{} {}", week.by.name, moment(week.by.at)));
        ui.add_space(space::S);
    }
}

fn comments_ui(ui: &mut Ui, cx: &Cx<'_>, comments: &[(Comment, Barred)], actions: &mut Actions) {
    let lang = cx.lang;
    if comments.is_empty() {
        return;
    }
    ui.add_space(space::XL);
    text::heading(ui, &lang.tr("quality-comments"));
    text::divider(ui);
    for (comment, barred) in comments {
        in_row(ui, |ui| {
            text::body(ui, &comment.tag);
            text::caption(ui, &lang.say(&msg!("quality-task-common-detail", people = comment.people)));
            match &comment.done {
                Some(done) => {
                    badge(ui, &lang.tr("quality-comment-done"), Family::Success);
                    text::caption(ui, &format!("{} {}", done.name, moment(done.at)));
                }
                None => {
                    badge(ui, &lang.tr("quality-comment-waits"), Family::Info);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let why = barred.as_ref().map(|refusal| Reason::of(lang, refusal));
                        let verb = lang.tr("quality-act-commented");
                        let button = Button::secondary(&verb).small().refused_if(why.as_ref().map(Reason::refused));
                        if button.show(ui).clicked() {
                            act(Command::CommentDone { id: comment.id }, actions);
                        }
                    });
                }
            }
        });
    }
}
