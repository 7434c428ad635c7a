//! How wide the columns of a printed table are: as their content asks, as far as the paper goes.

use crate::base::Fault;
use crate::exchange::faults;

/// Width of the text on a page of A4, upright and across, in pt; `page.typ` has the same margins.
const UPRIGHT: f32 = 493.0;
const ACROSS: f32 = 740.0;
/// Room at both sides of a cell's text, in pt; as in `page.typ`.
const PADDING: f32 = 8.0;
/// Sizes of the letters, in pt: usual, and where many columns stand side by side.
const USUAL: f32 = 9.0;
const SMALL: f32 = 7.5;
/// What follows is in sizes of the letters. A long text asks for no more than this.
const LONGEST: f32 = 30.0;
/// Added to what is measured, so that a text that just fits is not broken for a rounding.
const SLACK: f32 = 0.2;
/// A column that is this wide wraps without looking torn.
const COMFORT: f32 = 10.0;
/// No column is narrower.
const LEAST: f32 = 3.0;
/// A word that is longer than this may be broken anywhere.
const WORD: f32 = 12.0;
/// A row with more lines may go over the end of a page.
const TALL: f32 = 15.0;

/// A table fitted to the paper.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fit {
    /// The paper lies across.
    pub(super) landscape: bool,
    /// Size of the letters, in pt.
    pub(super) size: f32,
    /// Width of each column's text, in sizes of the letters.
    pub(super) widths: Vec<f32>,
}

impl Fit {
    /// Fits columns with these heads and rows to paper that lies across, stands upright, or lies as the columns ask.
    ///
    /// # Errors
    /// `PAGE-WIDE` when there are more columns than A4 holds.
    pub(super) fn of<'a>(heads: &[&'a str], rows: impl Iterator<Item = &'a [String]> + Clone, across: Option<bool>) -> Result<Fit, Fault> {
        let wishes: Vec<Wish> = heads
            .iter()
            .enumerate()
            .map(|(at, head)| {
                let cells = rows.clone().filter_map(|row| row.get(at)).map(String::as_str);
                std::iter::once(*head).chain(cells).fold(Wish::none(), Wish::and)
            })
            .collect();
        let papers = [(false, UPRIGHT, USUAL), (true, ACROSS, USUAL), (false, UPRIGHT, SMALL), (true, ACROSS, SMALL)];
        for wished in [Wish::comfort, Wish::least] {
            for (landscape, paper, size) in papers {
                let room = paper / size - heads.len() as f32 * PADDING / size;
                if across.is_none_or(|across| across == landscape)
                    && let Some(widths) = shared(&wishes, wished, room)
                {
                    return Ok(Fit { landscape, size, widths });
                }
            }
        }
        Err(faults::too_wide(heads.len()))
    }

    /// Whether a row has so many lines that it may be cut by the end of a page.
    pub(super) fn is_tall(&self, row: &[String]) -> bool {
        self.widths
            .iter()
            .zip(row)
            .any(|(width, text)| text.lines().map(|line| (width_of(line) / width).ceil().max(1.0)).sum::<f32>() > TALL)
    }

    /// The text of a cell, with places to break in words that are longer than its column.
    pub(super) fn breakable(&self, column: usize, text: &str) -> String {
        let width = self.widths.get(column).copied().unwrap_or(WORD).min(WORD);
        if text.split(breaks).all(|word| width_of(word) <= width) {
            return text.to_owned();
        }
        text.split_inclusive(breaks)
            .map(|word| if width_of(word) <= width { word.to_owned() } else { word.chars().flat_map(|c| [c, '\u{200b}']).collect() })
            .collect()
    }
}

/// What a column asks for.
#[derive(Clone, Copy)]
struct Wish {
    /// Its longest line.
    natural: f32,
    /// Its longest word.
    word: f32,
}

impl Wish {
    fn none() -> Wish {
        Wish { natural: LEAST, word: LEAST }
    }

    fn and(self, text: &str) -> Wish {
        let natural = text.lines().map(|line| width_of(line) + SLACK).fold(self.natural, f32::max).min(LONGEST);
        let word = text.split(breaks).map(|word| width_of(word) + SLACK).fold(self.word, f32::max).min(WORD);
        Wish { natural, word }
    }

    fn comfort(&self) -> f32 {
        self.natural.min(COMFORT).max(self.word)
    }

    fn least(&self) -> f32 {
        self.natural.min(LEAST + 1.0).max(self.word.min(WORD / 2.0))
    }
}

/// Every column gets what it needs, then all grow towards what they would like; what is left over is shared by size.
fn shared(wishes: &[Wish], needed: impl Fn(&Wish) -> f32, room: f32) -> Option<Vec<f32>> {
    let need: f32 = wishes.iter().map(&needed).sum();
    let natural: f32 = wishes.iter().map(|wish| wish.natural.max(needed(wish))).sum();
    if need > room {
        return None;
    }
    let grown = if natural > need { ((room - need) / (natural - need)).min(1.0) } else { 0.0 };
    let widths: Vec<f32> = wishes.iter().map(|wish| needed(wish) + (wish.natural.max(needed(wish)) - needed(wish)) * grown).collect();
    let stretch = room / widths.iter().sum::<f32>().max(1.0);
    Some(widths.iter().map(|width| width * stretch).collect())
}

/// Width of a line in sizes of the letters, rather too wide than too narrow.
fn width_of(line: &str) -> f32 {
    line.chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.3,
            'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
            'A'..='Z' => 0.68,
            c if u32::from(c) < 0x2E80 => 0.58,
            _ => 1.0,
        })
        .sum()
}

/// Where a line may break: between words, and at everything that stands in a square.
fn breaks(c: char) -> bool {
    c == ' ' || c == '\n' || u32::from(c) >= 0x2E80
}
