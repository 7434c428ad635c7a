//! 《顾客投诉登记表》 on one page, for the keyboard alone: the customer is found while typing, similar open complaints stand beside it, and
//! what is typed is kept a moment after the last change, so that it survives closing and crashing.

use egui::{Align, Id, Key, Layout, Modifiers, Rect, Response, ScrollArea, Ui, pos2, vec2};

use super::super::clauses::case_13_soothing;
use super::super::model::{Channel, Draft, Emotion};
use super::super::{Answer, Command, FormNews, Hint, Query};
use super::{Asked, Place, act, answer_of, ask, go, is_busy, is_keeping, why_not_register, words};
use crate::areas::attachments::Record;
use crate::areas::attachments::view::Files;
use crate::areas::parts::{self, Reason, Trouble, bar_line, clock, inside, line_at};
use crate::areas::view::{Actions, Cx, News};
use crate::areas::{self, Done};
use crate::base::{Day, Flaw, Instant, No, Why};
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::paint::Look;
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Button, badge, check, chip, fonts, icons, keep_ime, menu, text};

/// Width of the column with similar complaints.
const RIGHT: f32 = 340.0;
/// Narrowest page on which that column has room.
const WITH_RIGHT: f32 = 860.0;
/// Products that are offered.
const OFTEN: usize = 3;
/// Seconds after the last change until the form is kept.
const KEEP_AFTER: f64 = 2.0;

/// A form as it is filled in.
pub(super) struct Form {
    draft: Draft,
    /// As it was kept last.
    kept: Draft,
    kept_at: Option<Instant>,
    /// On its way to be kept.
    sending: Option<Draft>,
    /// Whether the form of the person was asked for.
    restored: bool,
    /// What was kept before came back.
    recovered: bool,
    day: Option<Day>,
    time: String,
    search: String,
    customer: Option<Hint>,
    /// For what customers were asked: the search, or else phone or name of the complainant.
    looked_for: String,
    found: Vec<(Hint, String)>,
    /// The found customer that Enter takes.
    lit: usize,
    /// What was chosen for it is kept at once.
    files: Files,
    /// Products that stand on complaints, the most frequent first.
    products: Vec<String>,
    news: FormNews,
    asked: Option<Draft>,
    /// When the form changed last, by the clock of the window.
    changed: Option<f64>,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
    /// It was just refused: the first field that is wrong gets the keyboard.
    to_flaw: bool,
    focused: bool,
}

impl Form {
    /// A new form; the time is now.
    pub fn new(cx: &Cx<'_>) -> Self {
        let draft = Draft { happened_at: Some(cx.now), ..Draft::default() };
        Form {
            kept: draft.clone(),
            draft,
            kept_at: None,
            sending: None,
            restored: false,
            recovered: false,
            day: Some(cx.now.day()),
            time: clock(cx.now),
            search: String::new(),
            customer: None,
            looked_for: String::new(),
            found: Vec::new(),
            lit: 0,
            files: Files::default(),
            products: Vec::new(),
            news: FormNews::default(),
            asked: None,
            changed: None,
            flaws: Vec::new(),
            trouble: None,
            to_flaw: false,
            focused: false,
        }
    }

    /// Whether something is filled in that is not kept.
    pub fn is_dirty(&self) -> bool {
        self.draft != self.kept
    }

    /// Takes what is about the files that were chosen for it.
    pub fn hear(&mut self, news: &News<'_>, actions: &mut Actions) {
        self.files.news(news, actions);
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match answer_of(answer) {
            Ok(Some(Answer::Kept(Some(draft), customer))) if !self.is_dirty() => {
                (self.day, self.time) = (draft.happened_at.map(Instant::day), draft.happened_at.map_or_else(String::new, clock));
                self.customer.clone_from(customer);
                (self.draft, self.kept) = ((**draft).clone(), (**draft).clone());
                self.recovered = true;
            }
            Ok(Some(Answer::Customers(found))) => (self.found, self.lit) = (found.clone(), 0),
            Ok(Some(Answer::Products(products))) => self.products.clone_from(products),
            Ok(Some(Answer::Similar(news))) => self.news = (**news).clone(),
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// An act ended; returns true when the form closes.
    pub fn ended(&mut self, cx: &Cx<'_>, command: &Command, outcome: &Result<Done, No>, actions: &mut Actions) -> bool {
        match (command, outcome) {
            (Command::Register { .. }, Ok(done)) => {
                go(Place::One(done.id), actions);
                true
            }
            (Command::Keep(_), Ok(_)) => {
                if let Some(sent) = self.sending.take() {
                    self.kept = sent;
                    self.kept_at = Some(cx.now);
                }
                false
            }
            (_, Err(no)) => {
                (self.sending, self.changed) = (None, None);
                if let No::Refused(refusal) = no {
                    self.flaws.clone_from(&refusal.flaws);
                    self.to_flaw = true;
                }
                self.trouble = Trouble::of(no);
                false
            }
            _ => false,
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        if !std::mem::replace(&mut self.restored, true) {
            ask(Asked::Kept, Query::Kept, actions);
            ask(Asked::Products, Query::Products, actions);
        }
        self.files.open(Record::complaint_draft(cx.me.id), actions);
        if self.asked.as_ref() != Some(&self.draft) {
            self.asked = Some(self.draft.clone());
            ask(Asked::Similar, Query::Similar(Box::new(self.draft.clone())), actions);
        }
        // Before anything is drawn: what has the focus would take Enter for itself.
        let keyed = !parts::shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
        if !parts::shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            go(Place::List, actions);
        }
        let before = self.draft.clone();
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        self.head(ui, cx, head.shrink2(vec2(space::XL, 0.0)), actions);
        let bar = Rect::from_min_max(pos2(page.left(), page.bottom() - size::DECISION_BAR), page.max);
        let body = Rect::from_min_max(head.left_bottom(), bar.right_top());
        let beside = body.width() >= WITH_RIGHT;
        let edge = if beside { body.right() - RIGHT } else { body.right() };
        scrolled(ui, body.with_max_x(edge), "complaint-form", |ui| self.fields(ui, cx, !beside, actions));
        if beside {
            let right = body.with_min_x(edge);
            ui.painter().rect_filled(right, 0, tokens(ui).sunken);
            ui.painter().vline(edge - 0.5, right.y_range(), line(ui.ctx(), tokens(ui).line));
            scrolled(ui, right, "complaint-similar", |ui| self.similar(ui, cx, actions));
        }
        self.bar(ui, cx, bar, keyed, actions);
        if before != self.draft {
            self.changed = Some(ui.input(|i| i.time));
            self.trouble = None;
            self.mend(&before);
        }
        self.keep_by_itself(ui, cx, actions);
    }

    /// Keeps the form a moment after the last change, unless it is being kept or sent.
    fn keep_by_itself(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(changed) = self.changed.filter(|_| self.is_dirty() && !is_busy(cx) && !is_keeping(cx)) else { return };
        let rest = changed + KEEP_AFTER - ui.input(|i| i.time);
        if rest > 0.0 {
            ui.ctx().request_repaint_after_secs(rest as f32 + 0.01);
        } else {
            self.changed = None;
            self.sending = Some(self.draft.clone());
            act(Command::Keep(Some(Box::new(self.draft.clone()))), actions);
        }
    }

    fn head(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        inside(ui, rect, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if Button::link(&lang.tr("cases-complaints-view-title")).small().show(ui).clicked() {
                go(Place::List, actions);
            }
            text::title(ui, &lang.tr("cases-complaints-view-new"));
            if let Some(at) = self.kept_at.filter(|_| !self.is_dirty()) {
                text::caption(ui, &lang.say(&msg!("cases-complaints-view-kept", at = clock(at))));
            } else if self.recovered && self.kept_at.is_none() {
                text::caption(ui, &lang.tr("cases-complaints-view-recovered"));
            }
        });
    }

    /// What is wrong with a field stays until the field changes.
    fn mend(&mut self, before: &Draft) {
        let draft = &self.draft;
        self.flaws.retain(|flaw| match flaw.field {
            "complainant" => before.complainant == draft.complainant,
            "phone" => before.phone == draft.phone,
            "happened_at" => before.happened_at == draft.happened_at,
            "channel" => before.channel == draft.channel,
            "content" => before.content == draft.content,
            _ => false,
        });
    }

    fn error(&self, cx: &Cx<'_>, name: &str) -> Option<String> {
        self.flaws.iter().find(|flaw| flaw.field == name).map(|flaw| cx.lang.say(&flaw.message))
    }

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, with_similar: bool, actions: &mut Actions) {
        let l = |id: &str| cx.lang.tr(id).into_owned();
        ui.spacing_mut().item_spacing.y = space::M;
        if let Some(trouble) = self.trouble.as_ref().filter(|_| self.flaws.is_empty()) {
            parts::trouble(ui, cx, &l("cases-complaints-view-not-done"), trouble, actions);
        }
        let errors = ["complainant", "phone", "happened_at", "channel", "content"].map(|name| self.error(cx, name));
        let [wrong_name, wrong_phone, wrong_when, wrong_channel, wrong_content] = errors.each_ref().map(Option::as_deref);
        let first = !std::mem::replace(&mut self.focused, true);
        let mut to_flaw = std::mem::take(&mut self.to_flaw);
        // The first field of a new form, and the first wrong one of a refused form, has the keyboard.
        let mut focus = |shown: &Response, wrong: Option<&str>| {
            if wrong.is_some() && std::mem::take(&mut to_flaw) {
                shown.request_focus();
            }
        };
        let labels = (l("cases-complaints-field-complainant"), l("cases-complaints-field-phone"));
        // Where Enter leads when it takes no customer.
        let mut entered = None;
        field::row(ui, &[1.0, 1.0, 2.0], |ui, at| {
            let (label, wrong, value) = match at {
                0 => (&labels.0, wrong_name, &mut self.draft.complainant),
                1 => (&labels.1, wrong_phone, &mut self.draft.phone),
                _ => return self.customer(ui, cx, entered, actions),
            };
            let input = Input::new(label).required().error(wrong).limit(60);
            let input = if at == 1 { input.id(phone_id()) } else { input };
            let shown = ui.push_id(at, |ui| input.text(ui, value)).inner;
            if first && at == 0 {
                shown.request_focus();
            }
            focus(&shown, wrong);
            if keep_ime::submit(ui, &shown) {
                entered = Some(if at == 0 { phone_id() } else { customer_id() });
            }
        });
        let channels: Vec<String> = Channel::ALL.iter().map(|channel| cx.lang.say(&channel.message())).collect();
        let names: Vec<&str> = channels.iter().map(String::as_str).collect();
        let mut chosen = Channel::ALL.iter().position(|channel| Some(*channel) == self.draft.channel);
        let labels = (l("cases-complaints-field-channel"), l("cases-complaints-field-day"), l("cases-complaints-field-time"));
        ui.push_id("when", |ui| {
            field::row(ui, &[1.0, 1.0], |ui, at| {
                if at == 0 {
                    focus(
                        &Input::new(&labels.0).required().id(channel_id()).error(wrong_channel).select(ui, &mut chosen, &names),
                        wrong_channel,
                    );
                    return;
                }
                field::row(ui, &[3.0, 2.0], |ui, at| {
                    if at == 0 {
                        let day = Input::new(&labels.1).required().error(wrong_when);
                        focus(&day.date(ui, cx.lang, &mut self.day, cx.now.day()), wrong_when);
                    } else {
                        Input::new(&labels.2).required().limit(5).text(ui, &mut self.time);
                    }
                });
            });
        });
        self.draft.channel = chosen.and_then(|at| Channel::ALL.get(at).copied());
        let time: Option<jiff::civil::Time> = self.time.trim().parse().ok();
        let then = self.day.zip(time).map(|(day, time)| Instant::of(day.to_datetime(time)));
        // The seconds of the moment at which the form was opened are not typed and stay.
        if then.map(clock) != self.draft.happened_at.map(clock) || then.map(Instant::day) != self.draft.happened_at.map(Instant::day) {
            self.draft.happened_at = then;
        }
        let label = l("cases-complaints-field-content");
        ui.push_id("content", |ui| {
            let content = Input::new(&label).required().error(wrong_content).limit(4000);
            focus(&content.multi_line(ui, &mut self.draft.content, 4), wrong_content);
        });
        let labels = (l("cases-complaints-field-demand"), l("cases-complaints-field-product"));
        ui.push_id("demand", |ui| {
            field::row(ui, &[1.0, 1.0], |ui, at| {
                if at == 0 {
                    Input::new(&labels.0).limit(400).text(ui, &mut self.draft.demand);
                } else {
                    let product = Input::new(&labels.1).limit(120).text(ui, &mut self.draft.product);
                    // What was clicked is gone with the others.
                    if self.often(ui) {
                        product.request_focus();
                    }
                }
            });
        });
        ui.push_id("emotion", |ui| self.emotion(ui, cx));
        check::checkbox(ui, &mut self.draft.important, &l("cases-complaints-view-mark-important"));
        ui.add_space(space::M);
        self.files.ui(ui, cx, &l("cases-complaints-view-files"), actions);
        if with_similar {
            ui.add_space(space::L);
            self.similar(ui, cx, actions);
        }
    }

    /// Products that stand on many complaints, while none is written; returns whether one was chosen.
    fn often(&mut self, ui: &mut Ui) -> bool {
        if !self.draft.product.is_empty() || self.products.is_empty() {
            return false;
        }
        ui.add_space(space::S);
        let mut chosen = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            for product in self.products.iter().take(OFTEN) {
                if chip::add(ui, product).clicked() {
                    self.draft.product.clone_from(product);
                    chosen = true;
                }
            }
        });
        chosen
    }

    /// The customer, found while the complainant, the phone or the name of the company is typed; nobody is a 非客户. `entered` when Enter
    /// was pressed at the complainant or the phone: the field that is next.
    fn customer(&mut self, ui: &mut Ui, cx: &Cx<'_>, entered: Option<Id>, actions: &mut Actions) {
        let l = |id: &str| cx.lang.tr(id).into_owned();
        let label = l("cases-complaints-field-customer");
        if let Some(customer) = self.customer.clone() {
            Input::new(&label).value(ui, &customer.text);
            if let Some(next) = entered {
                go_on(ui, if next == customer_id() { channel_id() } else { next });
            }
            if Button::link(&l("cases-complaints-view-unlink")).small().show(ui).clicked() {
                (self.customer, self.draft.customer) = (None, None);
                ui.memory_mut(|m| m.request_focus(customer_id()));
            }
            return;
        }
        let wanted = [self.search.trim(), self.draft.phone.trim(), self.draft.complainant.trim()];
        let wanted = wanted.into_iter().find(|text| text.chars().count() > 1).unwrap_or_default().to_owned();
        if wanted != self.looked_for {
            self.looked_for.clone_from(&wanted);
            self.found.clear();
            if !wanted.is_empty() {
                ask(Asked::Customers, Query::Customers { text: wanted.clone() }, actions);
            }
        }
        let none = self.found.is_empty() && !self.search.trim().is_empty();
        let hint = l(if none { "cases-complaints-view-no-customer" } else { "cases-complaints-view-customer-hint" });
        let input = Input::new(&label).hint(&hint).id(customer_id()).limit(60).text(ui, &mut self.search);
        if input.has_focus() && !self.found.is_empty() {
            // Up and down choose among what was found and do not leave the field.
            let step = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key));
            let (down, up) = (step(Key::ArrowDown), step(Key::ArrowUp));
            self.lit = (self.lit + down).saturating_sub(up).min(self.found.len() - 1);
        }
        let next = if keep_ime::submit(ui, &input) { Some(channel_id()) } else { entered };
        let mut chosen = next.and_then(|_| self.found.get(self.lit)).map(|(hint, _)| hint.clone());
        if let Some(next) = next {
            go_on(ui, next);
        }
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, (found, no)) in self.found.iter().enumerate() {
                let line = format!("{}　{no}", found.text);
                let item = menu::Item::new(&line).icon(icons::BUILDINGS);
                let item = if place == self.lit { item.key("Enter").forced(Look::Hovered) } else { item };
                if item.show(ui).clicked() {
                    chosen = Some(found.clone());
                }
            }
        });
        if let Some(chosen) = chosen {
            self.draft.customer = Some(chosen.id);
            if self.draft.complainant.trim().is_empty() {
                self.draft.complainant.clone_from(&chosen.text);
            }
            self.search.clear();
            self.found.clear();
            self.customer = Some(chosen);
            // The field that was typed into is gone: the next one to fill in has the keyboard.
            go_on(ui, if self.draft.phone.trim().is_empty() { phone_id() } else { channel_id() });
        }
    }

    /// The emotion, with the soothing list where it is asked for (CASE-13).
    fn emotion(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        text::group(ui, &lang.tr("cases-complaints-field-emotion"));
        field::row(ui, &[1.0; Emotion::ALL.len()], |ui, at| {
            let Some(emotion) = Emotion::ALL.get(at).copied() else { return };
            let current = self.draft.emotion == Some(emotion);
            if check::OptionTile::new(&lang.say(&emotion.message()), current).show(ui).clicked() {
                self.draft.emotion = if current { None } else { Some(emotion) };
            }
        });
        if !case_13_soothing::asks(self.draft.emotion) {
            return;
        }
        let [listen, ours, understand, explain, record] = case_13_soothing::steps().map(|step| lang.say(&step));
        let soothing = &mut self.draft.soothing;
        check::checkbox(ui, &mut soothing.listened, &listen);
        words::ours(ui, lang, &ours, &mut soothing.ours);
        check::checkbox(ui, &mut soothing.understood, &understand);
        check::checkbox(ui, &mut soothing.explained, &explain);
        check::checkbox(ui, &mut soothing.recorded, &record);
    }

    /// Open complaints that may be the same, and what the clauses warn about.
    fn similar(&self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let (lang, today) = (cx.lang, cx.now.day());
        text::heading(ui, &lang.tr("cases-complaints-view-similar"));
        ui.add_space(space::S);
        if self.news.similar.is_empty() {
            text::caption(ui, &lang.tr("cases-complaints-view-similar-none"));
        }
        for similar in &self.news.similar {
            let line = &similar.line;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if Button::link(&line.no).small().show(ui).clicked() {
                    go(Place::One(line.id), actions);
                }
                badge::badge(ui, &lang.say(&line.state.message()), words::family(line.state));
                let (how, family) = if similar.same {
                    (lang.tr("cases-complaints-view-same").into_owned(), Family::Warning)
                } else {
                    (lang.say(&msg!("cases-complaints-view-alike", percent = similar.percent)), Family::Neutral)
                };
                badge::badge(ui, &how, family);
            });
            text::caption(ui, &format!("{}　{}", words::moment(lang, line.accepted_at, today), line.handler));
            if !line.content.is_empty() {
                text::paragraph(ui, &line.content);
            }
            ui.add_space(space::M);
        }
        ui.add_space(space::L);
        // Each clause speaks once; what it found in all comes first.
        for (place, finding) in self.news.findings.iter().enumerate() {
            if self.news.findings.iter().take(place).all(|before| before.clause != finding.clause) {
                parts::judged(ui, cx, finding, Why::of(finding.clause), actions);
            }
        }
    }

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, keyed: bool, actions: &mut Actions) {
        bar_line(ui, rect);
        let l = |id: &str| cx.lang.tr(id).into_owned();
        let left = inside(ui, rect.shrink2(vec2(space::XL, 0.0)), Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (label, working) = (l("cases-complaints-verb-register"), l("cases-complaints-view-working"));
            let (why, busy) = (why_not_register(cx), is_busy(cx));
            let button = Button::primary(&label).key("Ctrl Enter").busy(&working, busy);
            let pressed = button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked();
            if (pressed || keyed) && why.is_none() && !busy {
                act(Command::Register { draft: Box::new(self.draft.clone()), ticket: None }, actions);
            }
            if Button::secondary(&l("cases-complaints-view-discard")).show(ui).clicked() {
                act(Command::Keep(None), actions);
                let (products, files) = (std::mem::take(&mut self.products), std::mem::take(&mut self.files));
                *self = Form { restored: true, products, files, ..Form::new(cx) };
            }
            ui.min_rect().left()
        });
        inside(ui, rect.shrink2(vec2(space::XL, 0.0)).with_max_x(left - space::M), Layout::left_to_right(Align::Center), |ui| {
            let minutes = cx.parameters.params.int("case_first_reply_min", cx.now.day());
            let words = msg!("cases-complaints-view-will-be", name = cx.me.name.as_str(), minutes = minutes);
            text::one_line(ui, &cx.lang.say(&words), fonts::regular(size::TABLE), tokens(ui).text_2);
        });
    }
}

/// Enter was pressed: the next field has the keyboard, but not this Enter.
fn go_on(ui: &Ui, next: Id) {
    ui.memory_mut(|m| m.request_focus(next));
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
}

/// The field in which a customer is looked for.
fn customer_id() -> Id {
    Id::unique("complaint-customer")
}

/// The field before it.
fn phone_id() -> Id {
    Id::unique("complaint-phone")
}

/// The field behind it.
fn channel_id() -> Id {
    Id::unique("complaint-channel")
}

fn scrolled(ui: &mut Ui, rect: Rect, id: &str, add: impl FnOnce(&mut Ui)) {
    inside(ui, rect, Layout::top_down(Align::Min), |ui| {
        ui.shrink_clip_rect(rect);
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
            egui::Frame::NONE.inner_margin(egui::Margin::symmetric(16, 14)).show(ui, add);
        });
    });
}
