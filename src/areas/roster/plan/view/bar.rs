//! The head of the page: which days and whose, the acts at the right; below it the legend and the count of conflicts.

use egui::{Align, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::clauses::org_02_planning::sees_all;
use super::super::files::Of;
use super::super::model::short_day;
use super::super::{Away, conflicts};
use super::book::{Book, Whose};
use super::chip::{self, HEIGHT, Letters, Look};
use super::grid::dashes;
use super::{Scale, Wish, why_not_all, why_not_plan};
use crate::areas::parts::inside;
use crate::areas::roster::model::ShiftType;
use crate::areas::view::Cx;
use crate::base::{Day, plus_days, week_start};
use crate::i18n::{Lang, day_short};
use crate::msg;
use crate::ui::button::{IconButton, Kind};
use crate::ui::calendar::month_title;
use crate::ui::tokens::{line, size, space, tokens};
use crate::ui::{Button, chip as chips, fonts, icons, menu, paint, text};

/// Teams that stand side by side; more of them are chosen from a list.
const MOST_TEAMS: usize = 4;
/// What the acts take beside their words: paddings, icons, gaps, and the two buttons without words.
const AROUND_WORDS: f32 = 3.0 * 24.0 + 2.0 * 24.0 + 2.0 * size::ICON_BUTTON + 6.0 * space::M;

/// What is shown, as the bar may change it.
pub struct Shown<'a> {
    /// How many days.
    pub scale: &'a mut Scale,
    /// A day among them.
    pub day: &'a mut Day,
    /// Whose.
    pub whose: &'a mut Whose,
}

/// Days that are shown around this one.
pub fn range(scale: Scale, day: Day) -> (Day, Day) {
    match scale {
        Scale::Month => (day.first_of_month(), day.last_of_month()),
        Scale::Week => (week_start(day), plus_days(week_start(day), 6)),
        Scale::Day => (day, day),
    }
}

/// One month, week or day on or back.
pub fn turned(scale: Scale, day: Day, by: i64) -> Day {
    match scale {
        Scale::Month => day.first_of_month().checked_add(jiff::Span::new().months(by)).unwrap_or(day),
        Scale::Week => plus_days(day, 7 * by),
        Scale::Day => plus_days(day, by),
    }
}

/// Draws the head; returns what is asked for.
pub fn head(ui: &mut Ui, cx: &Cx<'_>, book: Option<&Book>, shown: Shown<'_>, undoable: Option<i64>, rect: Rect) -> Option<Wish> {
    let mut wish = None;
    inside(ui, rect, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        text::title(ui, &cx.lang.tr("app-command-plan"));
        ui.add_space(space::M);
        time(ui, cx, shown.scale, shown.day);
        if let Some(book) = book.filter(|_| sees_all(cx.me)) {
            ui.add_space(space::XS);
            whose(ui, cx.lang, book, shown.whose);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            wish = acts(ui, cx, book, *shown.scale, *shown.whose, undoable);
        });
    });
    wish
}

fn time(ui: &mut Ui, cx: &Cx<'_>, scale: &mut Scale, day: &mut Day) {
    let lang = cx.lang;
    let (back, on) = match scale {
        Scale::Month => ("ui-previous-month", "ui-next-month"),
        Scale::Week => ("roster-plan-previous-week", "roster-plan-next-week"),
        Scale::Day => ("roster-plan-previous-day", "roster-plan-next-day"),
    };
    if IconButton::new(icons::CARET_LEFT, &lang.tr(back)).key("Alt PageUp").show(ui).clicked() {
        *day = turned(*scale, *day, -1);
    }
    let (from, to) = range(*scale, *day);
    let title = match scale {
        Scale::Month => month_title(lang, *day),
        Scale::Week => {
            lang.say(&msg!("roster-plan-range", from = day_short(lang, from, cx.now.day()), to = day_short(lang, to, cx.now.day())))
        }
        Scale::Day => day_short(lang, *day, cx.now.day()),
    };
    text::one_line(ui, &title, fonts::medium(size::BODY), tokens(ui).text);
    if IconButton::new(icons::CARET_RIGHT, &lang.tr(on)).key("Alt PageDown").show(ui).clicked() {
        *day = turned(*scale, *day, 1);
    }
    if Button::secondary(&lang.tr("ui-today")).small().show(ui).clicked() {
        *day = cx.now.day();
    }
    let words = ["roster-plan-month", "roster-plan-week", "roster-plan-day"].map(|id| lang.tr(id));
    let mut place = *scale as usize;
    if chips::segmented(ui, &lang.tr("roster-plan-scale"), &words.each_ref().map(AsRef::as_ref), &mut place) {
        *scale = [Scale::Month, Scale::Week, Scale::Day].get(place).copied().unwrap_or_default();
    }
}

fn whose(ui: &mut Ui, lang: Lang, book: &Book, whose: &mut Whose) {
    let mut choices = vec![(Whose::All, lang.tr("roster-plan-all").into_owned())];
    choices.extend(book.teams.iter().map(|(id, name)| (Whose::Team(*id), name.clone())));
    if book.others {
        choices.push((Whose::Others, lang.tr("roster-plan-others").into_owned()));
    }
    let words: Vec<&str> = choices.iter().map(|(_, name)| name.as_str()).collect();
    let mut place = choices.iter().position(|(one, _)| one == whose).unwrap_or(0);
    let label = lang.tr("roster-plan-whose");
    let changed = if book.teams.len() <= MOST_TEAMS {
        chips::segmented(ui, &label, &words, &mut place)
    } else {
        let chip = crate::ui::field::drop_chip(ui, &label, words.get(place).copied().unwrap_or_default());
        let clicked = menu::menu(&chip, 180.0, |ui| {
            words.iter().enumerate().find(|(at, word)| menu::Item::new(word).checked(*at == place).show(ui).clicked()).map(|(at, _)| at)
        });
        let picked = clicked.flatten();
        place = picked.unwrap_or(place);
        picked.is_some()
    };
    if changed {
        *whose = choices.get(place).map_or(Whose::All, |(one, _)| *one);
    }
}

/// Acts from the right: the main one first.
fn acts(ui: &mut Ui, cx: &Cx<'_>, book: Option<&Book>, scale: Scale, whose: Whose, undoable: Option<i64>) -> Option<Wish> {
    let lang = cx.lang;
    let mut wish = None;
    let drafts = book.and_then(|book| book.drafts(cx.now.day()));
    let full = match drafts {
        Some((from, to)) if from == to => lang.say(&msg!("roster-plan-publish-day", from = short_day(from))),
        Some((from, to)) => lang.say(&msg!("roster-plan-publish-days", from = short_day(from), to = short_day(to))),
        None => lang.tr("roster-plan-publish").into_owned(),
    };
    let (export, copy) = (lang.tr("roster-plan-export"), lang.tr("roster-plan-copy-week"));
    // Where the words have no room, icons stand for them.
    let words: f32 = [full.as_str(), &export, &copy].map(|text| paint::line_of(ui, text, fonts::medium(size::BODY)).size().x).iter().sum();
    let compact = words + AROUND_WORDS > ui.available_width();
    let label = if compact { lang.tr("roster-plan-publish").into_owned() } else { full };
    let why = why_not_all(cx);
    let publish = Button::primary(&label).refused_if(why.as_ref().map(|why| why.refused()));
    let none = lang.tr("roster-plan-no-drafts");
    let publish = if why.is_none() { publish.allowed(drafts.is_some(), &none) } else { publish };
    if publish.show(ui).clicked()
        && let Some((from, to)) = drafts
    {
        wish = Some(Wish::Publish(from, to));
    }
    let button =
        if compact { IconButton::new(icons::EXPORT, &export).show(ui) } else { Button::quiet(&export).icon(icons::EXPORT).show(ui) };
    wish = menu::menu(&button, 240.0, |ui| export_menu(ui, cx, scale, whose)).flatten().or(wish);
    let why = why_not_plan(cx);
    let copied = if compact {
        let button = IconButton::new(icons::COPY_SIMPLE, &copy);
        (match &why {
            Some(why) => button.refused(why.refused()),
            None => button,
        })
        .show(ui)
    } else {
        Button::quiet(&copy).icon(icons::COPY_SIMPLE).refused_if(why.as_ref().map(|why| why.refused())).show(ui)
    };
    if copied.clicked() {
        wish = Some(Wish::CopyWeek);
    }
    let (undo, none_to_undo) = (lang.tr("roster-plan-undo"), lang.tr("roster-plan-undo-none"));
    let button = IconButton::new(icons::ARROW_COUNTER_CLOCKWISE, &undo).key("Ctrl Z");
    let button = match undoable {
        Some(_) => button,
        None => button.refused(none_to_undo.as_ref()),
    };
    if button.show(ui).clicked() {
        wish = undoable.map(Wish::Undo);
    }
    let more = IconButton::new(icons::DOTS_THREE, &lang.tr("roster-plan-more")).show(ui);
    menu::menu(&more, 220.0, |ui| more_menu(ui, cx)).flatten().or(wish)
}

fn more_menu(ui: &mut Ui, cx: &Cx<'_>) -> Option<Wish> {
    let mut wish = None;
    let (plans, all) = (why_not_plan(cx), why_not_all(cx));
    for (icon, id, why, asked) in [
        (icons::ARROWS_CLOCKWISE, "roster-plan-menu-rotation", &plans, Wish::Rotation),
        (icons::DOWNLOAD_SIMPLE, "roster-plan-menu-import", &plans, Wish::Import),
        (icons::CLOCK, "roster-plan-menu-types", &all, Wish::Types),
        (icons::CALENDAR_BLANK, "roster-plan-menu-calendar", &all, Wish::Calendar),
    ] {
        let label = cx.lang.tr(id);
        let mut item = menu::Item::new(&label).icon(icon);
        if let Some(why) = why {
            item = item.refused(why.refused());
        }
        if item.show(ui).clicked() {
            wish = Some(asked);
            ui.close();
        }
    }
    wish
}

fn export_menu(ui: &mut Ui, cx: &Cx<'_>, scale: Scale, whose: Whose) -> Option<Wish> {
    let mut wish = None;
    let of = match whose {
        _ if !sees_all(cx.me) => Of::Me,
        Whose::Team(team) => Of::Team(team),
        Whose::All | Whose::Others => Of::All,
    };
    let mut item = |ui: &mut Ui, icon, id: &str, asked| {
        let label = cx.lang.tr(id);
        if menu::Item::new(&label).icon(icon).show(ui).clicked() {
            wish = Some(asked);
            ui.close();
        }
    };
    item(ui, icons::FILE_XLS, "roster-plan-export-sheet", Wish::ExportSheet(of));
    item(ui, icons::CALENDAR_PLUS, "roster-plan-export-mine", Wish::ExportAgenda(Of::Me));
    if of != Of::Me {
        item(ui, icons::CALENDAR_PLUS, "roster-plan-export-team", Wish::ExportAgenda(of));
    }
    if scale == Scale::Month {
        menu::separator(ui);
        item(ui, icons::PRINTER, "roster-plan-print-a4", Wish::Print { large: false });
        item(ui, icons::PRINTER, "roster-plan-print-a3", Wish::Print { large: true });
    }
    wish
}

/// Draws the legend and, at the right, what is wrong; returns true when the next conflict is asked for.
pub fn legend(ui: &mut Ui, cx: &Cx<'_>, book: &Book, rect: Rect) -> bool {
    let mut next = false;
    let counted = conflicts::counts(&book.grid.conflicts);
    inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
        if let Some(words) = counted.into_iter().reduce(|before, next| msg!("roster-plan-two", first = before, second = next)) {
            let words = cx.lang.say(&words);
            next = Button::new(Kind::Danger, &words).icon(icons::WARNING_CIRCLE).key("F8").small().show(ui).clicked();
        }
        let room = ui.available_rect_before_wrap();
        samples(ui, cx, book, Rect::from_min_max(rect.min, pos2(room.right() - space::L, rect.bottom())));
    });
    next
}

/// The kinds with their times, what the marks mean, and what the band under the head means; as much as there is room for.
fn samples(ui: &mut Ui, cx: &Cx<'_>, book: &Book, rect: Rect) {
    let lang = cx.lang;
    let kinds: Vec<&ShiftType> = book.kinds().collect();
    let mut row = Samples { ui, rect, left: rect.left(), line: None, letters: Letters::default() };
    for kind in &kinds {
        let clock = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
        let times = format!("{}–{}", clock(kind.draft.start), clock(kind.draft.end));
        row.chip(Look { text: &kind.draft.name, tint: kind.draft.tint, ..Look::default() }, &times);
    }
    row.separate();
    let (personal, sick) = (lang.tr("roster-plan-letter-personal"), lang.tr("roster-plan-letter-sick"));
    let other = kinds.get(1).or(kinds.first());
    let (tint, other_tint) = (kinds.first().map_or(0, |kind| kind.draft.tint), other.map_or(0, |kind| kind.draft.tint));
    let name = other.map_or("", |kind| kind.draft.name.as_str());
    row.chip(Look { text: &personal, tint, away: Some(Away::Leave), ..Look::default() }, &lang.tr("roster-plan-legend-leave"));
    row.chip(Look { text: &sick, tint: other_tint, away: Some(Away::Waiting), ..Look::default() }, &lang.tr("roster-plan-legend-waiting"));
    row.chip(Look { text: name, tint: other_tint, swap: Some(true), ..Look::default() }, &lang.tr("roster-plan-swapped"));
    row.separate();
    row.band(true, &lang.tr("roster-plan-published-day"));
    if sees_all(cx.me) || book.days.iter().any(|day| !book.grid.published.contains(day)) {
        row.band(false, &lang.tr("roster-plan-draft-day"));
    }
}

/// Samples in a row from the left.
struct Samples<'a> {
    ui: &'a mut Ui,
    rect: Rect,
    left: f32,
    /// Where a line waits for the group behind it.
    line: Option<f32>,
    letters: Letters,
}

impl Samples<'_> {
    fn chip(&mut self, look: Look<'_>, words: &str) {
        let at = Rect::from_min_size(pos2(self.left, self.rect.center().y - HEIGHT / 2.0), vec2(26.0, HEIGHT));
        if self.words(at, words) {
            chip::chip(self.ui, self.ui.painter(), &mut self.letters, at, look);
        }
    }

    fn band(&mut self, published: bool, words: &str) {
        let t = tokens(self.ui);
        let at = Rect::from_center_size(pos2(self.left + 10.0, self.rect.center().y), vec2(20.0, 3.0));
        match (self.words(at, words), published) {
            (true, true) => {
                self.ui.painter().rect_filled(at, 0, t.line_2);
            }
            (true, false) => dashes(self.ui.painter(), at, t.warning.mark),
            (false, _) => {}
        }
    }

    /// A thin line between groups, drawn when there is room for something behind it.
    fn separate(&mut self) {
        let x = self.left + 2.5;
        self.line = Some(x);
        self.left = x + 18.5;
    }

    /// Words behind a sample; false where there is no room for both.
    fn words(&mut self, sample: Rect, words: &str) -> bool {
        let galley = paint::line_of(self.ui, words, fonts::regular(size::CAPTION));
        let right = sample.right() + space::M + galley.size().x.ceil();
        if right > self.rect.right() {
            self.left = f32::INFINITY;
            return false;
        }
        if let Some(x) = self.line.take() {
            let y = self.rect.center().y;
            self.ui.painter().vline(x, y - 9.0..=y + 9.0, line(self.ui.ctx(), tokens(self.ui).line));
        }
        let place = Rect::from_min_max(pos2(sample.right() + space::M, self.rect.top()), pos2(right, self.rect.bottom()));
        paint::put(self.ui.painter(), galley, place, Align::Min, tokens(self.ui).text_2);
        let response = self.ui.interact(sample.union(place), self.ui.unique_id().with(words), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        self.left = right + space::XL;
        true
    }
}
