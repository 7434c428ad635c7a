//! One request on one page: what is asked for, the clauses, the days around it, what is on record, its papers and its history; the queue
//! beside it where decisions wait, the bar with what may be done below.

use egui::{Align, Layout, Rect, ScrollArea, Ui, pos2, vec2};

use super::super::model::{Act, Leave, Phase, days_of, short_at};
use super::super::{Answer, LeaveView, Query};
use super::bar::Bar;
use super::dialogs::Asking;
use super::{Asked, Place, ask, go, leave_answer, strip, words};
use crate::areas::attachments::Record;
use crate::areas::attachments::view::Files;
use crate::areas::parts::{self, Trouble, inside, line_at};
use crate::areas::roster::Printout;
use crate::areas::view::{Action, Actions, Cx, Job, News, Paper};
use crate::areas::{self, Done, why};
use crate::base::No;
use crate::base::mask;
use crate::i18n::day_short;
use crate::msg;
use crate::ui::property::{properties, property, property_ui};
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::{Family, space};
use crate::ui::{Button, IconButton, badge, icons, text};

/// Clauses that are shown until the rest is asked for.
const CLAUSES: usize = 6;

/// The page of one request.
#[derive(Default)]
pub(super) struct RequestPage {
    id: Option<i64>,
    view: Option<Box<LeaveView>>,
    trouble: Option<Trouble>,
    bar: Bar,
    files: Files,
    dialog: Option<Asking>,
    unfolded: bool,
}

impl RequestPage {
    /// Shows this request.
    pub fn open(&mut self, id: i64, actions: &mut Actions) {
        if self.id != Some(id) {
            *self = RequestPage { id: Some(id), ..RequestPage::default() };
            self.ask(actions);
            self.files.open(Record::leave(id), actions);
        }
    }

    /// What is on the way to or from the papers beside it.
    pub fn news(&mut self, news: &News<'_>, actions: &mut Actions) {
        self.files.news(news, actions);
    }

    /// Asks again, if one is shown.
    pub fn ask(&self, actions: &mut Actions) {
        if let Some(id) = self.id {
            ask(Asked::View, Query::View { id }, actions);
        }
    }

    /// Takes the request.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match leave_answer(answer) {
            Ok(Some(Answer::View(view))) if self.id == Some(view.leave.id) => {
                (self.view, self.trouble) = (Some(view.clone()), None);
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// An act ended.
    pub fn ended(&mut self, outcome: &Result<Done, No>, actions: &mut Actions) {
        let Err(no) = outcome else {
            (self.dialog, self.bar) = (None, Bar::default());
            return;
        };
        match &mut self.dialog {
            Some(dialog) => dialog.refused(no),
            None => self.bar.trouble = Trouble::of(no),
        }
        // What stands there is older than what is stored.
        self.ask(actions);
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        if let Some(trouble) = &self.trouble {
            let title = cx.lang.tr("roster-leave-view-unreadable");
            inside(ui, page.shrink(space::XL), Layout::top_down(Align::Min), |ui| parts::trouble(ui, cx, &title, trouble, actions));
            return;
        }
        let Some(view) = self.view.take() else { return };
        self.draw(ui, cx, page, &view, actions);
        if self.dialog.as_mut().is_some_and(|dialog| dialog.ui(ui.ctx(), cx, &view, actions)) {
            self.dialog = None;
        }
        self.view = Some(view);
    }

    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, view: &LeaveView, actions: &mut Actions) {
        let head = Rect::from_min_size(page.min, vec2(page.width(), 72.0));
        line_at(ui, head, head.bottom());
        self::head(ui, cx, head.shrink2(vec2(space::XL + space::XS, 0.0)), view, actions);
        let bar = Rect::from_min_max(pos2(page.left(), page.bottom() - self.bar.height(cx, view)), page.max);
        let body = Rect::from_min_max(head.left_bottom(), bar.right_top());
        inside(ui, body, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(body);
            ScrollArea::vertical().id_salt(("leave-request", view.leave.id)).auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(egui::Margin::symmetric(20, 16)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    if let Some(trouble) = &self.bar.trouble {
                        parts::trouble(ui, cx, &cx.lang.tr("roster-leave-view-not-done"), trouble, actions);
                        ui.add_space(space::L);
                    }
                    self.body(ui, cx, view, actions);
                });
            });
        });
        if let Some(dialog) = self.bar.ui(ui, cx, bar, view, actions) {
            self.dialog = Some(dialog);
        }
    }

    fn body(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &LeaveView, actions: &mut Actions) {
        let wide = ui.available_width();
        let half = ((wide - 32.0) / 2.0).floor();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 32.0;
            ui.allocate_ui_with_layout(vec2(half, 0.0), Layout::top_down(Align::Min), |ui| content(ui, cx, view));
            ui.allocate_ui_with_layout(vec2(half, 0.0), Layout::top_down(Align::Min), |ui| {
                if let Some(judgement) = &view.judgement {
                    why::short(ui, cx, &judgement.panel(), CLAUSES, &mut self.unfolded, actions);
                }
            });
        });
        ui.add_space(space::XXL);
        strip::ui(ui, cx, &view.leave, &view.ground);
        ui.add_space(space::XXL);
        record(ui, cx, view);
        if view.leave.draft.kind.is_sick() && view.leave.filed_at.is_some() {
            ui.add_space(space::XXL);
            match papers(ui, cx, view, self.files.may_add()) {
                Some(Wanted::Certificate) => self.dialog = Some(Asking::certify(view)),
                Some(Wanted::Scan(of)) => self.files.choose(&of, actions),
                None => {}
            }
        }
        ui.add_space(space::XXL);
        self.files.ui(ui, cx, &cx.lang.tr("roster-leave-view-files"), actions);
        ui.add_space(space::XXL);
        history(ui, cx, &view.leave);
        ui.add_space(space::XL);
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &LeaveView, actions: &mut Actions) {
    let (lang, leave) = (cx.lang, &view.leave);
    inside(ui, rect, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        badge::avatar(ui, &leave.applicant_name, usize::try_from(leave.draft.applicant).unwrap_or(0), 40.0);
        ui.vertical(|ui| {
            ui.add_space(12.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                text::title(ui, &format!("{} {}", leave.applicant_name, words::what(lang, leave)));
                badge::badge(ui, &lang.say(&view.state.message()), words::family(view.state));
                if let Some(label) = leave.label() {
                    badge::badge(ui, &lang.say(&label.message()), Family::Neutral);
                }
            });
            let person = &view.applicant;
            let posts: Vec<String> = person.posts.iter().map(|post| lang.say(&post.message())).collect();
            let about = [person.team_name.clone(), lang.list(&posts), person.job.clone(), person.level_name.clone(), leave.no.clone()];
            text::caption(ui, &about.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("　"));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if Button::quiet(&lang.tr("roster-leave-view-to-list")).icon(icons::LIST).small().show(ui).clicked() {
                go(Place::Main, actions);
            }
            if IconButton::new(icons::PRINTER, &lang.tr("roster-leave-act-print")).show(ui).clicked() {
                let paper = Paper::Roster(Printout::Leave(view.leave.id));
                actions.push(Action::Start(Job::Print { paper, path: None }));
            }
        });
    });
}

/// What is asked for, label by label.
fn content(ui: &mut Ui, cx: &Cx<'_>, view: &LeaveView) {
    let (lang, leave, today) = (cx.lang, &view.leave, cx.now.day());
    let l = |id: &str| lang.tr(id).into_owned();
    text::heading(ui, &l("roster-leave-view-content"));
    ui.add_space(space::XS);
    properties(ui, |ui| {
        for (place, part) in leave.parts.iter().enumerate() {
            let label = if place == 0 { l("roster-leave-field-shifts") } else { String::new() };
            property_ui(ui, &label, |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                if !part.name.is_empty() {
                    let kind = view.ground.shifts.iter().find(|shift| Some(shift.id) == part.shift).map_or(0, |shift| shift.kind);
                    badge::shift_chip(ui, &part.name, words::tint(view.ground.tints.get(&kind).copied().unwrap_or(0)));
                }
                let words = words::part(lang, part, today);
                let words = if part.restored { lang.say(&msg!("roster-leave-view-restored", part = words)) } else { words };
                text::small(ui, &words);
            });
        }
        property(ui, &l("roster-leave-field-reason"), &leave.draft.reason);
        if !leave.draft.phone.is_empty() {
            property(ui, &l("roster-leave-view-phone"), &mask::phone(&leave.draft.phone));
        }
        if !leave.draft.document.is_empty() {
            property(ui, &l("roster-leave-field-document"), &leave.draft.document);
        }
        let by = if leave.filer == leave.draft.applicant {
            lang.tr("roster-leave-view-in-person").into_owned()
        } else {
            [leave.filer_name.as_str(), leave.draft.relation.as_str()]
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join("，")
        };
        if let Some(filed) = leave.filed_at {
            let words = lang.say(&msg!("roster-leave-view-filed", at = words::moment(lang, filed, today), by = by));
            property(ui, &l("roster-leave-field-filed"), &words);
        }
        if let Some(notice) = &leave.draft.notice {
            let caller = [notice.caller.as_str(), notice.relation.as_str()]
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join("，");
            let words = lang.say(&msg!("roster-leave-view-called", at = words::moment(lang, notice.at, today), caller = caller));
            property(ui, &l("roster-leave-field-notice"), &words);
        }
        if leave.total > leave.halves() && !leave.joined.is_empty() {
            let words = lang.say(&msg!("roster-leave-07-joined", nos = lang.list(&leave.joined), days = days_of(leave.total)));
            property(ui, &l("roster-leave-field-joined"), &words);
        }
        if let Some((at, name)) = &leave.back {
            let words = lang.say(&msg!("roster-leave-view-filed", at = words::moment(lang, *at, today), by = name.as_str()));
            property(ui, &l("roster-leave-field-back"), &words);
        } else if let Some(at) = view.deadlines.back_from.filter(|_| leave.phase == Phase::Approved) {
            property(ui, &l("roster-leave-field-back"), &lang.say(&msg!("roster-leave-view-back-at", at = words::moment(lang, at, today))));
        }
        route(ui, cx, view);
    });
}

/// Who decides next and after that.
fn route(ui: &mut Ui, cx: &Cx<'_>, view: &LeaveView) {
    let Some(judgement) = &view.judgement else { return };
    let ahead = view.leave.route.iter().skip(view.leave.step).filter(|_| view.leave.phase == Phase::Pending);
    let ahead: Vec<String> = ahead
        .map(|post| {
            let names = judgement
                .route
                .iter()
                .find(|station| station.post == *post)
                .map_or_else(String::new, |station| cx.lang.list(&station.names));
            if names.is_empty() { cx.lang.say(&post.message()) } else { names }
        })
        .collect();
    if !ahead.is_empty() {
        property(ui, &cx.lang.tr("roster-leave-field-ahead"), &ahead.join(" → "));
    }
}

/// What is on record about the applicant.
fn record(ui: &mut Ui, cx: &Cx<'_>, view: &LeaveView) {
    let (lang, record) = (cx.lang, &view.record);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        text::heading(ui, &lang.tr("roster-leave-view-record"));
        text::caption(ui, &lang.tr("roster-leave-view-twelve-months"));
    });
    ui.add_space(space::S);
    let (month, most) = record.swaps_of_month;
    let days = |halves: i64| lang.say(&msg!("roster-leave-view-days", days = days_of(halves)));
    let times = |count: i64| lang.say(&msg!("roster-leave-view-times", count = count));
    let figures = [
        ("roster-leave-heading-personal", days(record.personal)),
        ("roster-leave-heading-sick", days(record.sick)),
        ("roster-leave-view-swaps", times(record.swaps)),
        ("roster-leave-view-swaps-month", lang.say(&msg!("roster-leave-view-of", count = month, most = most))),
        ("roster-leave-view-late-count", times(record.tally.late)),
        ("roster-leave-label-late", times(record.late)),
        ("roster-leave-report-absent", times(record.tally.absent)),
        ("roster-leave-report-slips", times(record.slips_late)),
    ];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = (ui.available_width() / figures.len() as f32).floor();
        for (label, value) in figures {
            ui.allocate_ui_with_layout(vec2(width, 46.0), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.set_min_width(width);
                text::caption(ui, &lang.tr(label));
                text::strong(ui, &value);
            });
        }
    });
}

/// What is wanted of the papers of a sick leave.
enum Wanted {
    /// To enter a certificate.
    Certificate,
    /// To attach the scan of the certificate that these words name.
    Scan(String),
}

/// Certificates and the slip.
fn papers(ui: &mut Ui, cx: &Cx<'_>, view: &LeaveView, adds: bool) -> Option<Wanted> {
    let (lang, leave, today) = (cx.lang, &view.leave, cx.now.day());
    let mut wanted = None;
    ui.horizontal(|ui| {
        text::heading(ui, &lang.tr("roster-leave-view-papers"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if view.acts.certify.is_none() {
                let label = lang.tr("roster-leave-act-certify-now");
                if Button::quiet(&label).icon(icons::PLUS).small().show(ui).clicked() {
                    wanted = Some(Wanted::Certificate);
                }
            }
        });
    });
    ui.add_space(space::XS);
    properties(ui, |ui| {
        for certificate in &leave.certificates {
            let days = msg!(
                "roster-leave-view-from-to",
                from = day_short(lang, certificate.from, today),
                to = day_short(lang, certificate.to, today)
            );
            let days = if certificate.from == certificate.to { day_short(lang, certificate.from, today) } else { lang.say(&days) };
            let words = [certificate.hospital.clone(), certificate.doctor.clone(), days];
            let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("，");
            let shown =
                if certificate.late { lang.say(&msg!("roster-leave-view-late-paper", words = words.as_str())) } else { words.clone() };
            property_ui(ui, &lang.tr("roster-leave-field-certificate"), |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                text::small(ui, &shown);
                if adds && Button::quiet(&lang.tr("roster-leave-act-scan")).icon(icons::PAPERCLIP).small().show(ui).clicked() {
                    wanted = Some(Wanted::Scan(lang.say(&msg!("roster-leave-view-scan-of", words = words.as_str()))));
                }
            });
        }
        let missing: Vec<String> = leave.unproven_shifts().into_iter().map(|day| day_short(lang, day, today)).collect();
        if !missing.is_empty() {
            property(ui, &lang.tr("roster-leave-field-missing"), &lang.list(&missing));
        }
        let slip = match (&leave.slip, view.deadlines.papers) {
            (Some(slip), _) if slip.days_late > 0 => lang.say(&msg!(
                "roster-leave-view-slip-came-late",
                at = short_at(slip.at),
                name = slip.name.as_str(),
                days = slip.days_late
            )),
            (Some(slip), _) => lang.say(&msg!("roster-leave-view-slip-came", at = short_at(slip.at), name = slip.name.as_str())),
            (None, Some(due)) => lang.say(&msg!("roster-leave-view-slip-due", due = words::moment(lang, due, today))),
            (None, None) => String::new(),
        };
        property(ui, &lang.tr("roster-leave-field-slip"), &slip);
    });
    wanted
}

/// What happened, the newest first.
fn history(ui: &mut Ui, cx: &Cx<'_>, leave: &Leave) {
    let lang = cx.lang;
    if leave.steps.is_empty() {
        return;
    }
    text::heading(ui, &lang.tr("roster-leave-view-history"));
    ui.add_space(space::S);
    timeline::timeline(ui, |ui| {
        let count = leave.steps.len();
        for (place, step) in leave.steps.iter().rev().enumerate() {
            let (icon, family) = match step.act {
                Act::Approve | Act::Endorse | Act::AcceptSlip | Act::Cancel => (icons::CHECK, Family::Success),
                Act::Reject | Act::RefuseSlip | Act::Lapse => (icons::X, Family::Danger),
                Act::Return | Act::AskCancel | Act::KeepOn => (icons::ARROW_U_UP_LEFT, Family::Warning),
                _ => (icons::CIRCLE, Family::Neutral),
            };
            let who = match step.post {
                Some(post) => format!("{}{}", lang.say(&post.message()), step.name),
                None => step.name.clone(),
            };
            let said = lang.say(&msg!("roster-leave-view-step", who = who, act = step.act.message()));
            let time = words::moment(lang, step.at, cx.now.day());
            timeline::entry(ui, &Entry { icon, family, text: &said, detail: &step.text, time: &time, last: place + 1 == count });
        }
    });
}
