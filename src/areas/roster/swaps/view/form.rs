//! The form of a swap: the own shift in the own calendar, the partner among those who can, the shift in return in his calendar, the
//! reason; and beside it what every clause says while it is filled in.

use egui::{Align, CornerRadius, Id, Key, Layout, Modifiers, Rect, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::super::model::Calendar;
use super::super::clauses;
use super::super::commands::Command;
use super::super::model::{Draft, Ground, Kept, Leg};
use super::super::questions::{Answer, Candidate, Cell, Judgement, Query};
use super::month::{self, Month, Picked};
use super::{Asked, Place, act, go, is_busy, swaps_answer, words};
use crate::areas::parts::{self, Reason, Trouble, inside, line_at};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{self, Done, roster, why};
use crate::base::{Day, Judged, No, Refusal, Verdict};
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{Family, line, radius, size, space, tokens};
use crate::ui::{Button, badge, check, chip, fonts, icons, paint, text};

/// Width of the column with the calendars.
const LEFT: f32 = 332.0;
/// Width of the clause panel.
const RIGHT: f32 = 376.0;
/// Narrowest page on which the clause panel has room.
const WITH_PANEL: f32 = 1060.0;
/// Characters of the reason and of what is handed over.
const MOST: usize = 200;

/// Which calendar is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Side {
    #[default]
    Own,
    Theirs,
}

/// A form as it is filled in.
pub(super) struct Form {
    /// The kept draft that it is, with its revision.
    of: Option<(i64, i64)>,
    draft: Draft,
    before: Draft,
    side: Side,
    month: Day,
    their_month: Day,
    own: Vec<Cell>,
    theirs: Vec<Cell>,
    calendar: Calendar,
    partners: Option<Vec<Candidate>>,
    judgement: Option<Box<Judgement>>,
    others_shown: bool,
    /// Nothing of it had the keyboard yet.
    begins: bool,
    asked: bool,
    trouble: Option<Trouble>,
}

impl Form {
    /// A new form.
    pub fn new(today: Day) -> Self {
        Form {
            of: None,
            draft: Draft::default(),
            before: Draft::default(),
            side: Side::Own,
            month: today,
            their_month: today,
            own: Vec::new(),
            theirs: Vec::new(),
            calendar: Calendar::default(),
            partners: None,
            judgement: None,
            others_shown: false,
            begins: true,
            asked: false,
            trouble: None,
        }
    }

    /// A kept draft.
    pub fn of(kept: &Kept, today: Day) -> Self {
        Form { of: Some((kept.id, kept.rev)), draft: kept.draft.clone(), before: kept.draft.clone(), ..Form::new(today) }
    }

    /// The draft that it is.
    pub fn kept(&self) -> Option<i64> {
        self.of.map(|(id, _)| id)
    }

    /// Whether something is filled in that is not kept.
    pub fn is_dirty(&self) -> bool {
        self.draft != self.before
    }

    // ---- questions and answers ----

    /// Asks for everything that the form shows.
    pub fn ask(&mut self, actions: &mut Actions) {
        if !self.asked {
            return;
        }
        if let Some(shift) = self.draft.give {
            push(Asked::Partners, Query::Partners { shift }, actions);
        }
        self.ask_theirs(actions);
        self.ask_judge(actions);
    }

    fn start(&mut self, cx: &Cx<'_>, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.ask_own(cx, actions);
            self.ask(actions);
        }
    }

    fn ask_own(&self, cx: &Cx<'_>, actions: &mut Actions) {
        let (from, to) = month::shown(self.month);
        push(Asked::Own, Query::Shifts { staff: cx.me.id, from, to }, actions);
    }

    fn ask_theirs(&self, actions: &mut Actions) {
        if let Some(staff) = self.draft.partner {
            let (from, to) = month::shown(self.their_month);
            push(Asked::Theirs, Query::Shifts { staff, from, to }, actions);
        }
    }

    fn ask_judge(&self, actions: &mut Actions) {
        push(Asked::Judge, Query::Judge { draft: Box::new(self.draft.clone()) }, actions);
    }

    /// Takes an answer.
    pub fn answer(&mut self, asked: Asked, answer: &Result<areas::Answer, No>, actions: &mut Actions) {
        let answer = match swaps_answer(answer) {
            Ok(Some(answer)) => answer,
            Ok(None) => return,
            Err(no) => {
                self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
                return;
            }
        };
        match (asked, answer) {
            (Asked::Own, Answer::Shifts { cells, calendar, .. }) => (self.own, self.calendar) = (cells.clone(), calendar.clone()),
            (Asked::Theirs, Answer::Shifts { staff, cells, .. }) if self.draft.partner == Some(*staff) => self.theirs.clone_from(cells),
            (Asked::Partners, Answer::Partners { shift, people }) if self.draft.give == Some(*shift) => {
                self.partners = Some(people.clone())
            }
            // An answer to what was filled in before: the newer question is on its way.
            (Asked::Judge, Answer::Judge(judgement)) if judgement.draft == self.draft => self.judgement = Some(judgement.clone()),
            _ => {}
        }
        if asked == Asked::Judge && self.judgement.as_ref().is_none_or(|judgement| judgement.draft != self.draft) {
            self.ask_judge(actions);
        }
    }

    /// An act ended; returns true when the form closes.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) -> bool {
        match (command, outcome) {
            (_, Err(no)) => {
                self.trouble = Trouble::of(no);
                false
            }
            (Command::Keep { of, draft }, Ok(done)) => {
                self.of = Some(of.map_or((done.id, 1), |(id, rev)| (id, rev + 1)));
                self.before = (**draft).clone();
                false
            }
            (Command::Request { .. }, Ok(done)) => {
                go(Place::Swap(done.id), actions);
                true
            }
            (_, Ok(_)) => {
                go(Place::Main, actions);
                true
            }
        }
    }

    // ---- drawing ----

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        self.start(cx, actions);
        let before = self.draft.clone();
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        self.head(ui, cx, head.shrink2(vec2(space::XL, 0.0)), actions);
        let bar = Rect::from_min_max(pos2(page.left(), page.bottom() - size::DECISION_BAR), page.max);
        let body = Rect::from_min_max(head.left_bottom(), pos2(page.right(), bar.top()));
        let left = body.with_max_x(body.left() + LEFT);
        let with_panel = body.width() >= WITH_PANEL;
        let right = if with_panel { body.with_min_x(body.right() - RIGHT) } else { body.with_min_x(body.right()) };
        let middle = Rect::from_min_max(pos2(left.right(), body.top()), pos2(right.left(), body.bottom()));
        let edge = line(ui.ctx(), tokens(ui).line);
        ui.painter().rect_filled(right, 0, tokens(ui).sunken);
        for x in [left.right(), right.left()] {
            ui.painter().vline(x - 0.5, body.y_range(), edge);
        }
        inside(ui, left.shrink2(vec2(space::XL, space::L)), Layout::top_down(Align::Min), |ui| self.calendars(ui, cx, actions));
        inside(ui, middle, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(middle);
            ScrollArea::vertical().id_salt("swap-form").auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(egui::Margin::symmetric(20, 14)).show(ui, |ui| self.fields(ui, cx, with_panel, actions));
            });
        });
        if with_panel {
            let judged = self.judged();
            inside(ui, right.shrink2(vec2(space::L, space::L)), Layout::top_down(Align::Min), |ui| {
                if self.draft.give.is_none() {
                    text::heading(ui, &cx.lang.tr("areas-why-title"));
                    ui.add_space(space::S);
                    text::paragraph(ui, &cx.lang.tr("roster-clauses-later"));
                    return;
                }
                why::panel(ui, cx, &judged, |_, _, _| {}, actions);
            });
        }
        self.bar(ui, cx, bar, actions);
        if before != self.draft {
            if before.give != self.draft.give || before.partner != self.draft.partner {
                self.ask(actions);
            } else {
                self.ask_judge(actions);
            }
        }
    }

    /// What the clauses say of what is filled in; what is not filled in yet is told by the bar.
    fn judged(&self) -> Vec<Judged> {
        let said = self.judgement.as_ref().map_or(&[][..], |judgement| judgement.said.as_slice());
        said.iter().filter(|said| !said.blank).map(|said| said.judged.clone()).collect()
    }

    /// What stands against the form as it is now.
    fn refusal(&self) -> Option<Refusal> {
        clauses::refusal(&self.judgement.as_ref().filter(|judgement| judgement.draft == self.draft)?.said)
    }

    fn head(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        inside(ui, rect, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if Button::link(&cx.lang.tr("roster-swaps-title")).small().show(ui).clicked() {
                go(Place::Main, actions);
            }
            let (caret, _) = ui.allocate_exact_size(vec2(12.0, size::BADGE), Sense::hover());
            paint::icon(ui.painter(), caret.center(), icons::CARET_RIGHT, size::ICON_TINY, tokens(ui).text_3);
            text::title(ui, &cx.lang.tr("roster-swaps-form-title"));
            badge::badge(ui, &cx.lang.tr("roster-swaps-state-draft"), Family::Neutral);
            if self.of.is_some() && !self.is_dirty() {
                text::caption(ui, &cx.lang.tr("roster-swaps-form-kept"));
            }
        });
    }

    // ---- the calendars ----

    fn calendars(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let partner = self.partner_name();
        let theirs = match &partner {
            Some(name) => lang.say(&msg!("roster-swaps-tab-theirs", name = name.as_str())),
            None => lang.tr("roster-swaps-tab-return").into_owned(),
        };
        let own = lang.tr("roster-swaps-tab-own");
        let mut at = usize::from(self.side == Side::Theirs);
        if chip::segmented(ui, &lang.tr("roster-swaps-tabs"), &[&own, &theirs], &mut at) {
            self.side = if at == 1 { Side::Theirs } else { Side::Own };
        }
        ui.add_space(space::L);
        match self.side {
            Side::Own => self.own_calendar(ui, cx, actions),
            Side::Theirs if partner.is_none() => drop(text::paragraph(ui, &lang.tr("roster-swaps-partner-first"))),
            Side::Theirs => self.their_calendar(ui, cx, actions),
        }
        ui.add_space(space::L);
        text::divider(ui);
        ui.add_space(space::M);
        self.leg(ui, cx, "roster-swaps-field-give", self.draft.give, &self.own);
        self.leg(ui, cx, "roster-swaps-field-take", self.draft.take, &self.theirs);
    }

    fn partner_name(&self) -> Option<String> {
        let id = self.draft.partner?;
        let found = self.partners.as_ref()?.iter().find(|one| one.person.id == id)?;
        Some(found.person.name.clone())
    }

    fn own_calendar(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let now = cx.now;
        let open = |cell: &Cell| cell.shift.span.from > now && cell.mark.is_none() && !cell.leave;
        let title = cx.lang.tr("roster-swaps-choose-give");
        let shown =
            Month { title: &title, month: self.month, cells: &self.own, calendar: &self.calendar, chosen: self.draft.give, open: &open };
        let id = Id::unique("swap-own");
        // The keyboard begins at the next shift.
        if let Some(next) = self.own.iter().find(|cell| self.begins && open(cell)) {
            ui.memory_mut(|m| m.request_focus(id.with(next.shift.id)));
            self.begins = false;
        }
        match month::ui(ui, cx, id, &shown) {
            Some(Picked::Shift(id)) if self.draft.give != Some(id) => {
                // Others can take another shift over, and other shifts can be worked in return.
                self.draft = Draft { give: Some(id), partner: None, take: None, ..std::mem::take(&mut self.draft) };
                (self.partners, self.theirs) = (None, Vec::new());
                self.their_month = self.own.iter().find(|cell| cell.shift.id == id).map_or(self.month, |cell| cell.shift.day);
            }
            Some(Picked::Month(day)) => {
                self.month = day;
                self.ask_own(cx, actions);
            }
            _ => {}
        }
    }

    fn their_calendar(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let takes: Vec<i64> = self.candidate().map_or_else(Vec::new, |one| one.shifts.iter().map(|shift| shift.id).collect());
        let open = |cell: &Cell| takes.contains(&cell.shift.id);
        let title = cx.lang.tr("roster-swaps-choose-take");
        let shown = Month {
            title: &title,
            month: self.their_month,
            cells: &self.theirs,
            calendar: &self.calendar,
            chosen: self.draft.take,
            open: &open,
        };
        match month::ui(ui, cx, Id::unique("swap-theirs"), &shown) {
            Some(Picked::Shift(id)) => self.draft.take = Some(id),
            Some(Picked::Month(day)) => {
                self.their_month = day;
                self.ask_theirs(actions);
            }
            None => {}
        }
    }

    fn candidate(&self) -> Option<&Candidate> {
        self.partners.as_ref()?.iter().find(|one| Some(one.person.id) == self.draft.partner)
    }

    /// A chosen shift: `换出 早 03-11 周三 08:00–16:00`
    fn leg(&self, ui: &mut Ui, cx: &Cx<'_>, label: &str, shift: Option<i64>, cells: &[Cell]) {
        let found = shift.and_then(|id| cells.iter().find(|cell| cell.shift.id == id));
        ui.horizontal(|ui| {
            ui.set_min_height(size::PROPERTY_ROW);
            ui.spacing_mut().item_spacing.x = space::M;
            let t = tokens(ui);
            let (room, _) = ui.allocate_exact_size(vec2(54.0, size::BADGE), Sense::hover());
            let galley = paint::line_of(ui, &cx.lang.tr(label), fonts::regular(size::TABLE));
            paint::put(ui.painter(), galley, room, Align::Min, t.text_2);
            match found {
                Some(cell) => {
                    badge::shift_chip(ui, &cell.shift.name, words::tint(cell.tint));
                    text::strong(ui, &words::leg_time(cx.lang, &Leg::of(&cell.shift), cx.now.day()));
                }
                // Chosen, but in a month that is not shown.
                None if shift.is_some() => drop(text::small(ui, &cx.lang.tr("roster-swaps-chosen"))),
                None => drop(text::paragraph(ui, &cx.lang.tr("roster-swaps-not-chosen"))),
            }
        });
    }

    // ---- the fields ----

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, with_panel: bool, actions: &mut Actions) {
        let lang = cx.lang;
        ui.spacing_mut().item_spacing.y = space::M;
        if let Some(trouble) = &self.trouble {
            parts::trouble(ui, cx, &lang.tr("roster-swaps-not-done"), trouble, actions);
        }
        label(ui, &lang.tr("roster-swaps-field-partner"), true);
        self.people(ui, cx);
        ui.add_space(space::S);
        label(ui, &lang.tr("roster-swaps-field-ground"), true);
        field::row(ui, &[1.0, 1.0], |ui, at| {
            let Some(ground) = Ground::ALL.get(at).copied() else { return };
            if check::OptionTile::new(&lang.say(&ground.message()), self.draft.ground == ground).show(ui).clicked() {
                self.draft.ground = ground;
            }
        });
        let (reason, hint) = (lang.tr("roster-swaps-reason"), lang.tr("roster-swaps-reason-hint"));
        Input::new(&reason).required().hint(&hint).limit(MOST).text(ui, &mut self.draft.reason);
        check::checkbox(ui, &mut self.draft.in_person, &lang.tr("roster-swaps-in-person-tick"));
        ui.add_space(space::S);
        let (items, hint) = (lang.tr("roster-swaps-items"), lang.tr("roster-swaps-items-hint"));
        Input::new(&items).required().hint(&hint).limit(MOST).multi_line(ui, &mut self.draft.items, 2);
        check::checkbox(ui, &mut self.draft.handed_over, &lang.tr("roster-swaps-tick-handed-a"));
        ui.add_space(space::S);
        self.route(ui, cx);
        if !with_panel {
            // Too narrow for the panel: what stands against it is told here.
            let said = self.judgement.as_ref().map(|judgement| judgement.said.clone()).unwrap_or_default();
            let against = said.into_iter().filter(|said| !said.blank).map(|said| said.judged.finding);
            let against: Vec<_> = against.filter(|finding| finding.verdict > Verdict::Kept).collect();
            parts::findings(ui, cx, &against, actions);
        }
    }

    /// Who can take the shift over, and below who cannot and why.
    fn people(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let Some(partners) = self.partners.clone() else {
            let id = if self.draft.give.is_some() { "roster-swaps-partners-asked" } else { "roster-swaps-give-first" };
            text::paragraph(ui, &lang.tr(id));
            return;
        };
        let (can, cannot): (Vec<_>, Vec<_>) = partners.iter().partition(|one| one.reason.is_none());
        if can.is_empty() {
            text::paragraph(ui, &lang.tr("roster-swaps-nobody-can"));
        }
        ui.spacing_mut().item_spacing.y = space::XS;
        for one in can {
            let chosen = self.draft.partner == Some(one.person.id);
            if person_row(ui, cx, one, chosen).clicked() && !chosen {
                self.draft.partner = Some(one.person.id);
                self.draft.take = None;
                self.theirs.clear();
                self.side = Side::Theirs;
                if let Some(first) = one.shifts.first() {
                    self.their_month = first.day;
                }
            }
        }
        if !cannot.is_empty() {
            let word = if self.others_shown { "roster-swaps-hide-others" } else { "roster-swaps-show-others" };
            let label = lang.say(&crate::base::Message::plain(word).with("count", cannot.len()));
            if Button::link(&label).small().show(ui).clicked() {
                self.others_shown = !self.others_shown;
            }
            for one in cannot.iter().filter(|_| self.others_shown) {
                person_row(ui, cx, one, false);
            }
        }
    }

    /// 审批路线
    fn route(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let Some(judgement) = self.judgement.as_ref().filter(|judgement| judgement.deciders.iter().all(|names| !names.is_empty())) else {
            return;
        };
        let [of_a, of_b] = &judgement.deciders;
        let partner = self.partner_name().unwrap_or_default();
        let mut steps = vec![(cx.me.name.clone(), lang.tr("roster-swaps-route-send")), (partner, lang.tr("roster-swaps-route-confirm"))];
        steps.push((lang.list(of_a), lang.tr("roster-swaps-route-decide")));
        if of_a != of_b {
            steps.push((lang.list(of_b), lang.tr("roster-swaps-route-decide")));
        }
        label(ui, &lang.tr("roster-swaps-route"), false);
        let t = tokens(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 58.0), Sense::hover());
        ui.painter().rect_filled(rect, CornerRadius::same(radius::PANEL), t.sunken);
        let width = rect.width() / steps.len().max(1) as f32;
        for (at, (name, deed)) in steps.iter().enumerate() {
            let room =
                Rect::from_min_size(pos2(rect.left() + width * at as f32 + space::M, rect.top()), vec2(width - space::M, rect.height()));
            let response = ui.interact(room, ui.scope_id().with(("route", at)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{name} {deed}")));
            let face = Rect::from_center_size(pos2(room.left() + 13.0, room.center().y), vec2(26.0, 26.0));
            badge::paint_avatar(ui, face, name, at);
            let words = Rect::from_min_max(pos2(face.right() + space::S, room.top()), pos2(room.right() - 18.0, room.bottom()));
            let upper = Rect::from_min_size(pos2(words.left(), words.center().y - 19.0), vec2(words.width(), 20.0));
            let lower = Rect::from_min_size(pos2(words.left(), words.center().y + 1.0), vec2(words.width(), 18.0));
            paint::put(ui.painter(), paint::line_within(ui, name, fonts::regular(size::TABLE), words.width()), upper, Align::Min, t.text);
            paint::put(
                ui.painter(),
                paint::line_within(ui, deed, fonts::regular(size::CAPTION), words.width()),
                lower,
                Align::Min,
                t.text_2,
            );
            if at + 1 < steps.len() {
                paint::icon(ui.painter(), pos2(room.right() - 6.0, room.center().y), icons::ARROW_RIGHT, size::ICON_TINY, t.text_3);
            }
        }
    }

    // ---- the bar ----

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        let busy = is_busy(cx);
        let t = tokens(ui);
        ui.painter().rect_filled(rect, 0, t.surface);
        line_at(ui, rect, rect.top() + 1.0);
        let inner = rect.shrink2(vec2(space::XL, 0.0));
        let refusal = self.refusal();
        let judged = self.judgement.as_ref().is_some_and(|judgement| judgement.draft == self.draft);
        let key = |ui: &Ui, modifiers, key| !parts::shut(ui) && ui.input_mut(|i| i.consume_key(modifiers, key));
        let (mut send, mut keep) = (key(ui, Modifiers::COMMAND, Key::Enter), key(ui, Modifiers::COMMAND, Key::S));
        let mut discard = false;
        let left = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (label, working) = (lang.tr("roster-swaps-act-send"), lang.tr("roster-swaps-working"));
            let why = refusal.as_ref().map(|refusal| Reason::of(lang, refusal));
            let button = Button::primary(&label).key("Ctrl Enter").busy(&working, busy).refused_if(why.as_ref().map(Reason::refused));
            send |= button.show(ui).clicked();
            keep |= Button::secondary(&lang.tr("roster-swaps-act-keep")).key("Ctrl S").show(ui).clicked();
            discard = Button::quiet(&lang.tr("roster-swaps-act-discard")).show(ui).clicked();
            ui.min_rect().left()
        });
        let count = self.judged().iter().filter(|one| one.finding.verdict == Verdict::Refused).count();
        let blanks = self.judgement.as_ref().map_or(0, |judgement| judgement.said.iter().filter(|said| said.blank).count());
        inside(ui, inner.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| {
            if count > 0 {
                field::error_line(ui, &lang.say(&msg!("roster-swaps-against", count = count)));
            } else if blanks > 0 {
                text::paragraph(ui, &lang.say(&msg!("roster-swaps-blank", count = blanks)));
            } else if judged {
                field::passed_line(ui, &lang.tr("roster-swaps-all-kept"));
            }
        });
        if busy {
            return;
        }
        if send && judged && refusal.is_none() {
            self.trouble = None;
            act(Command::Request { of: self.kept(), draft: Box::new(self.draft.clone()) }, actions);
        } else if keep && (self.is_dirty() || self.of.is_none()) {
            self.trouble = None;
            act(Command::Keep { of: self.of, draft: Box::new(self.draft.clone()) }, actions);
        } else if discard {
            match self.kept() {
                Some(of) => act(Command::Discard { of }, actions),
                None => {
                    *self = Form::new(cx.now.day());
                    go(Place::Main, actions);
                }
            }
        }
    }
}

/// The label of something that is no field; a red * where it is required.
fn label(ui: &mut Ui, words: &str, required: bool) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        text::paragraph(ui, words);
        if required {
            text::one_line(ui, "*", fonts::regular(size::TABLE), tokens(ui).danger.text);
        }
    });
}

/// A person as a line to choose; who cannot stands pale with the reason and its clause.
fn person_row(ui: &mut Ui, cx: &Cx<'_>, one: &Candidate, chosen: bool) -> egui::Response {
    let t = tokens(ui);
    let lang = cx.lang;
    let can = one.reason.is_none();
    let height = if can { 40.0 } else { 46.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), if can { Sense::click() } else { Sense::hover() });
    let person = &one.person;
    let detail = match &one.reason {
        Some(reason) => format!("{} {}", lang.say(&reason.message), reason.clause),
        None => lang.say(&msg!("roster-swaps-returns", count = one.shifts.len())),
    };
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, can, chosen, format!("{} {detail}", person.name)));
    let fill = match (chosen, can && response.hovered()) {
        (true, _) => t.selected,
        (false, true) => t.hover,
        (false, false) => t.surface,
    };
    let edge = if chosen { t.accent } else { t.line };
    ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), fill, line(ui.ctx(), edge), StrokeKind::Inside);
    let face = Rect::from_center_size(pos2(rect.left() + 22.0, rect.center().y), vec2(26.0, 26.0));
    badge::paint_avatar(ui, face, &person.name, usize::try_from(person.id).unwrap_or(0));
    let left = face.right() + space::M;
    let about = [person.team_name.as_str(), person.job.as_str(), person.level_name.as_str()];
    let about = about.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let color = if can { t.text } else { t.text_3 };
    let name = paint::line_of(ui, &person.name, fonts::regular(size::BODY));
    let name_width = name.size().x;
    let line_height = if can { rect.height() } else { 24.0 };
    let upper = Rect::from_min_size(pos2(left, rect.top()), vec2(rect.right() - space::M - left, line_height));
    paint::put(ui.painter(), name, upper, Align::Min, color);
    let beside = upper.with_min_x(left + name_width + space::M);
    let room = beside.width() * if can { 0.6 } else { 1.0 };
    paint::put(ui.painter(), paint::line_within(ui, &about, fonts::regular(size::CAPTION), room), beside, Align::Min, t.text_3);
    if can {
        let galley = paint::line_of(ui, &detail, fonts::regular(size::CAPTION));
        paint::put(ui.painter(), galley, upper, Align::Max, t.text_2);
    } else {
        let lower = Rect::from_min_max(pos2(left, upper.bottom() - 3.0), pos2(upper.right(), rect.bottom() - 3.0));
        let galley = paint::line_within(ui, &detail, fonts::regular(size::CAPTION), lower.width());
        paint::put(ui.painter(), galley, lower, Align::Min, t.text_2);
    }
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
    if can { response } else { crate::ui::tooltip::tip(response, &detail) }
}

fn push(asked: Asked, query: Query, actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Swaps(asked), areas::Query::Roster(roster::Query::Swaps(query))));
}
