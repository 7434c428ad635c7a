//! The words of a row: one pass over its text, no allocation but the string that is filled, no word twice.

use std::fmt::Write;

use super::super::fold::half;
use super::super::pinyin::{initial, letters, readings};
use super::{SearchFields, is_han, is_rare, letter};

/// The words of a row, separated by a space.
pub fn index_words(fields: &SearchFields<'_>) -> String {
    let mut out = String::new();
    index_words_into(&mut out, fields);
    out
}

/// As [`index_words`], into a string that is emptied first and can be used again for the next row.
pub fn index_words_into(out: &mut String, fields: &SearchFields<'_>) {
    out.clear();
    let mut words = Words::new(out, true);
    for name in fields.names.iter().chain(fields.contacts) {
        words.text(name, true);
        words.sounds(name);
    }
    for text in fields.addresses.iter().chain(fields.notes).chain(fields.codes) {
        words.text(text, false);
    }
    for phone in fields.phones {
        words.phone(phone);
    }
}

/// Slots for the words already written; a row has about a hundred.
const SLOTS: usize = 512;

/// Kinds of words, so that no two kinds share a key.
const INITIALS: u64 = 1 << 60;
const SYLLABLE: u64 = 2 << 60;
const PHONE: u64 = 3 << 60;
const HEAD: u64 = 4 << 60;
const RUN: u64 = 5 << 60;
const QUAD: u64 = 6 << 60;

/// Writes words and forgets none of them, until the slots are nearly full; then a long text may repeat a word, which the engines
/// take as well.
pub(super) struct Words<'a> {
    out: &'a mut String,
    seen: [u64; SLOTS],
    used: usize,
    /// The text is whole: groups of four can be counted from the beginning of a run, which a query does not know.
    whole: bool,
}

impl<'a> Words<'a> {
    pub(super) fn new(out: &'a mut String, whole: bool) -> Self {
        Words { out, seen: [0; SLOTS], used: 0, whole }
    }

    /// Whether this word is new; a separator is written in front of it.
    fn begin(&mut self, key: u64) -> bool {
        // Fibonacci hashing; the upper bits are the mixed ones.
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55) as usize;
        loop {
            match self.seen.get_mut(at) {
                Some(slot) if *slot == key => return false,
                Some(slot) if *slot == 0 => {
                    if self.used < SLOTS * 3 / 4 {
                        *slot = key;
                        self.used += 1;
                    }
                    break;
                }
                Some(_) => at += 1,
                None => at = 0,
            }
        }
        if !self.out.is_empty() {
            self.out.push(' ');
        }
        true
    }

    /// Two neighbours make a word, a rare character alone, and each character where `single` asks for it.
    pub(super) fn text(&mut self, text: &str, single: bool) {
        let mut before: Option<char> = None;
        let mut run = 1;
        let mut window = ['\0'; 4];
        let mut latin = 0;
        for c in text.chars().filter_map(letter) {
            latin = if c.is_ascii() { latin + 1 } else { 0 };
            if latin > 0 {
                window.rotate_left(1);
                let [.., last] = &mut window;
                *last = c;
            }
            if self.whole && latin >= 4 && latin % 2 == 0 {
                self.quad(&window);
            }
            if is_rare(c) {
                if self.begin(u64::from(c)) {
                    // Writing to a string cannot fail.
                    let _ = write!(self.out, "u{:x}", u32::from(c));
                }
                before = None;
                continue;
            }
            if single && is_han(c) && self.begin(u64::from(c)) {
                self.out.push(c);
            }
            if let Some(b) = before {
                if self.begin(u64::from(b) << 32 | u64::from(c)) {
                    self.out.push(b);
                    self.out.push(c);
                }
                run = if b == c { run + 1 } else { 1 };
                // 88 stands in too many codes to find 8888 by it.
                if matches!(run, 3 | 4) && c.is_ascii() && self.begin(RUN | run << 32 | u64::from(c)) {
                    self.out.extend((0..run).map(|_| c));
                }
            } else {
                run = 1;
            }
            before = Some(c);
        }
    }

    /// Four Latin letters or digits; of a run every second four, which is enough to find five and more of them. Pairs alone
    /// would stand in a tenth of all rows each.
    pub(super) fn quad(&mut self, window: &[char]) {
        if self.begin(QUAD | window.iter().fold(0, |key, c| key << 8 | u64::from(*c))) {
            self.out.push('c');
            self.out.extend(window);
        }
    }

    /// The syllables of each character and the initials of two neighbours.
    pub(super) fn sounds(&mut self, name: &str) {
        // The initials that the character before may have, and how often each stood in a row.
        let mut before = [(0, 0); 3];
        for c in name.chars().filter_map(letter) {
            let mut initials = [(0, 0); 3];
            for (place, slot) in readings(c).iter().zip(&mut initials) {
                if self.begin(SYLLABLE | u64::from(place)) {
                    self.out.push('y');
                    self.out.push_str(letters(place));
                }
                let letter = initial(place);
                let run = before.iter().find(|(b, _)| *b == letter).map_or(1, |(_, run)| run + 1);
                *slot = (letter, run);
                self.initial_run(letter, run);
            }
            for &(a, _) in before.iter().filter(|(a, _)| *a != 0) {
                for &(b, _) in initials.iter().filter(|(b, _)| *b != 0) {
                    if self.begin(INITIALS | u64::from(a) << 8 | u64::from(b)) {
                        self.out.extend(['i', char::from(a), char::from(b)]);
                    }
                }
            }
            before = initials;
        }
    }

    /// The same initial three or four times: two neighbours say too little about it.
    pub(super) fn initial_run(&mut self, letter: u8, run: u32) {
        if matches!(run, 3 | 4) && self.begin(INITIALS | u64::from(run) << 16 | u64::from(letter)) {
            self.out.push('i');
            self.out.extend((0..run).map(|_| char::from(letter)));
        }
    }

    /// Every four digits, and the first three.
    pub(super) fn phone(&mut self, phone: &str) {
        let mut window = ['\0'; 4];
        for (count, c) in phone.chars().map(half).filter(char::is_ascii_digit).enumerate() {
            window.rotate_left(1);
            let [first, second, third, last] = &mut window;
            *last = c;
            let key = [*first, *second, *third, *last].iter().fold(0, |key, c| key << 8 | u64::from(*c));
            if count == 2 && self.begin(HEAD | key) {
                self.out.extend(['h', *second, *third, *last]);
            }
            if count >= 3 && self.begin(PHONE | key) {
                self.out.extend(['p', *first, *second, *third, *last]);
            }
        }
    }
}
