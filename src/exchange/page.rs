//! A printed A4 page as PDF: a title, paragraphs that wrap as Chinese does, and a footer. A recovery sheet, no form builder.

use std::panic::{AssertUnwindSafe, catch_unwind};

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

use crate::base::Fault;

use super::faults;
use super::font::FontWidths;

/// Points of a millimetre.
const MM: f32 = 72.0 / 25.4;
const WIDTH: f32 = 210.0 * MM;
const HEIGHT: f32 = 297.0 * MM;
const MARGIN: f32 = 25.0 * MM;
const TITLE_SIZE: f32 = 20.0;
const FOOTER_SIZE: f32 = 9.0;
/// Distance of lines, in sizes of the letters.
const LEADING: f32 = 1.6;
/// Width of one character of a code, in sizes of the letters; wide enough for W.
const CODE_CELL: f32 = 0.8;

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Running text, 11 pt.
    Body,
    /// Running text, bold.
    Strong,
    /// Remarks, 9 pt.
    Small,
    /// A code to type off: 20 pt, each character in a cell of the same width, broken only after `-` or a space.
    Code,
}

impl Style {
    fn size(self) -> f32 {
        match self {
            Style::Body | Style::Strong => 11.0,
            Style::Small => 9.0,
            Style::Code => 20.0,
        }
    }
}

/// A paragraph; line breaks inside stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The text.
    pub text: String,
    /// How it looks.
    pub style: Style,
}

impl Paragraph {
    /// A paragraph.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Paragraph { text: text.into(), style }
    }
}

/// A page to print. What does not fit goes on to further pages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Title, also of the document.
    pub title: String,
    /// The text.
    pub paragraphs: Vec<Paragraph>,
    /// Left in the footer: the department.
    pub department: String,
    /// Right in the footer: the date, as it is to be read.
    pub date: String,
}

/// A font file that holds every character of the page (TTF, OTF or a collection).
#[derive(Debug, Clone, Copy)]
pub struct PageFont<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// Which font of a collection; 0 otherwise.
    pub index: u32,
}

impl Page {
    /// The page as a PDF file; [`super::write_bytes`] puts it on disk.
    ///
    /// # Errors
    /// `PAGE-FONT` when the font cannot be read, `PAGE-FAILED` when the PDF cannot be made.
    pub fn pdf(&self, font: PageFont<'_>) -> Result<Vec<u8>, Fault> {
        let widths = FontWidths::new(font.bytes, font.index).ok_or_else(|| faults::font("no table of characters"))?;
        let face = Font::new(font.bytes.to_vec().into(), font.index).ok_or_else(|| faults::font("not understood"))?;
        let lines = self.lines(&widths);
        // The shaping behind the PDF library panics on fonts that only half of it understands.
        catch_unwind(AssertUnwindSafe(|| self.draw(&lines, &face, &widths))).unwrap_or_else(|_| Err(faults::font("not drawn")))
    }

    /// Every line with its place on the paper.
    fn lines(&self, widths: &FontWidths<'_>) -> Vec<Line> {
        let mut pen = Pen { page: 0, y: MARGIN, lines: Vec::new() };
        let room = WIDTH - 2.0 * MARGIN;
        for line in wrap(&self.title, room / TITLE_SIZE, &|c| widths.width(c)) {
            pen.put(line, TITLE_SIZE, true, false);
        }
        pen.y += TITLE_SIZE * 0.8;
        for paragraph in &self.paragraphs {
            let size = paragraph.style.size();
            let code = paragraph.style == Style::Code;
            let lines = if code {
                wrap_code(&paragraph.text, room / size / CODE_CELL)
            } else {
                wrap(&paragraph.text, room / size, &|c| widths.width(c))
            };
            for line in lines {
                pen.put(line, size, paragraph.style == Style::Strong, code);
            }
            pen.y += size * 0.8;
        }
        pen.lines
    }

    fn draw(&self, lines: &[Line], face: &Font, widths: &FontWidths<'_>) -> Result<Vec<u8>, Fault> {
        let mut document = Document::new();
        document.set_metadata(Metadata::new().title(self.title.clone()).creator("Kefu Desk".to_owned()));
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| faults::page("size of the paper"))?;
        let pages = lines.last().map_or(1, |l| l.page + 1);
        for at in 0..pages {
            let mut page = document.start_page_with(settings.clone());
            let mut surface = page.surface();
            for line in lines.iter().filter(|l| l.page == at) {
                line.draw(&mut surface, face, widths);
            }
            self.footer(&mut surface, face, widths, at + 1, pages);
            surface.finish();
            page.finish();
        }
        document.finish().map_err(faults::page)
    }

    fn footer(&self, surface: &mut Surface<'_>, face: &Font, widths: &FontWidths<'_>, number: usize, pages: usize) {
        let y = HEIGHT - MARGIN * 0.6;
        let mut rule = PathBuilder::new();
        rule.move_to(MARGIN, y - FOOTER_SIZE * 1.6);
        rule.line_to(WIDTH - MARGIN, y - FOOTER_SIZE * 1.6);
        if let Some(rule) = rule.finish() {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { width: 0.5, ..Stroke::default() }));
            surface.draw_path(&rule);
        }
        let right = if pages > 1 { format!("{}  {number}/{pages}", self.date) } else { self.date.clone() };
        let length: f32 = right.chars().map(|c| widths.width(c) * FOOTER_SIZE).sum();
        ink(surface, FOOTER_SIZE, false);
        text(surface, face, MARGIN, y, FOOTER_SIZE, &self.department);
        text(surface, face, WIDTH - MARGIN - length, y, FOOTER_SIZE, &right);
    }
}

/// A line of text on the paper.
struct Line {
    page: usize,
    /// Base of the letters, from the top.
    y: f32,
    text: String,
    size: f32,
    bold: bool,
    code: bool,
}

impl Line {
    fn draw(&self, surface: &mut Surface<'_>, face: &Font, widths: &FontWidths<'_>) {
        ink(surface, self.size, self.bold);
        if !self.code {
            return text(surface, face, MARGIN, self.y, self.size, &self.text);
        }
        let cell = self.size * CODE_CELL;
        let mut x = MARGIN;
        for c in self.text.chars() {
            let inset = (cell - widths.width(c) * self.size) / 2.0;
            text(surface, face, x + inset, self.y, self.size, c.encode_utf8(&mut [0; 4]));
            x += cell;
        }
    }
}

/// Lays lines down the page and turns it over when it is full.
struct Pen {
    page: usize,
    y: f32,
    lines: Vec<Line>,
}

impl Pen {
    fn put(&mut self, text: String, size: f32, bold: bool, code: bool) {
        if self.y + size * LEADING > HEIGHT - MARGIN {
            self.page += 1;
            self.y = MARGIN;
        }
        self.y += size * LEADING;
        self.lines.push(Line { page: self.page, y: self.y, text, size, bold, code });
    }
}

/// Black; bold is a thin outline, since one font is all there is.
fn ink(surface: &mut Surface<'_>, size: f32, bold: bool) {
    let black = rgb::Color::new(0, 0, 0);
    surface.set_fill(Some(Fill { paint: black.into(), ..Fill::default() }));
    surface.set_stroke(bold.then(|| Stroke { paint: black.into(), width: size * 0.025, ..Stroke::default() }));
}

fn text(surface: &mut Surface<'_>, face: &Font, x: f32, y: f32, size: f32, words: &str) {
    if !words.is_empty() {
        surface.draw_text(Point::from_xy(x, y), face.clone(), size, words, false, TextDirection::LeftToRight);
    }
}

/// Marks that never begin a line.
const CLOSING: &str = "，。、：；！？）〕］｝」』》〉】”’…—～％,.:;!?)]}%";
/// Marks that never end one.
const OPENING: &str = "（〔［｛「『《〈【“‘([{";

/// Breaks a text into lines. `room` and the widths are in sizes of the letters. Words stay whole, Chinese breaks anywhere,
/// but not before closing and not after opening marks.
fn wrap(text: &str, room: f32, width: &dyn Fn(char) -> f32) -> Vec<String> {
    let long = |piece: &str| piece.chars().map(width).sum::<f32>();
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0.0;
        for piece in pieces(paragraph) {
            // Spaces at the end of a line hang over its edge.
            if used + long(piece.trim_end()) > room && !line.is_empty() {
                lines.push(line.trim_end().to_owned());
                (line, used) = (String::new(), 0.0);
            }
            for c in piece.chars() {
                // A word longer than a line is broken where the line ends.
                if used + width(c) > room && !line.is_empty() && c != ' ' {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(c);
                used += width(c);
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Cuts a text where a line may end.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars() {
        let together = before.is_some_and(|b| {
            let words = !is_wide(b) && b != ' ' && !is_wide(c);
            words || c == ' ' || CLOSING.contains(c) || OPENING.contains(b)
        });
        match pieces.last_mut() {
            Some(piece) if together => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
        before = Some(c);
    }
    pieces
}

/// Characters that stand in a square, beside which a line may break.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0x2_0000..=0x3_FFFF)
}

/// Breaks a code after `-` or a space, `cells` characters to a line.
fn wrap_code(text: &str, cells: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for group in paragraph.split_inclusive(['-', ' ']) {
            let length = line.chars().count() + group.trim_end().chars().count();
            if length as f32 > cells && !line.is_empty() {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.push_str(group);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(c: char) -> f32 {
        if is_wide(c) || CLOSING.contains(c) && !c.is_ascii() { 1.0 } else { 0.5 }
    }

    fn wrapped(text: &str, room: f32) -> Vec<String> {
        wrap(text, room, &squares)
    }

    #[test]
    fn chinese_breaks_anywhere_but_not_before_marks() {
        assert_eq!(wrapped("恢复码只显示这一次", 4.0), ["恢复码只", "显示这一", "次"]);
        assert_eq!(wrapped("打印后，放进保险柜", 3.0), ["打印", "后，放", "进保险", "柜"]);
        assert_eq!(wrapped("见《客服规定》第八条", 3.0), ["见《客", "服规", "定》第", "八条"]);
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        assert_eq!(wrapped("still 13812345678 left", 6.0), ["still", "13812345678", "left"]);
        assert_eq!(wrapped("密码 kefu-desk 在此", 6.0), ["密码", "kefu-desk 在", "此"]);
        assert_eq!(wrapped("ABCDEFGHIJ", 2.0), ["ABCD", "EFGH", "IJ"]);
    }

    #[test]
    fn line_breaks_and_empty_lines_stay() {
        assert_eq!(wrapped("一\n\n二", 5.0), ["一", "", "二"]);
        assert_eq!(wrapped("", 5.0), [""]);
    }

    #[test]
    fn codes_break_after_hyphens_only() {
        assert_eq!(wrap_code("ABCD-EFGH-IJKL", 10.0), ["ABCD-EFGH-", "IJKL"]);
        assert_eq!(wrap_code("ABCDEFGHIJKLMN", 10.0), ["ABCDEFGHIJKLMN"]);
    }
}
