//! One check, read: what was heard, the scores with their reasons, findings with coaching, appeals; confirming, voiding, disputing.

use egui::{Rect, Ui, vec2};

use super::super::clauses::qa_08_openness::scores;
use super::super::model::{AppealState, FindingState, Mark, Stage};
use super::super::questions::RecordView;
use super::super::score::shown_total;
use super::super::{Answer, Command, Printout, Query, Reviewed};
use super::finding::FindingDialog;
use super::parts::{
    HeadRow, appeal_family, caret, finding_family, grade_badge, head_row, in_row, mark_text, moment, scrolled, stage_family,
};
use super::prompt::Prompt;
use super::told::Told;
use super::{Asked, Got, Place, act, go, head, is_busy, said, unreadable};
use crate::areas::Done;
use crate::areas::attachments::Record;
use crate::areas::attachments::view::Files;
use crate::areas::parts::{self, Reason, Trouble};
use crate::areas::view::{Action, Actions, Cx, Job, News, Paper};
use crate::base::{No, Post};
use crate::msg;
use crate::ui::tokens::{line, space, tokens};
use crate::ui::{Button, badge, icons, property, text};

/// Width of the scores.
const SHEET: f32 = 510.0;

/// The page of one check.
#[derive(Default)]
pub(super) struct RecordPage {
    id: i64,
    told: Told<RecordView>,
    review: Told<Option<Reviewed>>,
    finding: Option<FindingDialog>,
    files: Files,
    trouble: Option<Trouble>,
}

impl RecordPage {
    pub fn unsaved(&self) -> bool {
        self.finding.is_some()
    }

    pub fn again(&self, actions: &mut Actions) {
        self.told.again(actions);
    }

    pub fn take(&mut self, asked: Asked, answer: Got<'_>) {
        match (asked, answer) {
            (Asked::Record, Ok(Answer::Record(view))) => self.told.take(Ok((**view).clone())),
            (Asked::Record, Err(no)) => self.told.take(Err(no)),
            (Asked::Review, Ok(Answer::Review(reviewed))) => self.review.take(Ok(reviewed.as_deref().cloned())),
            _ => {}
        }
    }

    /// Takes what concerns the files beside the check.
    pub fn news(&mut self, news: &News<'_>, actions: &mut Actions) {
        self.files.news(news, actions);
    }

    /// Whether it is known to be a draft of the person.
    pub fn is_own_draft(&self, cx: &Cx<'_>, id: i64) -> bool {
        let view = self.told.what.as_ref().filter(|view| view.record.id == id);
        view.is_some_and(|view| view.record.stored == Stage::Draft && view.record.checker == cx.me.id)
    }

    /// An act on the check ended.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        match (command, outcome) {
            (Command::Confirm { .. } | Command::ConfirmFinding { .. } | Command::Know { .. } | Command::Correct { .. }, _) => {
                self.trouble = outcome.as_ref().err().and_then(Trouble::of);
            }
            (Command::Find { .. }, Ok(done)) => {
                if let Some(finding) = self.finding.take() {
                    finding.stored(done.id, actions);
                }
            }
            (Command::Find { .. }, Err(no)) => {
                if let Some(finding) = &mut self.finding {
                    finding.refused(no);
                }
            }
            _ => {}
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, id: i64, prompt: &mut Option<Prompt>, actions: &mut Actions) {
        if self.id != id {
            *self = RecordPage { id, files: std::mem::take(&mut self.files), ..RecordPage::default() };
        }
        self.told.want(Asked::Record, Query::Record { id }, actions);
        self.files.open(Record::check(id), actions);
        if !parts::shut(ui) && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
            go(Place::Records, actions);
        }
        let view = self.told.what.take();
        let subject = view.as_ref().and_then(|view| view.record.subject.as_ref()).map(|(subject, _)| *subject);
        if let Some(subject) = subject.filter(|_| scores(cx.me)) {
            self.review.want(Asked::Review, Query::Review { subject }, actions);
        }
        let body = top(ui, cx, page, view.as_ref(), prompt, actions);
        if let Some(trouble) = &self.told.trouble {
            unreadable(ui, cx, body, trouble, actions);
        } else if let Some(view) = &view {
            let right = body.with_min_x(body.right() - SHEET.min(body.width() * 0.52));
            let left = body.with_max_x(right.left());
            ui.painter().vline(right.left(), right.y_range(), line(ui.ctx(), tokens(ui).line));
            scrolled(ui, left.shrink2(vec2(space::XL, space::L)), "qa-record", |ui| {
                if let Some(trouble) = &self.trouble {
                    parts::trouble(ui, cx, &cx.lang.tr("quality-not-done"), trouble, actions);
                }
                told(ui, cx, view);
                ui.add_space(space::L);
                self.files.ui(ui, cx, &cx.lang.tr("quality-recordings"), actions);
                if findings(ui, cx, view, prompt, actions) {
                    self.finding = Some(FindingDialog::of(None));
                }
                if let Some(reviewed) = self.review.what.iter().flatten().find(|one| Some(one.record.subject) == subject) {
                    ui.add_space(space::XL);
                    text::heading(ui, &cx.lang.tr("quality-under-review"));
                    text::divider(ui);
                    ui.add_space(space::S);
                    said::lines(ui, cx, reviewed, actions);
                }
            });
            scrolled(ui, right.shrink2(vec2(space::XL, space::L)), "qa-scores", |ui| marks(ui, cx, view, prompt, actions));
            if let Some(finding) = &mut self.finding
                && finding.ui(ui, cx, id, &view.form.draft.heads, &view.tags, actions)
            {
                self.finding = None;
            }
        }
        self.told.what = view;
    }
}

fn top(ui: &mut Ui, cx: &Cx<'_>, page: Rect, view: Option<&RecordView>, prompt: &mut Option<Prompt>, actions: &mut Actions) -> Rect {
    let lang = cx.lang;
    let (mut back, mut confirm, mut print) = (false, false, false);
    let body = head(
        ui,
        page,
        |ui| {
            back = Button::link(&lang.tr("quality-records")).small().show(ui).clicked();
            caret(ui);
            if let Some(view) = view {
                text::title(ui, &format!("{} {}", view.person.name, moment(view.record.on)));
                badge(ui, &lang.say(&view.record.stage().message()), stage_family(view.record.stage()));
                text::caption(ui, &view.record.no);
            }
        },
        |ui| {
            let Some(view) = view else { return };
            if view.record.person == cx.me.id {
                let why = view.confirm.as_ref().map(|refusal| Reason::of(lang, refusal));
                let verb = lang.tr("quality-act-confirm");
                let saving = lang.tr("quality-saving");
                let button = Button::primary(&verb).busy(&saving, is_busy(cx));
                confirm = button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked();
            }
            print = Button::quiet(&lang.tr("quality-act-print")).icon(icons::PRINTER).show(ui).clicked();
            if super::super::clauses::qa_05_sheet::must_write(cx.me).is_ok() {
                let id = view.record.id;
                let why = view.void.as_ref().map(|refusal| Reason::of(lang, refusal));
                if Button::danger(&lang.tr("quality-act-void")).refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                    let make = move |reason: &str| Command::Void { id, reason: reason.to_owned() };
                    *prompt = Some(Prompt::new(cx, "quality-prompt-void", make).danger());
                }
            }
        },
    );
    if back {
        go(Place::Records, actions);
    }
    if let Some(view) = view {
        if confirm {
            act(Command::Confirm { id: view.record.id }, actions);
        }
        if print {
            let paper = Paper::Quality(Printout::Record(view.record.id));
            actions.push(Action::Start(Job::Print { paper, path: None }));
        }
    }
    body
}

/// Facts and what was heard.
fn told(ui: &mut Ui, cx: &Cx<'_>, view: &RecordView) {
    let lang = cx.lang;
    let record = &view.record;
    property::properties(ui, |ui| {
        property::property(ui, &lang.tr("quality-field-channel"), &record.channel);
        property::property(ui, &lang.tr("quality-column-checker"), &record.checker_name);
        if let Some((_, title)) = &record.subject {
            property::property(ui, &lang.tr("quality-column-title"), title);
        }
        if let Some(at) = record.submitted_at {
            property::property(ui, &lang.tr("quality-print-submitted"), &moment(at));
        }
        let confirmed = record.confirmed_at.map_or_else(|| "—".to_owned(), moment);
        property::property(ui, &lang.tr("quality-print-confirmed"), &confirmed);
        if let Some(ended) = &record.ended {
            let by = lang.say(&msg!("quality-void-by", name = ended.name.as_str(), reason = ended.text.as_str()));
            property::property(ui, &lang.say(&Stage::Void.message()), &by);
        }
    });
    ui.add_space(space::M);
    text::group(ui, &lang.tr("quality-field-content"));
    text::body(ui, &record.content);
}

/// The findings of the check; returns true when one is to be added.
fn findings(ui: &mut Ui, cx: &Cx<'_>, view: &RecordView, prompt: &mut Option<Prompt>, actions: &mut Actions) -> bool {
    let lang = cx.lang;
    let mut adds = false;
    let writes = super::super::clauses::qa_05_sheet::must_write(cx.me).is_ok();
    ui.add_space(space::XL);
    in_row(ui, |ui| {
        text::heading(ui, &lang.tr("quality-findings"));
        if !view.findings.is_empty() {
            text::paragraph(ui, &view.findings.len().to_string());
        }
        if writes && view.find.is_none() {
            adds = Button::quiet(&lang.tr("quality-act-find")).icon(icons::PLUS).small().show(ui).clicked();
        }
    });
    text::divider(ui);
    if view.findings.is_empty() {
        ui.add_space(space::XS);
        text::caption(ui, &lang.tr("quality-findings-none"));
    }
    for finding in &view.findings {
        let due = view.due.get(&finding.id);
        let over = due.is_some_and(|due| due.over);
        in_row(ui, |ui| {
            text::body(ui, &finding.draft.tag);
            let head = finding.draft.head.and_then(|at| usize::try_from(at).ok()).and_then(|at| view.form.draft.heads.get(at));
            if let Some(head) = head {
                badge(ui, &head.name, crate::ui::Family::Neutral);
            }
            if finding.draft.serious {
                badge(ui, &lang.tr("quality-serious"), crate::ui::Family::Danger);
            }
            if finding.draft.urgent {
                badge(ui, &lang.tr("quality-urgent-short"), crate::ui::Family::Danger);
            }
            badge(ui, &lang.say(&finding.state().message()), finding_family(finding.state(), over));
            text::caption(ui, &moment(finding.at));
        });
        if !finding.draft.text.is_empty() {
            text::paragraph(ui, &finding.draft.text);
        }
        match (&finding.corrected, due) {
            (Some(corrected), _) => {
                text::paragraph(ui, &lang.say(&msg!("quality-coached", text = corrected.text.as_str())));
                text::caption(ui, &format!("{} {}", corrected.name, moment(corrected.at)));
            }
            (None, Some(due)) => {
                text::caption(ui, &lang.say(&msg!("quality-fix-until", due = moment(due.at))));
            }
            (None, None) => {}
        }
        in_row(ui, |ui| {
            let id = finding.id;
            if writes
                && finding.state() == FindingState::Open
                && Button::secondary(&lang.tr("quality-act-correct")).small().show(ui).clicked()
            {
                let make = move |coaching: &str| Command::Correct { finding: id, coaching: coaching.to_owned() };
                *prompt = Some(Prompt::new(cx, "quality-prompt-correct", make));
            }
            let mine = view.record.person == cx.me.id && finding.state() == FindingState::Corrected;
            if mine && Button::secondary(&lang.tr("quality-act-confirm-finding")).small().show(ui).clicked() {
                act(Command::ConfirmFinding { finding: id }, actions);
            }
            let unknown = finding.draft.urgent && finding.known.is_none() && cx.me.posts.contains(&Post::Director);
            if unknown && Button::primary(&lang.tr("quality-act-know")).small().show(ui).clicked() {
                act(Command::Know { finding: id }, actions);
            }
        });
        ui.add_space(space::M);
    }
    adds
}

fn marks(ui: &mut Ui, cx: &Cx<'_>, view: &RecordView, prompt: &mut Option<Prompt>, actions: &mut Actions) {
    let lang = cx.lang;
    in_row(ui, |ui| {
        text::heading(ui, &view.form.draft.name);
        text::caption(ui, &lang.say(&msg!("quality-version", version = view.form.version)));
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    let mine = view.record.person == cx.me.id;
    for (at, (head, score)) in (0_i64..).zip(view.form.draft.heads.iter().zip(&view.record.scores)) {
        let mark = score.entry.mark;
        if at > 0 {
            text::divider(ui);
        }
        head_row(ui, lang, &HeadRow { head, mark, typed: None, current: false, open: false });
        if let (Some(first), Mark::Points(points)) = (score.first, mark) {
            text::caption(ui, &lang.say(&msg!("quality-changed", first = first, points = points)));
        }
        if !score.entry.cause.is_empty() {
            text::caption(ui, &lang.say(&msg!("quality-cause", cause = score.entry.cause.as_str())));
        }
        let disputed = view.appeals.iter().any(|appeal| appeal.head == at);
        if let (true, false, Mark::Points(points)) = (mine && mark != Mark::Points(score.weight), disputed, mark) {
            let why = view.appeal.as_ref().map(|refusal| Reason::of(lang, refusal));
            let verb = lang.say(&msg!("quality-act-appeal", head = head.name.as_str()));
            let button = Button::link(&verb).small().refused_if(why.as_ref().map(Reason::refused)).show(ui);
            if button.clicked() {
                let (record, most) = (view.record.id, score.weight);
                let make = move |reason: &str, proposed| Command::Appeal { record, head: at, proposed, reason: reason.to_owned() };
                *prompt = Some(
                    Prompt::with_points(cx, "quality-prompt-appeal", (points + 1).min(most), most, make)
                        .titled(lang.say(&msg!("quality-appeal-head", head = head.name.as_str()))),
                );
            }
            ui.add_space(space::S);
        }
    }
    ui.spacing_mut().item_spacing.y = space::S;
    ui.add_space(space::L);
    in_row(ui, |ui| {
        text::caption(ui, &lang.tr("quality-total"));
        text::figure(ui, &shown_total(view.record.total.hundredths()));
        grade_badge(ui, lang, view.grade);
        if Button::link(&lang.tr("quality-act-why")).small().show(ui).clicked() {
            actions.push(Action::Why(Box::new(view.judged.why.clone())));
        }
    });
    if !view.appeals.is_empty() {
        ui.add_space(space::L);
        text::heading(ui, &lang.tr("quality-appeals"));
        text::divider(ui);
    }
    for appeal in &view.appeals {
        let head = usize::try_from(appeal.head).ok().and_then(|at| view.form.draft.heads.get(at)).map_or("", |head| head.name.as_str());
        in_row(ui, |ui| {
            let points = appeal.points.unwrap_or(appeal.proposed);
            let old = mark_text(lang, Mark::Points(appeal.old));
            text::body(ui, &lang.say(&msg!("quality-appeal-line", head = head, old = old, points = points)));
            badge(ui, &lang.say(&appeal.state.message()), appeal_family(appeal.state));
        });
        text::paragraph(ui, &appeal.reason);
        for said in [&appeal.leader, &appeal.decided].into_iter().flatten() {
            text::caption(ui, &format!("{} {} {}", said.name, moment(said.at), said.text));
        }
    }
    if view.appeals.iter().any(|appeal| matches!(appeal.state, AppealState::Leader | AppealState::Second))
        && Button::link(&lang.tr("quality-appeals")).small().show(ui).clicked()
    {
        go(Place::Appeals, actions);
    }
}
