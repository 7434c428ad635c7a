//! What other pages show of the roster: the person's week and who is on duty beside the list of tasks, and the shift of the moment in the
//! frame of the window.

use egui::{Align, CornerRadius, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::areas::parts::clock;
use crate::areas::roster::{self, Crew, Month, OwnDay, OwnShift, Today, Told};
use crate::areas::view::{Action, Actions, Cx, News, Route, Slot};
use crate::areas::{Answer, why};
use crate::base::Why;
use crate::i18n::{Lang, day_short, weekday};
use crate::msg;
use crate::ui::focus::{self, Ring};
use crate::ui::paint::{self, Look};
use crate::ui::tokens::{Family, Shift as Tint, line, radius, size, space, tokens};
use crate::ui::{Badge, badge, fonts, text, tooltip};

/// Names of a crew that are shown; more are counted.
const MOST: usize = 12;
/// Height of a day of the week: weekday, date, shift.
const DAY: f32 = 76.0;

/// What the roster says now, as far as it was answered.
#[derive(Debug, Default)]
pub struct Aside {
    today: Option<Today>,
}

impl Aside {
    /// Takes the answer to [`roster::Query::Today`].
    pub fn news(&mut self, news: &News<'_>) {
        if let News::Answer(Slot::Roster, Ok(Answer::Roster(roster::Answer::Today(today)))) = news {
            self.today = Some((**today).clone());
        }
    }

    /// The shift of the moment.
    pub fn shift(&self) -> Option<&OwnShift> {
        self.today.as_ref()?.shift.as_ref()
    }

    /// Draws the week and who is on duty; whether the person is rostered this week.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let Some(today) = &self.today else { return false };
        if today.is_rostered() {
            week(ui, cx, today, actions);
            ui.add_space(space::XXL);
        }
        if !today.crews.is_empty() {
            on_duty(ui, cx.lang, &today.crews);
            ui.add_space(space::XXL);
        }
        if !today.notices.is_empty() {
            notices(ui, cx, &today.notices, actions);
            ui.add_space(space::XXL);
        }
        if let Some(month) = &today.month {
            month_ui(ui, cx, month, actions);
        }
        today.is_rostered()
    }
}

/// 早班; a name that is a word already stays as it is.
pub fn shift_name(lang: Lang, name: &str) -> String {
    lang.say(&msg!("roster-shift-name", name = name))
}

/// `早班 08:00–16:00`
pub fn shift_words(lang: Lang, one: &OwnShift) -> String {
    let (from, to) = (clock(one.shift.span.from), clock(one.shift.span.to));
    lang.say(&msg!("roster-shift-words", name = shift_name(lang, &one.shift.name), from = from, to = to))
}

/// The badge of a shift, in its tint.
pub fn shift_badge(ui: &mut Ui, lang: Lang, one: &OwnShift) {
    Badge::shift(&shift_name(lang, &one.shift.name), Tint::nth(one.tint)).show(ui);
}

/// A heading with a caption at its right.
fn heading(ui: &mut Ui, title: &str, caption: &str) {
    ui.horizontal(|ui| {
        text::heading(ui, title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| text::caption(ui, caption));
    });
    ui.add_space(space::M);
}

fn week(ui: &mut Ui, cx: &Cx<'_>, today: &Today, actions: &mut Actions) {
    let lang = cx.lang;
    let hours = today.shift.as_ref().map_or(String::new(), |one| {
        let (from, to) = (clock(one.shift.span.from), clock(one.shift.span.to));
        lang.say(&match today.arrived {
            Some(at) => msg!("roster-today-arrived", at = clock(at), to = to),
            None => msg!("roster-today-hours", from = from, to = to),
        })
    });
    heading(ui, &lang.tr("roster-today-week"), &hours);
    let width = (ui.available_width() / 7.0).floor();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for day in &today.week {
            if day_ui(ui, cx, day, width) {
                actions.push(Action::Go(Route::Plan(Default::default())));
            }
        }
    });
}

/// One day of the week; true when it was clicked.
fn day_ui(ui: &mut Ui, cx: &Cx<'_>, day: &OwnDay, width: f32) -> bool {
    let (lang, t) = (cx.lang, tokens(ui));
    let (rect, response) = ui.allocate_exact_size(vec2(width, DAY), Sense::click());
    let shifts: Vec<String> = day.shifts.iter().map(|one| said(lang, one)).collect();
    let shifts = if shifts.is_empty() { lang.tr("roster-today-free").into_owned() } else { lang.list(&shifts) };
    let name = day_short(lang, day.day, cx.now.day());
    let words = lang.say(&if day.holiday.is_empty() {
        msg!("roster-today-day", day = name, shifts = shifts)
    } else {
        msg!("roster-today-day-holiday", day = name, holiday = day.holiday.as_str(), shifts = shifts)
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &words));
    let is_today = day.day == cx.now.day();
    let ground = match paint::look(&response, None) {
        _ if is_today => Some(t.selected),
        Look::Hovered | Look::Pressed => Some(t.hover),
        _ => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), ground);
    }
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
    let (accent, holiday) = (t.accent_family.text, t.holiday);
    let letter = if lang == Lang::Zh { weekday(lang, day.day).trim_start_matches('周') } else { weekday(lang, day.day) };
    let line = |n: f32| Rect::from_min_size(pos2(rect.left(), rect.top() + 5.0 + n * 20.0), vec2(rect.width(), 20.0));
    let color = if is_today { accent } else { t.text_2 };
    paint::put(ui.painter(), paint::line_of(ui, letter, fonts::regular(size::TABLE)), line(0.0), Align::Center, color);
    let font = if is_today { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) };
    let color = match (is_today, day.holiday.is_empty()) {
        (true, _) => accent,
        (false, false) => holiday,
        (false, true) => t.text,
    };
    paint::put(ui.painter(), paint::line_of(ui, &format!("{:02}", day.day.day()), font), line(1.0), Align::Center, color);
    let below = line(2.0).translate(vec2(0.0, 3.0));
    chips(ui, lang, day, below);
    tooltip::tip(response, &words).clicked()
}

/// The chips of a day side by side, or 休.
fn chips(ui: &Ui, lang: Lang, day: &OwnDay, room: Rect) {
    let t = tokens(ui);
    let put = |word: &str, rect: Rect, color| {
        let galley = paint::line_within(ui, word, fonts::regular(size::CAPTION), rect.width());
        paint::put(ui.painter(), galley, rect, Align::Center, color);
    };
    if day.shifts.is_empty() {
        return put(&lang.tr("roster-today-free"), room, t.text_2);
    }
    #[expect(clippy::cast_precision_loss, reason = "a handful of shifts")]
    let count = day.shifts.len() as f32;
    let width = ((room.width() - 4.0) / count - 2.0).clamp(16.0, 26.0);
    let mut left = room.center().x - (width + 2.0) * count / 2.0 + 1.0;
    for one in &day.shifts {
        let rect = Rect::from_min_size(pos2(left.round(), room.top()), vec2(width, 20.0));
        let tint = t.shift(Tint::nth(one.tint));
        if one.away {
            // Leave is drawn as in the grid: the edge stays, lines go through the fill.
            paint::hatched(ui.painter(), rect, radius::BADGE, t.surface, (tint.fill, tint.edge));
        } else {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::BADGE), tint.fill);
        }
        put(&one.shift.name, rect, tint.text);
        left += width + 2.0;
    }
}

/// `早班 08:00–16:00`, and that the person is on leave.
fn said(lang: Lang, one: &OwnShift) -> String {
    let words = shift_words(lang, one);
    if one.away { lang.say(&msg!("roster-today-away", shift = words)) } else { words }
}

/// Notices, a line of title and a line of who published it, with the way to each.
fn notices(ui: &mut Ui, cx: &Cx<'_>, notices: &[Told], actions: &mut Actions) {
    let (lang, t) = (cx.lang, tokens(ui));
    heading(ui, &lang.tr("roster-today-notices"), "");
    for notice in notices {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::LIST_ROW), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &notice.title));
        if paint::look(&response, None) != Look::Rest {
            ui.painter().rect_filled(rect.expand2(vec2(8.0, 0.0)), CornerRadius::same(radius::CONTROL), t.hover);
        }
        focus::ring(ui, &response, rect.expand2(vec2(8.0, 0.0)), radius::CONTROL, Ring::Inside);
        let day = day_short(lang, notice.at.day(), cx.now.day());
        let detail = lang.say(&match (notice.must_read, notice.confirmed) {
            (true, _) => msg!("roster-today-notice-unread", by = notice.by.as_str(), day = day),
            (false, true) => msg!("roster-today-notice-read", by = notice.by.as_str(), day = day),
            (false, false) => msg!("roster-today-notice", by = notice.by.as_str(), day = day),
        });
        let mut right = rect.right();
        if notice.must_read {
            let builder = egui::UiBuilder::new().id_salt(response.id).max_rect(rect.with_max_y(rect.top() + 26.0));
            let mut end = ui.new_child(builder.layout(Layout::right_to_left(Align::Center)));
            badge::badge(&mut end, &lang.tr("roster-today-must-read"), Family::Warning);
            right = end.min_rect().left() - 8.0;
        }
        let upper = Rect::from_min_size(pos2(rect.left(), rect.top() + 4.0), vec2(rect.width(), 22.0));
        let lower = Rect::from_min_size(pos2(rect.left(), rect.top() + 25.0), vec2(rect.width(), 18.0));
        let font = if notice.must_read { fonts::medium(size::TABLE) } else { fonts::regular(size::TABLE) };
        paint::put(ui.painter(), paint::line_within(ui, &notice.title, font, right - rect.left()), upper, Align::Min, t.text);
        paint::put(ui.painter(), paint::line_within(ui, &detail, fonts::regular(size::CAPTION), rect.width()), lower, Align::Min, t.text_2);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(ui.ctx(), t.line));
        if response.clicked()
            && let Some(route) = Route::of_place("notice", notice.id)
        {
            actions.push(Action::Go(route));
        }
    }
}

/// The figures of the month; each opens how it is counted.
fn month_ui(ui: &mut Ui, cx: &Cx<'_>, month: &Month, actions: &mut Actions) {
    let lang = cx.lang;
    let heads = lang.say(&msg!("roster-today-month", month = i64::from(cx.now.day().month())));
    heading(ui, &heads, "");
    let tally = &month.tally;
    ui.spacing_mut().item_spacing.y = 0.0;
    let times = |count: i64| lang.say(&msg!("roster-today-times", count = count));
    let shifts = lang.say(&msg!("roster-today-shifts", count = tally.rostered));
    why::figure_row(ui, &lang.tr("roster-today-rostered"), &shifts, &Why::of("ATT-07"), actions);
    let swaps = lang.say(&msg!("roster-today-of", count = month.swaps, most = month.most_swaps));
    why::figure_row(ui, &lang.tr("roster-today-swaps"), &swaps, &month.why_swaps, actions);
    // What went wrong is named only where something did.
    for (name, count, clause) in [
        ("roster-today-late", tally.late, "ATT-01"),
        ("roster-today-early", tally.early, "ATT-01"),
        ("roster-today-missed", tally.missed_calls, "ATT-06"),
        ("roster-today-breaches", tally.breaches, "ATT-02"),
        ("roster-today-absent", tally.absent, "ATT-07"),
    ] {
        if count > 0 {
            why::figure_row(ui, &lang.tr(name), &times(count), &Why::of(clause), actions);
        }
    }
}

fn on_duty(ui: &mut Ui, lang: Lang, crews: &[Crew]) {
    let caption = |crew: &Crew| {
        let name = shift_name(lang, &crew.name);
        lang.say(&if crew.leader.is_empty() {
            msg!("roster-today-crew", shift = name, count = crew.people.len())
        } else {
            msg!("roster-today-crew-leader", shift = name, count = crew.people.len(), leader = crew.leader.as_str())
        })
    };
    let title = lang.tr("roster-today-on-duty");
    match crews {
        [crew] => heading(ui, &title, &caption(crew)),
        _ => heading(ui, &title, ""),
    }
    for crew in crews {
        if crews.len() > 1 {
            text::caption(ui, &caption(crew));
            ui.add_space(space::XS);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            for (id, name) in crew.people.iter().take(MOST) {
                badge::avatar(ui, name, usize::try_from(*id).unwrap_or(0), 20.0);
                text::small(ui, name);
                ui.add_space(space::S);
            }
            if crew.people.len() > MOST {
                text::caption(ui, &lang.say(&msg!("roster-today-more", count = crew.people.len() - MOST)));
            }
        });
        ui.add_space(space::S);
    }
}
