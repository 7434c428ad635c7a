//! The words of a row: one pass over its text, no allocation but the string that is filled, no word twice.

use std::fmt::Write;

use super::super::fold::half;
use super::super::pinyin::{Readings, Syllable, initial, letters, readings};
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
    let mut words = Words::new(out);
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

/// Kinds of words, so that no two kinds share a key. Four characters need all the bits: they are apart from the other kinds because
/// those leave bits 32 to 47 empty, and no first character turns the kind of four into that of three.
const INITIALS: u64 = 1 << 60;
const SYLLABLE: u64 = 2 << 60;
const SYLLABLES: u64 = 3 << 60;
const PHONE: u64 = 4 << 60;
const HEAD: u64 = 5 << 60;
const TRIPLE: u64 = 6 << 60;
const QUAD: u64 = 7 << 60;

/// Writes words and forgets none of them, until the slots are nearly full; then a long text may repeat a word, which the engines
/// take as well.
pub(super) struct Words<'a> {
    out: &'a mut String,
    seen: [u64; SLOTS],
    used: usize,
}

/// Whether characters and letters or digits stand together in it.
fn is_mixed(group: &[char]) -> bool {
    group.iter().any(char::is_ascii) && !group.iter().all(char::is_ascii)
}

/// Letters as a number: none of these characters needs more than 16 bits.
fn key(group: &[char]) -> u64 {
    group.iter().fold(0, |key, c| key << 16 | u64::from(*c))
}

impl<'a> Words<'a> {
    pub(super) fn new(out: &'a mut String) -> Self {
        Words { out, seen: [0; SLOTS], used: 0 }
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

    /// Two neighbours make a word, and three and four where pairs tell too little; a rare character makes one alone, and each
    /// character where `single` asks for it.
    pub(super) fn text(&mut self, text: &str, single: bool) {
        // Letters that stand in a row before this one, the nearest last.
        let mut before: [Option<char>; 3] = [None; 3];
        for c in text.chars().filter_map(letter) {
            if is_rare(c) {
                if self.begin(u64::from(c)) {
                    // Writing to a string cannot fail.
                    let _ = write!(self.out, "u{:x}", u32::from(c));
                }
                before = [None; 3];
                continue;
            }
            if single && is_han(c) && self.begin(u64::from(c)) {
                self.out.push(c);
            }
            let [first, second, third] = before;
            if let Some(b) = third
                && self.begin(u64::from(b) << 16 | u64::from(c))
            {
                self.out.extend([b, c]);
            }
            if let (Some(a), Some(b)) = (second, third) {
                self.triple([a, b, c]);
            }
            if let (Some(first), Some(second), Some(third)) = (first, second, third) {
                self.quad(&[first, second, third, c]);
            }
            before = [second, third, Some(c)];
        }
    }

    /// Three neighbours where a character stands beside letters or digits (`路12`), or the same letter or digit three times: 88
    /// stands in too many codes to find 888 by it.
    fn triple(&mut self, group: [char; 3]) {
        let [a, b, c] = group;
        let same = a.is_ascii() && a == b && b == c;
        if (same || is_mixed(&group)) && self.begin(TRIPLE | key(&group)) {
            self.out.extend(same.then_some('t'));
            self.out.extend(group);
        }
    }

    /// Four neighbours where a character stands beside letters or digits (`128号`), or letters and digits alone. Their pairs
    /// stand in a tenth of all rows each.
    pub(super) fn quad(&mut self, group: &[char]) {
        let latin = group.iter().all(char::is_ascii);
        if (latin || is_mixed(group)) && self.begin(QUAD ^ key(group)) {
            self.out.extend(latin.then_some('c'));
            self.out.extend(group);
        }
    }

    /// The syllables of each character and of two neighbours, and the initials of two and three neighbours.
    pub(super) fn sounds(&mut self, name: &str) {
        // The two characters before, as they may sound; nothing before the first.
        let mut before: [Readings; 2] = Default::default();
        for c in name.chars().filter_map(letter) {
            let sound = readings(c);
            let [first, second] = &before;
            for last in sound.iter() {
                self.syllable(last);
                for middle in second.iter() {
                    self.syllables(middle, last);
                    self.initials(&[initial(middle), initial(last)]);
                    for first in first.iter() {
                        self.initials(&[initial(first), initial(middle), initial(last)]);
                    }
                }
            }
            before.rotate_left(1);
            let [.., newest] = &mut before;
            *newest = sound;
        }
    }

    /// The syllable of one character. The digit keeps one of a single letter apart from two neighbouring letters.
    pub(super) fn syllable(&mut self, syllable: Syllable) {
        if self.begin(SYLLABLE | u64::from(syllable)) {
            let letters = letters(syllable);
            self.out.push_str(if letters.len() == 1 { "y1" } else { "y" });
            self.out.push_str(letters);
        }
    }

    /// The syllables of two neighbours. The digit between keeps `fang an` apart from `fan gan`.
    pub(super) fn syllables(&mut self, first: Syllable, second: Syllable) {
        if self.begin(SYLLABLES | u64::from(first) << 16 | u64::from(second)) {
            self.out.push('y');
            self.out.push_str(letters(first));
            self.out.push('1');
            self.out.push_str(letters(second));
        }
    }

    /// The initials of two or three neighbours.
    pub(super) fn initials(&mut self, letters: &[u8]) {
        if self.begin(INITIALS | letters.iter().fold(0, |key, letter| key << 8 | u64::from(*letter))) {
            self.out.push('i');
            self.out.extend(letters.iter().copied().map(char::from));
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
