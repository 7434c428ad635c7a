//! 打分: the record under review beside the sheet. Digits type points, arrows move between heads and points; total and grade follow at once.

use egui::{Align, CornerRadius, Key, Layout, Modifiers, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::super::clauses::{Limits, qa_01_correction, qa_04_heads};
use super::super::model::{Entry, Form, Grade, Head, Kind, Mark, Person, RecordDraft, Stage, Subject, missing_fields};
use super::super::questions::RecordView;
use super::super::score::{Total, shown_total, weights};
use super::super::{Answer, Command, Pick, Query, Reviewed};
use super::finding::FindingDialog;
use super::lists::Queue;
use super::parts::{HeadRow, caret, finding_family, grade_badge, head_row, in_row, moment};
use super::prompt::Prompt;
use super::told::Told;
use super::{Asked, Got, Place, act, go, head, is_busy, said};
use crate::areas::Done;
use crate::areas::attachments::Record;
use crate::areas::attachments::view::{Files, shows_player, takes_arrows};
use crate::areas::parts::{self, Trouble, busy_typing, inside};
use crate::areas::view::{Action, Actions, Cx, News};
use crate::base::{Day, Instant, Judged, No};
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::{line, size, space, tokens};
use crate::ui::{Button, IconButton, avatar, badge, fonts, icons, key_cap, paint, text};

/// Width of the sheet.
const SHEET: f32 = 510.0;

/// What is typed on one sheet.
struct Sheet {
    place: Place,
    /// The draft in the file, with its revision.
    kept: Option<(i64, i64)>,
    pick: Option<Pick>,
    subject: Option<(super::super::Subject, String)>,
    person: Option<i64>,
    /// The moment of the record to the second, as long as nobody types another one.
    moment: Option<Instant>,
    day: Option<Day>,
    time: String,
    channel: String,
    content: String,
    form: Form,
    entries: Vec<Entry>,
    /// The head that has the keyboard.
    at: usize,
    /// Digits as they are typed for it.
    typed: String,
    dirty: bool,
}

impl Sheet {
    fn new(place: Place, form: Form, now: Instant) -> Self {
        let entries = vec![Entry::default(); form.draft.heads.len()];
        Sheet {
            place,
            kept: None,
            pick: None,
            subject: None,
            person: None,
            moment: None,
            day: Some(now.day()),
            time: clock(now),
            channel: String::new(),
            content: String::new(),
            form,
            entries,
            at: 0,
            typed: String::new(),
            dirty: false,
        }
    }

    fn of_pick(pick: &Pick, form: Form) -> Self {
        let record = &pick.record;
        Sheet {
            pick: Some(pick.clone()),
            subject: Some((record.subject, record.title.clone())),
            person: Some(record.handler),
            moment: Some(record.at),
            channel: record.channel.clone(),
            ..Sheet::new(Place::Pick(pick.id), form, record.at)
        }
    }

    fn of_draft(view: &RecordView) -> Self {
        let record = &view.record;
        Sheet {
            kept: Some((record.id, record.rev)),
            subject: record.subject.clone(),
            person: Some(record.person),
            moment: Some(record.on),
            channel: record.channel.clone(),
            content: record.content.clone(),
            entries: record.scores.iter().map(|score| score.entry.clone()).collect(),
            ..Sheet::new(Place::Record(record.id), view.form.clone(), record.on)
        }
    }

    fn heads(&self) -> &[Head] {
        &self.form.draft.heads
    }

    fn on(&self) -> Option<Instant> {
        let time: jiff::civil::Time = self.time.trim().parse().ok()?;
        Some(Instant::of(self.day?.to_datetime(time)))
    }

    /// What would be stored; nothing without person or time.
    fn draft(&self, pick: Option<i64>) -> Option<RecordDraft> {
        let typed = self.on()?;
        let on = self.moment.filter(|at| clock(*at) == self.time && Some(at.day()) == self.day);
        Some(RecordDraft {
            person: self.person?,
            on: on.unwrap_or(typed),
            channel: self.channel.clone(),
            content: self.content.clone(),
            form: Some(self.form.id),
            subject: self.subject.clone(),
            pick,
            entries: self.entries.clone(),
        })
    }

    fn set(&mut self, mark: Mark) {
        if let Some(entry) = self.entries.get_mut(self.at) {
            entry.mark = mark;
            self.dirty = true;
        }
    }

    /// A digit: it goes on with what was typed as long as that stays within the head's points.
    fn digit(&mut self, digit: char) {
        let Some(head) = self.form.draft.heads.get(self.at).filter(|head| !head.fatal) else { return };
        let most = head.weight;
        self.typed.push(digit);
        if self.typed.parse::<i64>().is_ok_and(|points| points > most) {
            // Out of range stays on the screen in red until it is corrected; it is not stored.
            if self.typed.chars().count() > 3 {
                self.typed = digit.to_string();
            }
        }
        match self.typed.parse::<i64>() {
            Ok(points) if points <= most => self.set(Mark::Points(points)),
            _ => self.set(Mark::Empty),
        }
    }

    fn step(&mut self, by: i64) {
        let Some(head) = self.form.draft.heads.get(self.at) else { return };
        let most = head.weight;
        if head.fatal {
            return;
        }
        let now = self.entries.get(self.at).and_then(|entry| entry.mark.points());
        let next = now.map_or(if by > 0 { 0 } else { most }, |points| (points + by).clamp(0, most));
        self.typed.clear();
        self.set(Mark::Points(next));
    }

    fn go_to(&mut self, at: usize) {
        if at < self.heads().len() {
            self.at = at;
            self.typed.clear();
        }
    }

    fn toggle(&mut self) {
        let Some(head) = self.form.draft.heads.get(self.at) else { return };
        let now = self.entries.get(self.at).map(|entry| entry.mark).unwrap_or_default();
        let to = match (head.fatal, head.optional, now) {
            (true, _, Mark::Violated) | (false, true, Mark::NotApplicable) => Mark::Empty,
            (true, ..) => Mark::Violated,
            (false, true, _) => Mark::NotApplicable,
            (false, false, _) => return,
        };
        self.typed.clear();
        self.set(to);
    }
}

fn clock(at: Instant) -> String {
    at.local().strftime("%H:%M").to_string()
}

/// The scoring page.
#[derive(Default)]
pub(super) struct ScorePage {
    sheet: Option<Sheet>,
    form: Told<(Form, Vec<String>, Vec<Person>)>,
    queue: Told<Queue>,
    review: Told<Option<Reviewed>>,
    scored: Told<RecordView>,
    /// How the person stands to the quota of the month.
    quota: Told<Judged>,
    finding: Option<FindingDialog>,
    /// What lies beside the ticket or the complaint under review.
    beside: Files,
    /// Recordings beside the stored draft.
    files: Files,
    /// A finding is to be typed as soon as the draft is stored.
    finds_next: bool,
    trouble: Option<Trouble>,
}

/// The record whose files are heard and seen while this is checked.
fn record_of(subject: Subject) -> Option<Record> {
    match subject.kind {
        Kind::Ticket => Some(Record::ticket(subject.id)),
        Kind::Case => Some(Record::complaint(subject.id)),
        Kind::Note => None,
    }
}

impl ScorePage {
    pub fn unsaved(&self) -> bool {
        self.sheet.as_ref().is_some_and(|sheet| sheet.dirty) || self.finding.is_some()
    }

    pub fn again(&self, actions: &mut Actions) {
        self.queue.again(actions);
        self.scored.again(actions);
        self.quota.again(actions);
    }

    /// Takes what concerns the files beside the draft.
    pub fn news(&mut self, news: &News<'_>, actions: &mut Actions) {
        self.beside.news(news, actions);
        self.files.news(news, actions);
    }

    /// What waits to be scored.
    pub fn queue(&mut self, answer: Got<'_>) {
        if let Ok(Answer::Queue { picks, drafts, names }) = answer {
            self.queue.take(Ok(Queue { picks: picks.clone(), drafts: drafts.clone(), names: names.clone() }));
        }
    }

    pub fn take(&mut self, asked: Asked, answer: Got<'_>) {
        match (asked, answer) {
            (Asked::NewForm, Ok(Answer::NewForm { form, tags, people })) => {
                self.form.take(Ok(((**form).clone(), tags.clone(), people.clone())));
            }
            (Asked::Review, Ok(Answer::Review(reviewed))) => self.review.take(Ok(reviewed.as_deref().cloned())),
            (Asked::Scored, Ok(Answer::Record(view))) => self.scored.take(Ok((**view).clone())),
            (Asked::Quota, Ok(Answer::Quota(_, judged))) => self.quota.take(Ok(judged.clone())),
            (Asked::NewForm, Err(no)) => self.form.take(Err(no)),
            (Asked::Review, Err(no)) => self.review.take(Err(no)),
            (Asked::Scored, Err(no)) => self.scored.take(Err(no)),
            _ => {}
        }
    }

    /// An act ended: the draft has an id now, a finding is stored, or the next record comes.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        let Some(sheet) = &mut self.sheet else { return };
        match (command, outcome) {
            (Command::Keep { .. }, Ok(done)) => {
                let rev = sheet.kept.map_or(1, |(_, rev)| rev + 1);
                let place = Place::Record(done.id);
                (sheet.kept, sheet.dirty) = (Some((done.id, rev)), false);
                self.trouble = None;
                if sheet.place != place {
                    sheet.place = place;
                    go(place, actions);
                }
                if std::mem::take(&mut self.finds_next) {
                    self.finding = Some(FindingDialog::of(Some(sheet.at)));
                }
            }
            (Command::Submit { draft, .. }, Ok(_)) => {
                let answered = draft.pick;
                self.sheet = None;
                self.scored.clear();
                // The one below it, or the first that is left.
                let picks = self.queue.what.as_ref().map(|queue| queue.picks.as_slice()).unwrap_or_default();
                let at = picks.iter().position(|pick| Some(pick.id) == answered).unwrap_or(0);
                let next = picks.get(at + 1).or(picks.first()).filter(|pick| Some(pick.id) != answered);
                go(next.map_or(Place::Score, |pick| Place::Pick(pick.id)), actions);
            }
            (Command::Find { .. }, Ok(done)) => {
                if let Some(finding) = self.finding.take() {
                    finding.stored(done.id, actions);
                }
            }
            (Command::Replace { .. }, Ok(_)) => {
                self.sheet = None;
                go(Place::Score, actions);
            }
            (Command::Find { .. }, Err(no)) => {
                if let Some(finding) = &mut self.finding {
                    finding.refused(no);
                }
            }
            (Command::Keep { .. } | Command::Submit { .. } | Command::Correct { .. }, Err(no)) => {
                self.finds_next = false;
                self.trouble = Trouble::of(no);
            }
            _ => {}
        }
    }

    /// Makes the sheet of this place as soon as what it needs is there.
    fn open(&mut self, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        self.form.want(Asked::NewForm, Query::NewForm, actions);
        self.queue.want(Asked::Queue, Query::Queue, actions);
        if let Place::Record(id) = place {
            self.scored.want(Asked::Scored, Query::Record { id }, actions);
        }
        if self.sheet.as_ref().is_none_or(|sheet| sheet.place != place) {
            let form = || self.form.what.as_ref().map(|(form, ..)| form.clone());
            self.sheet = match place {
                Place::Pick(id) => {
                    let pick = self.queue.what.as_ref().and_then(|queue| queue.picks.iter().find(|pick| pick.id == id));
                    pick.zip(form()).map(|(pick, form)| Sheet::of_pick(pick, form))
                }
                Place::Record(id) => self.scored.what.as_ref().filter(|view| view.record.id == id).map(Sheet::of_draft),
                _ => form().map(|form| Sheet::new(place, form, cx.now)),
            };
            self.trouble = None;
        }
        let whose = self.sheet.as_ref().and_then(|sheet| Some((sheet.person?, sheet.day?.first_of_month())));
        if let Some((staff, month)) = whose {
            self.quota.want(Asked::Quota, Query::Quota { staff, month }, actions);
        }
        if let Some((id, _)) = self.sheet.as_ref().and_then(|sheet| sheet.kept) {
            self.files.open(Record::check(id), actions);
        }
        if let Some((subject, _)) = self.sheet.as_ref().and_then(|sheet| sheet.subject.as_ref()) {
            self.review.want(Asked::Review, Query::Review { subject: *subject }, actions);
            if let Some(record) = record_of(*subject) {
                self.beside.open(record, actions);
            }
        } else {
            self.review.clear();
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, place: Place, prompt: &mut Option<Prompt>, actions: &mut Actions) {
        self.open(cx, place, actions);
        if let Some(trouble) = self.form.trouble.as_ref().or(self.scored.trouble.as_ref()) {
            return super::unreadable(ui, cx, page, trouble, actions);
        }
        let Some(mut sheet) = self.sheet.take() else { return };
        if self.finding.is_none() && prompt.is_none() {
            self.keys(ui, cx, &mut sheet, actions);
        }
        let body = self.head(ui, cx, page, &sheet, actions);
        let bar = Rect::from_min_max(pos2(page.left(), page.bottom() - size::DECISION_BAR), page.max);
        let body = body.with_max_y(bar.top());
        let width = SHEET.min(body.width() * 0.52);
        let right = body.with_min_x(body.right() - width);
        let left = body.with_max_x(right.left());
        ui.painter().vline(right.left(), right.y_range(), line(ui.ctx(), tokens(ui).line));
        self.review(ui, cx, left.shrink2(vec2(space::XL, space::L)), &mut sheet, actions);
        self.form_side(ui, cx, right.shrink2(vec2(space::XL, space::L)), &mut sheet, actions);
        self.bar(ui, cx, bar, &mut sheet, prompt, actions);
        if let (Some(finding), Some((record, _))) = (&mut self.finding, sheet.kept) {
            let tags = self.form.what.as_ref().map(|(_, tags, _)| tags.as_slice()).unwrap_or_default();
            if finding.ui(ui, cx, record, sheet.heads(), tags, actions) {
                self.finding = None;
            }
        }
        self.sheet = Some(sheet);
    }

    /// Keys of the sheet, as long as nobody types into a field.
    fn keys(&mut self, ui: &Ui, cx: &Cx<'_>, sheet: &mut Sheet, actions: &mut Actions) {
        let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
        if parts::shut(ui) {
            return;
        }
        if pressed(Modifiers::COMMAND, Key::S) {
            self.keep(cx, sheet, actions);
        }
        if pressed(Modifiers::COMMAND, Key::Enter) {
            self.submit(cx, sheet, actions);
        }
        if pressed(Modifiers::NONE, Key::F2) {
            self.find(cx, sheet, actions);
        }
        if busy_typing(ui) {
            return;
        }
        if takes_arrows(ui.ctx()) {
            return;
        }
        if pressed(Modifiers::NONE, Key::ArrowDown) {
            sheet.go_to(sheet.at + 1);
        }
        if pressed(Modifiers::NONE, Key::ArrowUp) {
            sheet.go_to(sheet.at.saturating_sub(1));
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            sheet.go_to(sheet.at + 1);
        }
        if pressed(Modifiers::NONE, Key::ArrowRight) {
            sheet.step(1);
        }
        if pressed(Modifiers::NONE, Key::ArrowLeft) {
            sheet.step(-1);
        }
        if pressed(Modifiers::NONE, Key::N) {
            sheet.toggle();
        }
        if pressed(Modifiers::NONE, Key::Backspace) {
            sheet.typed.clear();
            sheet.set(Mark::Empty);
        }
        if pressed(Modifiers::NONE, Key::Escape) {
            go(Place::Score, actions);
        }
        let digits: Vec<char> = ui.input(|i| {
            let typed = |event: &egui::Event| if let egui::Event::Text(text) = event { text.chars().next() } else { None };
            i.events.iter().filter_map(typed).filter(char::is_ascii_digit).collect()
        });
        for digit in digits {
            sheet.digit(digit);
        }
    }

    fn pick_of(&self, sheet: &Sheet) -> Option<i64> {
        let kept = self.scored.what.as_ref().filter(|view| Some(view.record.id) == sheet.kept.map(|(id, _)| id));
        sheet.pick.as_ref().map(|pick| pick.id).or(kept.and_then(|view| view.record.pick))
    }

    fn keep(&mut self, cx: &Cx<'_>, sheet: &Sheet, actions: &mut Actions) {
        if is_busy(cx) {
            return;
        }
        match sheet.draft(self.pick_of(sheet)) {
            Some(draft) => act(Command::Keep { of: sheet.kept, draft: Box::new(draft) }, actions),
            None => self.trouble = Some(Trouble::Refused(missing_fields())),
        }
    }

    fn submit(&mut self, cx: &Cx<'_>, sheet: &Sheet, actions: &mut Actions) {
        if is_busy(cx) {
            return;
        }
        match sheet.draft(self.pick_of(sheet)) {
            Some(draft) => act(Command::Submit { of: sheet.kept, draft: Box::new(draft) }, actions),
            None => self.trouble = Some(Trouble::Refused(missing_fields())),
        }
    }

    /// A finding hangs on a stored draft: where there is none yet it is stored first.
    fn find(&mut self, cx: &Cx<'_>, sheet: &Sheet, actions: &mut Actions) {
        if sheet.kept.is_some() && !sheet.dirty {
            self.finding = Some(FindingDialog::of(Some(sheet.at)));
        } else {
            self.finds_next = true;
            self.keep(cx, sheet, actions);
        }
    }

    fn head(&self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, sheet: &Sheet, actions: &mut Actions) -> Rect {
        let lang = cx.lang;
        let picks: Vec<i64> = self.queue.what.as_ref().map(|queue| queue.picks.iter().map(|pick| pick.id).collect()).unwrap_or_default();
        let here = sheet.pick.as_ref().and_then(|pick| picks.iter().position(|id| *id == pick.id));
        let (mut back, mut to) = (false, None);
        let body = head(
            ui,
            page,
            |ui| {
                back = Button::link(&lang.tr("quality-queue")).small().show(ui).clicked();
                caret(ui);
                let name = self.name(sheet);
                let title = match sheet.on() {
                    Some(on) if !name.is_empty() => format!("{name} {} {}", moment(on), sheet.channel),
                    _ => lang.tr("quality-new-title").into_owned(),
                };
                text::title(ui, &title);
                badge(ui, &lang.say(&Stage::Draft.message()), crate::ui::Family::Neutral);
            },
            |ui| {
                let Some(here) = here else { return };
                let next = IconButton::new(icons::CARET_DOWN, &lang.tr("quality-next")).small().show(ui);
                if let (true, Some(id)) = (next.clicked(), picks.get(here + 1)) {
                    to = Some(Place::Pick(*id));
                }
                let before = IconButton::new(icons::CARET_UP, &lang.tr("quality-before")).small().show(ui);
                if let (true, Some(id)) = (before.clicked(), here.checked_sub(1).and_then(|at| picks.get(at))) {
                    to = Some(Place::Pick(*id));
                }
                text::caption(ui, &lang.say(&msg!("quality-place", at = here + 1, of = picks.len())));
            },
        );
        if let Some(place) = to.or(back.then_some(Place::Score)) {
            go(place, actions);
        }
        body
    }

    fn name(&self, sheet: &Sheet) -> String {
        let people = self.form.what.as_ref().map(|(.., people)| people.as_slice()).unwrap_or_default();
        people.iter().find(|person| Some(person.id) == sheet.person).map(|person| person.name.clone()).unwrap_or_default()
    }

    /// The record under review, and what the checker writes about it.
    fn review(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, sheet: &mut Sheet, actions: &mut Actions) {
        let lang = cx.lang;
        let people = self.form.what.as_ref().map(|(.., people)| people.clone()).unwrap_or_default();
        inside(ui, room.with_max_x(room.right() + space::L), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("qa-review").auto_shrink(false).show(ui, |ui| {
                // The bar stands in the margin, not over what is in the room.
                ui.set_max_width(room.width());
                if sheet.pick.is_some() || sheet.subject.is_some() {
                    let person = people.iter().find(|person| Some(person.id) == sheet.person);
                    in_row(ui, |ui| {
                        let name = person.map_or("", |person| person.name.as_str());
                        avatar(ui, name, usize::try_from(sheet.person.unwrap_or(0)).unwrap_or(0), 26.0);
                        text::strong(ui, name);
                        text::paragraph(ui, person.map_or("", |person| person.team_name.as_str()));
                        if let Some((_, title)) = &sheet.subject {
                            badge(ui, title, crate::ui::Family::Neutral);
                        }
                    });
                    ui.add_space(space::M);
                    let subject = sheet.subject.as_ref().map(|(subject, _)| *subject);
                    if subject.is_some_and(|subject| record_of(subject).is_some()) {
                        self.beside.looks_ui(ui, cx, &lang.tr("quality-beside"), actions);
                        ui.add_space(space::M);
                    }
                    if let Some(reviewed) = self.review.what.iter().flatten().find(|one| Some(one.record.subject) == subject) {
                        said::lines(ui, cx, reviewed, actions);
                    } else if self.review.what == Some(None) {
                        text::paragraph(ui, &lang.tr("quality-review-gone"));
                    }
                    ui.add_space(space::L);
                } else {
                    self.whom(ui, cx, sheet, &people);
                }
                let label = lang.tr("quality-field-channel");
                if Input::new(&label).required().limit(60).width(280.0).text(ui, &mut sheet.channel).changed() {
                    sheet.dirty = true;
                }
                ui.add_space(space::M);
                let label = lang.tr("quality-field-content");
                let hint = lang.say(&msg!("quality-content-hint", least = limits(cx, sheet).note.value));
                if Input::new(&label).required().hint(&hint).limit(2000).multi_line(ui, &mut sheet.content, 5).changed() {
                    sheet.dirty = true;
                }
                if sheet.kept.is_some() {
                    ui.add_space(space::L);
                    self.files.ui(ui, cx, &lang.tr("quality-recordings"), actions);
                }
            });
        });
    }

    /// Who is checked, and when the contact was.
    fn whom(&self, ui: &mut Ui, cx: &Cx<'_>, sheet: &mut Sheet, people: &[Person]) {
        let lang = cx.lang;
        let names: Vec<String> = people.iter().map(|person| format!("{} {}", person.name, person.team_name).trim().to_owned()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut chosen = people.iter().position(|person| Some(person.id) == sheet.person);
        if Input::new(&lang.tr("quality-field-person")).required().select(ui, &mut chosen, &names).changed() {
            sheet.person = chosen.and_then(|at| people.get(at)).map(|person| person.id);
            sheet.dirty = true;
        }
        ui.add_space(space::M);
        crate::ui::field::row(ui, &[1.0, 1.0], |ui, at| {
            if at == 0 {
                let mut day = sheet.day;
                Input::new(&lang.tr("quality-field-day")).required().date(ui, lang, &mut day, cx.now.day());
                if day != sheet.day {
                    (sheet.day, sheet.dirty) = (day, true);
                }
            } else {
                let wrong = sheet.on().is_none().then(|| lang.tr("quality-time-wrong").into_owned());
                let input =
                    Input::new(&lang.tr("quality-field-time")).required().limit(5).error(wrong.as_deref()).text(ui, &mut sheet.time);
                sheet.dirty |= input.changed();
            }
        });
        ui.add_space(space::M);
    }

    /// The sheet: heads, total and grade, findings.
    fn form_side(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, sheet: &mut Sheet, actions: &mut Actions) {
        let lang = cx.lang;
        inside(ui, room, Layout::top_down(Align::Min), |ui| {
            in_row(ui, |ui| {
                text::heading(ui, &sheet.form.draft.name);
                text::caption(ui, &lang.say(&msg!("quality-version", version = sheet.form.version)));
                if let Some(judged) = self.quota.what.as_ref().filter(|_| sheet.person.is_some()) {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if Button::link(&lang.say(&judged.finding.message)).small().show(ui).clicked() {
                            actions.push(Action::Why(Box::new(judged.why.clone())));
                        }
                    });
                }
            });
            ScrollArea::vertical().id_salt("qa-sheet").auto_shrink(false).show(ui, |ui| {
                if let Some(trouble) = &self.trouble {
                    parts::trouble(ui, cx, &lang.tr("quality-not-done"), trouble, actions);
                }
                self.heads(ui, lang, sheet);
                total(ui, cx, sheet);
                self.findings(ui, cx, sheet, actions);
            });
        });
    }

    fn heads(&self, ui: &mut Ui, lang: crate::i18n::Lang, sheet: &mut Sheet) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let (mut section, mut clicked) = (String::new(), None);
        for (at, head) in sheet.form.draft.heads.iter().enumerate() {
            if head.section != section {
                section.clone_from(&head.section);
                ui.add_space(space::M);
                text::group(ui, &section);
            }
            let mark = sheet.entries.get(at).map(|entry| entry.mark).unwrap_or_default();
            let current = at == sheet.at;
            let typed = (current && mark == Mark::Empty && !sheet.typed.is_empty()).then_some(sheet.typed.as_str());
            if head_row(ui, lang, &HeadRow { head, mark, typed, current, open: true }).clicked() {
                clicked = Some(at);
            }
            let low = head.cause_at.is_some_and(|limit| mark.points().is_some_and(|points| points <= limit));
            if let (true, Some(entry)) = (low, sheet.entries.get_mut(at)) {
                ui.add_space(space::S);
                let label = lang.say(&msg!("quality-cause-of", head = head.name.as_str()));
                sheet.dirty |= Input::new(&label).required().limit(200).text(ui, &mut entry.cause).changed();
                ui.add_space(space::S);
            }
        }
        if let Some(at) = clicked {
            if at == sheet.at && sheet.form.draft.heads.get(at).is_some_and(|head| head.fatal) {
                sheet.toggle();
            }
            sheet.go_to(at);
        }
        ui.spacing_mut().item_spacing.y = space::S;
        if let Some(head) = sheet.form.draft.heads.get(sheet.at).filter(|head| head.optional || head.fatal) {
            let verb = if head.fatal { "quality-act-violated" } else { "quality-act-na" };
            if Button::quiet(&lang.tr(verb)).small().key("N").show(ui).clicked() {
                sheet.toggle();
            }
        }
        if sheet.entries.iter().any(|entry| entry.mark == Mark::NotApplicable) {
            let shown: Vec<String> = weights(sheet.heads(), &sheet.entries)
                .iter()
                .zip(sheet.heads())
                .filter(|(weight, _)| **weight > 0)
                .map(|(weight, head)| format!("{} {}", head.name, shown_total(*weight)))
                .collect();
            text::caption(ui, &lang.say(&msg!("quality-redistributed", weights = lang.list(&shown))));
        }
    }

    fn findings(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &Sheet, actions: &mut Actions) {
        let lang = cx.lang;
        let kept = self.scored.what.as_ref().filter(|view| Some(view.record.id) == sheet.kept.map(|(id, _)| id));
        let findings = kept.map(|view| view.findings.as_slice()).unwrap_or_default();
        let mut add = false;
        ui.add_space(space::L);
        in_row(ui, |ui| {
            text::heading(ui, &lang.tr("quality-findings"));
            text::paragraph(ui, &findings.len().to_string());
            add = Button::quiet(&lang.tr("quality-act-find")).icon(icons::PLUS).key("F2").show(ui).clicked();
        });
        text::divider(ui);
        for finding in findings {
            in_row(ui, |ui| {
                text::body(ui, &finding.draft.tag);
                if let Some(head) = finding.draft.head.and_then(|at| usize::try_from(at).ok()).and_then(|at| sheet.heads().get(at)) {
                    badge(ui, &head.name, crate::ui::Family::Neutral);
                }
                let serious = if finding.draft.serious { "quality-serious" } else { "quality-normal" };
                badge(ui, &lang.tr(serious), if finding.draft.serious { crate::ui::Family::Danger } else { crate::ui::Family::Warning });
                badge(ui, &lang.say(&finding.state().message()), finding_family(finding.state(), false));
            });
            if let Some(corrected) = &finding.corrected {
                text::caption(ui, &lang.say(&msg!("quality-coached", text = corrected.text.as_str())));
            }
        }
        let limits = Limits::on(&cx.parameters.params, cx.now.day());
        if findings.is_empty() {
            if let Some(why) = qa_04_heads::needs_finding(sheet.heads(), &sheet.entries, &limits)
                .filter(|_| sheet.entries.iter().any(|entry| entry.mark.points().is_some()))
            {
                text::paragraph(ui, &lang.say(&why));
            }
        } else if let Some(first) = findings.iter().find(|finding| finding.corrected.is_none()) {
            let due = moment(qa_01_correction::due(first.at, &limits));
            text::caption(ui, &lang.say(&msg!("quality-fix-until", due = due)));
        }
        if add {
            self.find(cx, sheet, actions);
        }
    }

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, bar: Rect, sheet: &mut Sheet, prompt: &mut Option<Prompt>, actions: &mut Actions) {
        let lang = cx.lang;
        parts::bar_line(ui, bar);
        let inner = bar.shrink2(vec2(space::XL, 0.0));
        let busy = is_busy(cx);
        let left = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let verb = if sheet.pick.is_some() { "quality-act-submit-next" } else { "quality-act-submit" };
            let saving = lang.tr("quality-saving");
            if Button::primary(&lang.tr(verb)).key("Ctrl Enter").busy(&saving, busy).show(ui).clicked() {
                self.submit(cx, sheet, actions);
            }
            if Button::secondary(&lang.tr("quality-act-keep")).key("Ctrl S").show(ui).clicked() {
                self.keep(cx, sheet, actions);
            }
            if let Some(pick) = &sheet.pick
                && Button::quiet(&lang.tr("quality-act-replace")).show(ui).clicked()
            {
                let pick = pick.id;
                let make = move |reason: &str| Command::Replace { pick, reason: reason.to_owned() };
                *prompt = Some(Prompt::new(cx, "quality-prompt-replace", make));
            }
            ui.min_rect().left()
        });
        inside(ui, inner.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let head = sheet.heads().get(sheet.at);
            let most = head.map_or_else(String::new, |head| head.weight.to_string());
            let switches = head.is_some_and(|head| head.optional || head.fatal);
            for (keys, what, meant) in [
                (["0", "–", &most], "quality-hint-score", head.is_some_and(|head| !head.fatal)),
                (["↑", "", "↓"], "quality-hint-head", true),
                (["F2", "", ""], "quality-hint-find", true),
                (["N", "", ""], if head.is_some_and(|head| head.fatal) { "quality-act-violated" } else { "quality-act-na" }, switches),
                (["F8", "", ""], "quality-hint-play", shows_player(ui.ctx())),
            ] {
                if !meant {
                    continue;
                }
                for key in keys.into_iter().filter(|key| !key.is_empty()) {
                    if key == "–" { drop(text::caption(ui, key)) } else { drop(key_cap(ui, key)) }
                }
                text::caption(ui, &lang.tr(what));
                ui.add_space(space::M);
            }
        });
    }
}

/// The parameters on the day of the contact.
fn limits(cx: &Cx<'_>, sheet: &Sheet) -> Limits {
    Limits::on(&cx.parameters.params, sheet.day.unwrap_or(cx.now.day()))
}

/// Total, its bar with the limits of the grades, and the grade.
fn total(ui: &mut Ui, cx: &Cx<'_>, sheet: &Sheet) {
    let lang = cx.lang;
    let t = tokens(ui);
    let total = Total::of(sheet.entries.iter().zip(sheet.heads().iter().map(|head| head.weight)));
    let limits = limits(cx, sheet);
    let whole = sheet.heads().iter().zip(&sheet.entries).all(|(head, entry)| head.fatal || entry.mark != Mark::Empty);
    let grade = qa_04_heads::grade(total, &limits);
    let sum = if whole { shown_total(total.hundredths()) } else { total.points.to_string() };
    ui.add_space(space::L);
    text::caption(ui, &lang.tr("quality-total"));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    let spoken = lang.say(&msg!("quality-total-said", total = sum.as_str(), grade = grade.message()));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let figure = paint::line_of(ui, &sum, fonts::medium(size::TOTAL));
    let width = figure.size().x;
    paint::put(ui.painter(), figure, rect, Align::Min, t.text);
    let of = paint::line_of(ui, "/ 100", fonts::regular(size::CAPTION));
    let beside = rect.with_min_x(rect.left() + width + 6.0).translate(vec2(0.0, 8.0));
    paint::put(ui.painter(), of, beside, Align::Min, t.text_2);
    let bar = Rect::from_min_max(pos2(rect.left() + 100.0, rect.top() + 10.0), pos2(rect.right() - 60.0, rect.top() + 18.0));
    ui.painter().rect_filled(bar, CornerRadius::same(4), t.neutral.soft);
    let share = |points: f32| bar.left() + bar.width() * (points / 100.0).clamp(0.0, 1.0);
    let filled = share(total.hundredths() as f32 / 100.0 * if whole { 1.0 } else { total.most as f32 / 100.0 });
    let color = if grade == Grade::Fail { t.danger.mark } else { t.success.mark };
    ui.painter().rect_filled(bar.with_max_x(filled), CornerRadius::same(4), color);
    let words = [Grade::Excellent, Grade::Good, Grade::Pass];
    for (limit, word) in limits.grade_limits().into_iter().zip(words) {
        let x = share(limit as f32).round();
        ui.painter().vline(x, bar.y_range(), line(ui.ctx(), t.surface));
        let label = format!("{limit} {}", lang.say(&word.message()));
        // The words of the two highest grades stand to both sides, so that they never meet.
        let (left, right, align) = match word {
            Grade::Excellent => (-4.0, 80.0, Align::Min),
            Grade::Good => (-80.0, 4.0, Align::Max),
            Grade::Pass | Grade::Fail => (-40.0, 40.0, Align::Center),
        };
        let place = Rect::from_min_max(pos2(x + left, bar.bottom() + 2.0), pos2(x + right, rect.bottom()));
        paint::put(ui.painter(), paint::line_of(ui, &label, fonts::regular(size::KEY)), place, align, t.text_3);
    }
    if whole {
        let corner = Rect::from_min_max(pos2(rect.right() - 60.0, rect.top()), rect.max);
        inside(ui, corner, Layout::right_to_left(Align::Center), |ui| grade_badge(ui, lang, grade));
    }
}
