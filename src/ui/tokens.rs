//! The tokens of the look: every colour, size, space and radius. No other file holds a literal colour.
//! Colours come in a light and a dark set; [`tokens`] picks the one in force.

use egui::{Color32, Context, Stroke, Ui};

/// Mark, text and soft ground of one meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FamilyColors {
    /// Icons, dots, filled marks (3:1 on the page).
    pub mark: Color32,
    /// Text on the page and on [`Self::soft`] (4.5:1).
    pub text: Color32,
    /// Ground of badges and tinted blocks.
    pub soft: Color32,
}

/// Fill, text and edge of one kind of shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShiftColors {
    /// Ground of the chip.
    pub fill: Color32,
    /// Text on the chip.
    pub text: Color32,
    /// Edge and hatch of the chip.
    pub edge: Color32,
}

/// What a badge, banner or mark means. Never shown by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Family {
    /// Chosen, grade A, 优.
    Accent,
    /// Done, passed, 新增, 达标.
    Success,
    /// Today, lower limit reached, must be confirmed.
    Warning,
    /// Overdue, refused, wrong, conflict.
    Danger,
    /// Waiting for somebody, 更新.
    Info,
    /// Draft, plain fact.
    #[default]
    Neutral,
}

/// One of the four shift tints; further shift types take them in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shift {
    /// 早, 08:00–16:00
    Early,
    /// 中, 14:00–22:00
    Middle,
    /// 夜, 22:00–06:00
    Night,
    /// 日, office hours
    Day,
}

impl Shift {
    /// The tint of the n-th shift type.
    pub fn nth(index: usize) -> Self {
        match index % 4 {
            0 => Shift::Early,
            1 => Shift::Middle,
            2 => Shift::Night,
            _ => Shift::Day,
        }
    }
}

/// All colours of one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tokens {
    /// Navigation, status bar, board ground, login.
    pub canvas: Color32,
    /// Page, table, field, card on the board.
    pub surface: Color32,
    /// Clause panel, decision bar, read-only and disabled fields.
    pub sunken: Color32,
    /// Menus, popups, dialogs, command palette.
    pub raised: Color32,
    /// Hovered row in something raised.
    pub raised_hover: Color32,
    /// Hovered row, quiet and secondary buttons.
    pub hover: Color32,
    /// Pressed secondary and quiet buttons.
    pub pressed: Color32,
    /// Hovered navigation item.
    pub nav_hover: Color32,
    /// Current navigation leaf; the chosen saved view.
    pub nav_active: Color32,
    /// Selected row, chosen option, current line.
    pub selected: Color32,
    /// Dividers, row lines, card edge.
    pub line: Color32,
    /// Edge of secondary buttons, chips, popups; undone steps.
    pub line_2: Color32,
    /// Edge of fields, check boxes, radios, switches that are off.
    pub line_3: Color32,
    /// Values and titles.
    pub text: Color32,
    /// Secondary values, navigation, explanations.
    pub text_2: Color32,
    /// Labels, table heads, counts, times; the weakest text allowed.
    pub text_3: Color32,
    /// Disabled only.
    pub text_disabled: Color32,
    /// Primary button, current step, progress, tab underline.
    pub accent: Color32,
    /// Hovered primary button.
    pub accent_hover: Color32,
    /// Pressed primary button.
    pub accent_pressed: Color32,
    /// Text and marks on accent and on `danger_fill`.
    pub on_accent: Color32,
    /// Edge of a key cap on accent.
    pub on_accent_edge: Color32,
    /// Focus ring and focused field.
    pub focus: Color32,
    /// Current part of a segmented control.
    pub chosen: Color32,
    /// Search hit behind `text`.
    pub mark: Color32,
    /// Column of today in the roster.
    pub today: Color32,
    /// Columns of the weekend in the roster.
    pub weekend: Color32,
    /// 休 in calendars.
    pub holiday: Color32,
    /// 班 in calendars.
    pub workday: Color32,
    /// Ground of tooltips and toasts.
    pub tooltip: Color32,
    /// Text in them.
    pub tooltip_text: Color32,
    /// Second text in them.
    pub tooltip_text_2: Color32,
    /// Behind dialogs.
    pub scrim: Color32,
    /// Below floating things.
    pub shadow: Color32,
    /// Confirming button of an irreversible act, bell count.
    pub danger_fill: Color32,
    /// Hovered confirming button.
    pub danger_fill_hover: Color32,
    /// Pressed confirming button.
    pub danger_fill_pressed: Color32,
    /// Chosen, grade A, 优.
    pub accent_family: FamilyColors,
    /// Done, passed.
    pub success: FamilyColors,
    /// Today, must be confirmed.
    pub warning: FamilyColors,
    /// Overdue, refused, wrong.
    pub danger: FamilyColors,
    /// Waiting for somebody.
    pub info: FamilyColors,
    /// Draft, plain fact; ground of search field, tracks, segmented controls.
    pub neutral: FamilyColors,
    /// 早
    pub early: ShiftColors,
    /// 中
    pub middle: ShiftColors,
    /// 夜
    pub night: ShiftColors,
    /// 日
    pub day: ShiftColors,
    /// Lines of charts, in this order.
    pub chart: [Color32; 6],
    /// Ageing bar from half of the limit.
    pub age_1: Color32,
    /// Ageing label text from 75 % of the limit.
    pub age_2: Color32,
    /// Ageing label ground from 75 % of the limit.
    pub age_2_soft: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn family(mark: u32, text: u32, soft: u32) -> FamilyColors {
    FamilyColors { mark: hex(mark), text: hex(text), soft: hex(soft) }
}

const fn shift(fill: u32, text: u32, edge: u32) -> ShiftColors {
    ShiftColors { fill: hex(fill), text: hex(text), edge: hex(edge) }
}

/// The light set.
pub static LIGHT: Tokens = Tokens {
    canvas: hex(0xF6F5F2),
    surface: hex(0xFFFFFF),
    sunken: hex(0xFAF9F7),
    raised: hex(0xFFFFFF),
    raised_hover: hex(0xF2F0EC),
    hover: hex(0xF2F0EC),
    pressed: hex(0xE9E6E0),
    nav_hover: hex(0xECEAE5),
    nav_active: hex(0xE6E3DC),
    selected: hex(0xEEF1FC),
    line: hex(0xEAE8E3),
    line_2: hex(0xD8D5CE),
    line_3: hex(0x8F8B83),
    text: hex(0x1F1E1C),
    text_2: hex(0x55524C),
    text_3: hex(0x6B6861),
    text_disabled: hex(0xA5A199),
    accent: hex(0x3D5BD0),
    accent_hover: hex(0x324DB8),
    accent_pressed: hex(0x2A419E),
    on_accent: hex(0xFFFFFF),
    // White at 45 %, premultiplied.
    on_accent_edge: Color32::from_rgba_premultiplied(115, 115, 115, 115),
    focus: hex(0x3D5BD0),
    chosen: hex(0xFFFFFF),
    mark: hex(0xFFE9A3),
    today: hex(0xF3F5FE),
    weekend: hex(0xFAF9F7),
    holiday: hex(0x1D6B42),
    workday: hex(0x9A4B00),
    tooltip: hex(0x2A2927),
    tooltip_text: hex(0xF5F3EF),
    tooltip_text_2: hex(0xBDB9B1),
    // #1F1E1C at 32 %, premultiplied.
    scrim: Color32::from_rgba_premultiplied(10, 10, 9, 82),
    // #1F1E1C at 14 %, premultiplied.
    shadow: Color32::from_rgba_premultiplied(4, 4, 4, 36),
    danger_fill: hex(0xC4352B),
    danger_fill_hover: hex(0xAE271E),
    danger_fill_pressed: hex(0x96211A),
    accent_family: family(0x3D5BD0, 0x3450BD, 0xE9EDFB),
    success: family(0x2B8A57, 0x1D6B42, 0xE4F3EA),
    warning: family(0xC4850F, 0x805000, 0xFCF1D9),
    danger: family(0xCF3B31, 0xAE271E, 0xFCEAE7),
    info: family(0x2D7FB8, 0x1C5F8F, 0xE5F1F9),
    neutral: family(0x8F8B83, 0x55524C, 0xECEAE5),
    early: shift(0xFBEAC0, 0x664600, 0xD9AE4E),
    middle: shift(0xCDEBE7, 0x0E5652, 0x5FB3AC),
    night: shift(0xDFDBF6, 0x43388C, 0x9489D6),
    day: shift(0xE2E8EE, 0x3A4957, 0x9CACBB),
    chart: [hex(0x3D5BD0), hex(0x3E9C95), hex(0xC08A3E), hex(0x8A6FC9), hex(0xB8607A), hex(0x7B8794)],
    age_1: hex(0xE8C36A),
    age_2: hex(0x5E3A00),
    age_2_soft: hex(0xF6D9A0),
};

/// The dark set.
pub static DARK: Tokens = Tokens {
    canvas: hex(0x171716),
    surface: hex(0x1E1E1D),
    sunken: hex(0x232321),
    raised: hex(0x282826),
    raised_hover: hex(0x373734),
    hover: hex(0x2A2A28),
    pressed: hex(0x333330),
    nav_hover: hex(0x232321),
    nav_active: hex(0x2E2E2B),
    selected: hex(0x262B42),
    line: hex(0x30302D),
    line_2: hex(0x44433F),
    line_3: hex(0x7E7A73),
    text: hex(0xEDEBE6),
    text_2: hex(0xB9B5AD),
    text_3: hex(0x9F9B93),
    text_disabled: hex(0x6A6761),
    accent: hex(0x4763D3),
    accent_hover: hex(0x506CD9),
    accent_pressed: hex(0x3F59C2),
    on_accent: hex(0xFFFFFF),
    on_accent_edge: Color32::from_rgba_premultiplied(115, 115, 115, 115),
    focus: hex(0x8098F2),
    chosen: hex(0x45443F),
    mark: hex(0x6A5413),
    today: hex(0x22263A),
    weekend: hex(0x1A1A19),
    holiday: hex(0x7FD0A4),
    workday: hex(0xEBA562),
    tooltip: hex(0x3A3936),
    tooltip_text: hex(0xF5F3EF),
    tooltip_text_2: hex(0xC2BEB6),
    scrim: Color32::from_rgba_premultiplied(0, 0, 0, 140),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 128),
    danger_fill: hex(0xBE4138),
    danger_fill_hover: hex(0xC4473E),
    danger_fill_pressed: hex(0xA8362E),
    accent_family: family(0x4763D3, 0x9DB0F7, 0x2A3152),
    success: family(0x3FA772, 0x7FD0A4, 0x1C3427),
    warning: family(0xD8A13A, 0xEBBE6C, 0x3A2E16),
    danger: family(0xE0584D, 0xF59C93, 0x44231F),
    info: family(0x4A9BD1, 0x8CC4EA, 0x1B3345),
    neutral: family(0x7E7A73, 0xB9B5AD, 0x32312E),
    early: shift(0x4A3B16, 0xF2D48C, 0x8F7330),
    middle: shift(0x15403D, 0x8FDAD2, 0x2F7F78),
    night: shift(0x353060, 0xC4BCF5, 0x655AA8),
    day: shift(0x2C343C, 0xB8C5D1, 0x566470),
    chart: [hex(0x7F97F5), hex(0x55B8B0), hex(0xD6A65C), hex(0xA48FE0), hex(0xD68199), hex(0x93A0AD)],
    age_1: hex(0xA98838),
    age_2: hex(0xFFD98F),
    age_2_soft: hex(0x5A4419),
};

impl Tokens {
    /// Colours of a family.
    pub fn family(&self, family: Family) -> &FamilyColors {
        match family {
            Family::Accent => &self.accent_family,
            Family::Success => &self.success,
            Family::Warning => &self.warning,
            Family::Danger => &self.danger,
            Family::Info => &self.info,
            Family::Neutral => &self.neutral,
        }
    }

    /// Colours of a shift.
    pub fn shift(&self, shift: Shift) -> &ShiftColors {
        match shift {
            Shift::Early => &self.early,
            Shift::Middle => &self.middle,
            Shift::Night => &self.night,
            Shift::Day => &self.day,
        }
    }

    /// Tint of a person's avatar by person number: accent soft and the shift fills in turn, as (ground, text).
    pub fn avatar(&self, number: usize) -> (Color32, Color32) {
        match number % 5 {
            0 => (self.accent_family.soft, self.accent_family.text),
            1 => (self.night.fill, self.night.text),
            2 => (self.middle.fill, self.middle.text),
            3 => (self.early.fill, self.early.text),
            _ => (self.day.fill, self.day.text),
        }
    }

    /// Colour of the n-th line of a chart.
    pub fn chart(&self, index: usize) -> Color32 {
        self.chart.get(index % self.chart.len()).copied().unwrap_or(self.accent)
    }
}

/// Everything that knows which theme is in force.
pub trait HasTheme {
    /// Is the dark theme in force?
    fn is_dark(&self) -> bool;
}

impl HasTheme for Ui {
    fn is_dark(&self) -> bool {
        self.visuals().dark_mode
    }
}

impl HasTheme for Context {
    fn is_dark(&self) -> bool {
        self.theme() == egui::Theme::Dark
    }
}

/// The colours of the theme in force; takes a `Ui` or a `Context`.
pub fn tokens(of: &impl HasTheme) -> &'static Tokens {
    if of.is_dark() { &DARK } else { &LIGHT }
}

/// A line of one screen point, whatever the text size.
pub fn line(ctx: &Context, color: Color32) -> Stroke {
    Stroke::new(1.0 / ctx.zoom_factor().max(0.1), color)
}

/// A line of two screen points: focus, current tab, step line, selected-row bar.
pub fn thick(ctx: &Context, color: Color32) -> Stroke {
    Stroke::new(2.0 / ctx.zoom_factor().max(0.1), color)
}

/// Sizes of type and of things, in points at 100 % text size.
pub mod size {
    /// Clock of the lock screen.
    pub const CLOCK: f32 = 56.0;
    /// QA total (medium).
    pub const TOTAL: f32 = 32.0;
    /// Login and welcome (medium).
    pub const WELCOME: f32 = 24.0;
    /// Key figure (medium).
    pub const FIGURE: f32 = 22.0;
    /// Page title (medium).
    pub const TITLE: f32 = 18.0;
    /// Panel heading (medium).
    pub const HEADING: f32 = 15.0;
    /// Body, fields, buttons, navigation.
    pub const BODY: f32 = 14.0;
    /// Tables, chips, tabs, field labels.
    pub const TABLE: f32 = 13.0;
    /// Labels in heads, hints, badges, status bar.
    pub const CAPTION: f32 = 12.0;
    /// Key caps and the weekday row only.
    pub const KEY: f32 = 11.0;

    /// Button, field, search field.
    pub const CONTROL: f32 = 32.0;
    /// Small button.
    pub const CONTROL_SMALL: f32 = 28.0;
    /// Control of the login page.
    pub const CONTROL_LARGE: f32 = 36.0;
    /// Icon button.
    pub const ICON_BUTTON: f32 = 30.0;
    /// Small icon button.
    pub const ICON_BUTTON_SMALL: f32 = 26.0;
    /// Chip, saved view.
    pub const CHIP: f32 = 28.0;
    /// Segmented control.
    pub const SEGMENTED: f32 = 30.0;
    /// Badge, grade, key cap.
    pub const BADGE: f32 = 20.0;
    /// Check box, radio.
    pub const CHECK: f32 = 16.0;
    /// Navigation, page, table and menu rows.
    pub const ROW: f32 = 34.0;
    /// Table row in 紧凑.
    pub const ROW_COMPACT: f32 = 28.0;
    /// Table row in 宽松.
    pub const ROW_ROOMY: f32 = 40.0;
    /// Head of a table.
    pub const TABLE_HEAD: f32 = 32.0;
    /// Label and value.
    pub const PROPERTY_ROW: f32 = 28.0;
    /// List entry with two lines.
    pub const LIST_ROW: f32 = 48.0;
    /// Menu item.
    pub const MENU_ROW: f32 = 32.0;
    /// Line of the command palette.
    pub const PALETTE_ROW: f32 = 38.0;
    /// Tab.
    pub const TAB: f32 = 36.0;
    /// Icons of the navigation and of icon buttons.
    pub const ICON: f32 = 18.0;
    /// Icons in buttons and rows.
    pub const ICON_SMALL: f32 = 16.0;
    /// Icons in badges, chips, status bar.
    pub const ICON_TINY: f32 = 13.0;
    /// Width of the navigation; 208 from 1920 on.
    pub const NAV: f32 = 192.0;
    /// Width of the navigation as a rail.
    pub const NAV_RAIL: f32 = 56.0;
    /// Height of the top bar.
    pub const TOP_BAR: f32 = 48.0;
    /// Height of the status bar.
    pub const STATUS_BAR: f32 = 26.0;
    /// Height of the page head.
    pub const PAGE_HEAD: f32 = 52.0;
    /// Height of the filter row.
    pub const FILTER_ROW: f32 = 44.0;
    /// Height of the decision bar.
    pub const DECISION_BAR: f32 = 56.0;
    /// Width of the detail beside a list.
    pub const DETAIL: f32 = 376.0;
}

/// Spaces, in points.
pub mod space {
    /// Between an icon and its dot, ring and edge.
    pub const XXS: f32 = 2.0;
    /// Between a label and its field.
    pub const XS: f32 = 4.0;
    /// Inside badges; between a heading and its content.
    pub const S: f32 = 6.0;
    /// Between neighbours.
    pub const M: f32 = 8.0;
    /// Between columns of a form.
    pub const L: f32 = 12.0;
    /// Page edge; between groups.
    pub const XL: f32 = 16.0;
    /// Between parts of a page.
    pub const XXL: f32 = 24.0;
    /// Around centred pages.
    pub const HUGE: f32 = 48.0;
}

/// Radii, in points.
pub mod radius {
    /// Badge, roster chip, key cap, check box.
    pub const BADGE: u8 = 4;
    /// Button, field, row in a list, navigation item.
    pub const CONTROL: u8 = 6;
    /// Panel, board card, popup, tooltip, toast.
    pub const PANEL: u8 = 8;
    /// Dialog, palette.
    pub const DIALOG: u8 = 12;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(c: Color32) -> f64 {
        let lin = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * lin(c.r()) + 0.7152 * lin(c.g()) + 0.0722 * lin(c.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn check(what: &str, front: Color32, ground: Color32, least: f64) {
        let got = contrast(front, ground);
        assert!(got >= least, "{what}: {got:.2} is below {least}");
    }

    /// Text reaches 4.5:1 on every ground where it is used, in both themes (LOOK.md §2).
    #[test]
    fn text_is_readable() {
        for (theme, t) in [("light", &LIGHT), ("dark", &DARK)] {
            let grounds = [
                ("canvas", t.canvas),
                ("surface", t.surface),
                ("sunken", t.sunken),
                ("raised", t.raised),
                ("hover", t.hover),
                ("selected", t.selected),
                ("nav_hover", t.nav_hover),
                ("nav_active", t.nav_active),
                ("today", t.today),
                ("weekend", t.weekend),
            ];
            for (name, ground) in grounds {
                check(&format!("{theme} text on {name}"), t.text, ground, 4.5);
                check(&format!("{theme} text_2 on {name}"), t.text_2, ground, 4.5);
                if name != "nav_active" {
                    check(&format!("{theme} text_3 on {name}"), t.text_3, ground, 4.5);
                }
            }
            check(&format!("{theme} text on pressed"), t.text, t.pressed, 4.5);
            check(&format!("{theme} text on raised_hover"), t.text, t.raised_hover, 4.5);
            check(&format!("{theme} text on mark"), t.text, t.mark, 4.5);
            check(&format!("{theme} text on chosen"), t.text, t.chosen, 4.5);
            for fill in [t.accent, t.accent_hover, t.accent_pressed, t.danger_fill, t.danger_fill_hover, t.danger_fill_pressed] {
                check(&format!("{theme} on_accent"), t.on_accent, fill, 4.5);
            }
            for family in [Family::Accent, Family::Success, Family::Warning, Family::Danger, Family::Info, Family::Neutral] {
                let f = t.family(family);
                check(&format!("{theme} {family:?} text on soft"), f.text, f.soft, 4.5);
                check(&format!("{theme} {family:?} text on surface"), f.text, t.surface, 4.5);
                check(&format!("{theme} {family:?} text on canvas"), f.text, t.canvas, 4.5);
                check(&format!("{theme} {family:?} text on selected"), f.text, t.selected, 4.5);
            }
            for s in [t.early, t.middle, t.night, t.day] {
                check(&format!("{theme} shift text"), s.text, s.fill, 4.5);
            }
            for color in [t.tooltip_text, t.tooltip_text_2, DARK.accent_family.text, DARK.success.text, DARK.danger.text] {
                check(&format!("{theme} tooltip"), color, t.tooltip, 4.5);
            }
            check(&format!("{theme} age"), t.age_2, t.age_2_soft, 4.5);
            check(&format!("{theme} holiday"), t.holiday, t.raised, 4.5);
            check(&format!("{theme} workday"), t.workday, t.raised, 4.5);
        }
    }

    /// Marks, field edges and focus reach 3:1 (LOOK.md §2).
    #[test]
    fn marks_are_visible() {
        for (theme, t) in [("light", &LIGHT), ("dark", &DARK)] {
            for (name, ground) in [("canvas", t.canvas), ("surface", t.surface), ("raised", t.raised)] {
                check(&format!("{theme} focus on {name}"), t.focus, ground, 3.0);
                check(&format!("{theme} line_3 on {name}"), t.line_3, ground, 3.0);
            }
            for family in [Family::Accent, Family::Success, Family::Warning, Family::Danger, Family::Info] {
                check(&format!("{theme} {family:?} mark"), t.family(family).mark, t.surface, 3.0);
            }
        }
    }

    #[test]
    fn avatars_and_shifts_go_round() {
        assert_eq!(LIGHT.avatar(0), LIGHT.avatar(5));
        assert_eq!(Shift::nth(4), Shift::Early);
        assert_eq!(LIGHT.chart(6), LIGHT.chart(0));
    }
}
