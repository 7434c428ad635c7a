//! What was typed, understood: which words the index must hold, whether a row is meant, and what to highlight in it.

use std::cmp::Reverse;
use std::ops::Range;

use super::super::fold::{fold, half};
use super::super::pinyin::{self, Readings, Syllable, initial, letters, readings};
use super::words::Words;
use super::{SearchFields, is_han, is_rare, letter};

/// Longer queries than any name are cut, so that a pasted page cannot stop the search.
const LONGEST: usize = 64;
const MOST_PARTS: usize = 8;
/// Ways to cut a run of letters into syllables that are looked for.
const MOST_READINGS: usize = 12;
/// Groups of four letters and digits, or of three initials, that are asked for: more cost more than they save.
const MOST_GROUPS: usize = 4;
/// Words of a text that are asked for, for the same reason.
const MOST_WORDS: usize = 6;
/// The initials of 有限公司: nearly every name has them.
const COMMON: &[u8] = b"yxgs";
/// Stands for a hidden character of a masked value; equal to no letter.
const BARRIER: char = '*';

/// A query as typed into the search field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    want: Want,
}

/// What a row must have.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Want {
    /// These letters in a row, in any text but a phone; a single one in names and contacts only.
    Text(Vec<char>),
    /// These digits in a row in a phone; three of them at its beginning only.
    Phone(Vec<char>),
    /// Neighbours in a name that sound like this.
    Sound(Vec<Piece>),
    All(Vec<Want>),
    Any(Vec<Want>),
}

/// What one character must sound like.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// This letter is its initial, or is itself the letter or digit.
    Head(u8),
    /// Its syllable begins so.
    Start(String),
    /// This is its syllable.
    Full(Syllable),
}

/// Words that the index must hold for a row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Need {
    Word(String),
    All(Vec<Need>),
    Any(Vec<Need>),
}

impl Query {
    /// Understands what was typed. Nothing but spaces and punctuation is the empty query, which accepts every row.
    pub fn parse(text: &str) -> Self {
        let text: String = text.chars().take(LONGEST).collect();
        // The stars of a masked number that was copied from a list separate its visible parts.
        let parts = fold(&text).replace('*', " ");
        // The country code is no part of a stored number.
        let parts = parts.split(' ').filter(|part| *part != "+86").map(|part| part.chars().filter_map(letter).collect::<Vec<char>>());
        let mut wants: Vec<Want> = parts.filter(|part| !part.is_empty()).take(MOST_PARTS).map(part).collect();
        let want = if wants.len() == 1 { wants.remove(0) } else { Want::All(wants) };
        Query { want }
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        matches!(&self.want, Want::All(wants) if wants.is_empty())
    }

    /// The query for FTS5 `MATCH`, every word quoted; `None` when nothing was asked for.
    pub fn fts(&self) -> Option<String> {
        (!self.is_empty()).then(|| self.want.need().written(" AND ", " OR ", '"'))
    }

    /// The query for PostgreSQL, to be cast `::tsquery`; `None` when nothing was asked for.
    pub fn tsquery(&self) -> Option<String> {
        (!self.is_empty()).then(|| self.want.need().written(" & ", " | ", '\''))
    }

    /// Whether a row that holds the words may still not be meant.
    pub fn needs_check(&self) -> bool {
        !self.want.is_exact()
    }

    /// Whether the row is meant. The index finds every row that is accepted, and some that are not.
    pub fn accepts(&self, fields: &SearchFields<'_>) -> bool {
        self.want.accepts(fields)
    }

    /// What to highlight in a text, in *characters*, ordered and apart. Initials and syllables highlight the characters that
    /// they stand for; digits of a masked phone are highlighted only where the visible ones are meant.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let mut hits = Vec::new();
        if !self.is_empty() {
            self.want.hits(&Shown::new(text), &mut hits);
        }
        hits.sort_unstable_by_key(|hit| (hit.start, hit.end));
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(hits.len());
        for hit in hits {
            match apart.last_mut() {
                Some(last) if hit.start <= last.end => last.end = last.end.max(hit.end),
                _ => apart.push(hit),
            }
        }
        apart
    }
}

/// One part between white space.
fn part(letters: Vec<char>) -> Want {
    let digit = |c: &char| c.is_ascii_digit();
    if letters.iter().all(digit) {
        return digits(letters);
    }
    if letters.iter().all(char::is_ascii) {
        let mut wants: Vec<Want> = sounds(&letters).into_iter().map(Want::Sound).collect();
        if letters.len() > 1 {
            wants.insert(0, Want::Text(letters));
        }
        return any(wants);
    }
    if !letters.iter().any(char::is_ascii) {
        return Want::Text(letters);
    }
    // `上海zg`: as it stands, or characters and letters each for themselves.
    let runs: Vec<Want> = letters.chunk_by(|a, b| a.is_ascii() == b.is_ascii()).map(|run| part(run.to_vec())).collect();
    any(vec![Want::Text(letters), Want::All(runs)])
}

fn any(mut wants: Vec<Want>) -> Want {
    if wants.len() == 1 { wants.remove(0) } else { Want::Any(wants) }
}

fn digits(digits: Vec<char>) -> Want {
    // A mobile number with the country code, as copied from a phone.
    if digits.len() == 13 && digits.starts_with(&['8', '6', '1']) {
        return Want::Phone(digits.into_iter().skip(2).collect());
    }
    match digits.len() {
        1 => any(sounds(&digits).into_iter().map(Want::Sound).collect()),
        2 => Want::Text(digits),
        _ => Want::Any(vec![Want::Phone(digits.clone()), Want::Text(digits)]),
    }
}

/// The ways in which Latin letters and digits can be the sound of neighbouring characters.
fn sounds(typed: &[char]) -> Vec<Vec<Piece>> {
    let text: String = typed.iter().collect();
    let mut found = vec![heads(&text)];
    let starts = ["zh", "ch", "sh"];
    if text.len() > 2 && starts.iter().any(|start| text.contains(start)) {
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some(first) = rest.get(..1) {
            let start = starts.iter().find(|start| rest.starts_with(**start));
            match start.and_then(|start| rest.strip_prefix(start)) {
                Some(behind) => {
                    pieces.push(Piece::Start(rest.chars().take(2).collect()));
                    rest = behind;
                }
                None => {
                    pieces.extend(heads(first));
                    rest = rest.get(1..).unwrap_or("");
                }
            }
        }
        found.push(pieces);
    }
    if !text.contains(|c: char| c.is_ascii_digit()) {
        let mut whole = Vec::new();
        syllables(&text, Tail::Syllable, &mut Vec::new(), &mut whole);
        // Syllables that go on as initials are meant only where syllables alone make no sense.
        if whole.is_empty() {
            syllables(&text, Tail::Initials, &mut Vec::new(), &mut whole);
        }
        found.append(&mut whole);
    }
    found.truncate(MOST_READINGS);
    found
}

fn heads(text: &str) -> Vec<Piece> {
    text.bytes().map(Piece::Head).collect()
}

/// How a run of syllables may end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// In a syllable that is not finished, of one letter at least.
    Syllable,
    /// In the initials of several characters.
    Initials,
}

/// Whole syllables and their end; longer syllables first.
fn syllables(rest: &str, tail: Tail, before: &mut Vec<Piece>, found: &mut Vec<Vec<Piece>>) {
    if found.len() >= MOST_READINGS {
        return;
    }
    let mut keep = |last: Vec<Piece>| found.push(before.iter().cloned().chain(last).collect());
    // No syllable begins with i, u or v.
    let are_initials = !before.is_empty() && !rest.contains(['i', 'u', 'v']);
    match tail {
        Tail::Syllable if rest.len() > 1 && !pinyin::starting(rest).is_empty() => keep(vec![Piece::Start(rest.to_owned())]),
        Tail::Syllable if rest.len() == 1 && are_initials => keep(heads(rest)),
        Tail::Initials if rest.len() > 1 && are_initials => keep(heads(rest)),
        _ => {}
    }
    for length in (2..=6.min(rest.len().saturating_sub(1))).rev() {
        if let (Some(front), Some(back)) = (rest.get(..length), rest.get(length..))
            && let Some(syllable) = pinyin::exact(front)
        {
            before.push(Piece::Full(syllable));
            syllables(back, tail, before, found);
            before.pop();
        }
    }
}

impl Piece {
    fn initial(&self) -> u8 {
        match self {
            Piece::Head(letter) => *letter,
            Piece::Start(start) => start.bytes().next().unwrap_or(0),
            Piece::Full(syllable) => initial(*syllable),
        }
    }

    fn is_met(&self, sound: &Readings) -> bool {
        sound.iter().any(|reading| match self {
            Piece::Head(letter) => initial(reading) == *letter,
            Piece::Start(start) => letters(reading).starts_with(start.as_str()),
            Piece::Full(syllable) => reading == *syllable,
        })
    }

    /// The syllables that meet it.
    fn syllables(&self) -> Range<Syllable> {
        match self {
            Piece::Head(letter) => pinyin::starting(char::from(*letter).encode_utf8(&mut [0; 4])),
            Piece::Start(start) => pinyin::starting(start),
            Piece::Full(syllable) => *syllable..syllable + 1,
        }
    }

    /// The words of all syllables that meet it, behind this syllable where there is one.
    fn words(&self, behind: Option<Syllable>) -> Need {
        let word = |syllable: Syllable| match behind {
            Some(before) => words(|words| words.syllables(before, syllable)),
            None => words(|words| words.syllable(syllable)),
        };
        Need::Any(self.syllables().flat_map(word).map(Need::Word).collect())
    }
}

impl Want {
    fn need(&self) -> Need {
        match self {
            Want::Text(needle) if needle.len() >= 4 && needle.iter().all(char::is_ascii) => {
                // The ends of codes tell more than their beginnings.
                let fours = needle.windows(4).rev().step_by(2).take(MOST_GROUPS);
                Need::all_of(words(|words| fours.for_each(|four| words.quad(four))))
            }
            Want::Text(needle) => Need::all_of(telling(words(|words| words.text(&needle.iter().collect::<String>(), needle.len() == 1)))),
            Want::Phone(digits) if digits.len() == 3 => Need::Word(format!("h{}", digits.iter().collect::<String>())),
            Want::Phone(digits) => {
                // Two windows find a number among millions, and the last digits best; more of them cost more than they save.
                let last = digits.len().saturating_sub(4);
                let mut starts = vec![last, last.saturating_sub(4)];
                starts.dedup();
                let window = |start: usize| Need::Word(format!("p{}", digits.iter().skip(start).take(4).collect::<String>()));
                Need::All(starts.into_iter().map(window).collect())
            }
            Want::Sound(pieces) => Need::All(sound(pieces)),
            Want::All(wants) => Need::All(wants.iter().map(Want::need).collect()),
            Want::Any(wants) => Need::Any(wants.iter().map(Want::need).collect()),
        }
    }

    /// Whether every row that holds the words is meant: one word of the index says it all.
    fn is_exact(&self) -> bool {
        match self {
            Want::Text(needle) => match needle.as_slice() {
                [one] => is_han(*one),
                [_, _] => !needle.iter().any(|c| is_rare(*c)),
                [_, _, _, _] => needle.iter().all(char::is_ascii),
                _ => false,
            },
            Want::Phone(digits) => matches!(digits.len(), 3 | 4),
            Want::Sound(pieces) => match pieces.as_slice() {
                [_] | [Piece::Full(_), Piece::Full(_) | Piece::Start(_)] => true,
                _ => pieces.len() <= 3 && pieces.iter().all(|piece| matches!(piece, Piece::Head(_))),
            },
            Want::All(wants) | Want::Any(wants) => wants.iter().all(Want::is_exact),
        }
    }

    fn accepts(&self, fields: &SearchFields<'_>) -> bool {
        let names = || fields.names.iter().chain(fields.contacts);
        match self {
            Want::Text(needle) if needle.len() == 1 => names().any(|text| holds(text, needle)),
            Want::Text(needle) => names().chain(fields.addresses).chain(fields.notes).chain(fields.codes).any(|text| holds(text, needle)),
            Want::Phone(digits) => fields.phones.iter().any(|phone| {
                let phone: Vec<char> = phone.chars().map(half).filter(char::is_ascii_digit).collect();
                if digits.len() == 3 { phone.starts_with(digits) } else { phone.windows(digits.len()).any(|w| w == digits) }
            }),
            Want::Sound(pieces) => names().any(|name| {
                let sounds: Vec<Readings> = name.chars().filter_map(letter).map(readings).collect();
                sounds.windows(pieces.len()).any(|w| pieces.iter().zip(w).all(|(piece, sound)| piece.is_met(sound)))
            }),
            Want::All(wants) => wants.iter().all(|want| want.accepts(fields)),
            Want::Any(wants) => wants.iter().any(|want| want.accepts(fields)),
        }
    }

    fn hits(&self, shown: &Shown, hits: &mut Vec<Range<usize>>) {
        match self {
            Want::Text(needle) => shown.runs(needle.len(), hits, |window| window.iter().map(|(_, c)| c).eq(needle)),
            Want::Phone(digits) => shown.phone(digits, hits),
            Want::Sound(pieces) => {
                shown.runs(pieces.len(), hits, |window| pieces.iter().zip(window).all(|(piece, (_, c))| piece.is_met(&readings(*c))))
            }
            Want::All(wants) | Want::Any(wants) => wants.iter().for_each(|want| want.hits(shown, hits)),
        }
    }
}

/// What the index must hold for neighbours in a name that sound like this.
fn sound(pieces: &[Piece]) -> Vec<Need> {
    // An end that may be the start of many syllables is spelt as well, if it has more than one letter.
    let is_spelt = |at: usize| match pieces.get(at) {
        Some(Piece::Full(_)) => true,
        Some(Piece::Start(_)) => at + 1 == pieces.len(),
        _ => pieces.len() == 1,
    };
    let mut needs = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match (at.checked_sub(1).and_then(|before| pieces.get(before)), piece) {
            (Some(Piece::Full(before)), piece) if is_spelt(at) => needs.push(piece.words(Some(*before))),
            // The next one says what this one would.
            (_, Piece::Full(_)) if is_spelt(at + 1) => {}
            (_, piece) if is_spelt(at) => needs.push(piece.words(None)),
            _ => {}
        }
    }
    // What syllables say, initials need not say again.
    let length = pieces.len().min(3);
    let heads: Vec<u8> = pieces.iter().map(Piece::initial).collect();
    let groups = heads.windows(length).enumerate();
    let mut groups: Vec<&[u8]> = groups.filter(|(at, _)| !(*at..at + length).all(is_spelt)).map(|(_, group)| group).collect();
    let telling: Vec<&[u8]> = groups.iter().copied().filter(|group| !COMMON.windows(length).any(|common| common == *group)).collect();
    if !telling.is_empty() {
        groups = telling;
    }
    let step = groups.len().div_ceil(MOST_GROUPS).max(1);
    needs.extend(words(|words| groups.iter().step_by(step).for_each(|group| words.initials(group))).into_iter().map(Need::Word));
    needs
}

/// The words of a text that say the most, the rarest kind first: the engines begin with the first and look for it in the others.
fn telling(mut words: Vec<String>) -> Vec<String> {
    let letters = |word: &String| word.chars().count();
    let all = words.clone();
    words.retain(|word| !all.iter().any(|longer| letters(longer) > letters(word) && longer.contains(word)));
    words.sort_by_key(|word| Reverse(letters(word)));
    let step = words.len().div_ceil(MOST_WORDS).max(1);
    words.into_iter().step_by(step).collect()
}

/// The words that the index writes for this.
fn words(write: impl FnOnce(&mut Words<'_>)) -> Vec<String> {
    let mut out = String::new();
    write(&mut Words::new(&mut out));
    out.split_whitespace().map(str::to_owned).collect()
}

/// Whether the letters stand in a row in the text.
fn holds(text: &str, needle: &[char]) -> bool {
    // Most rows hold Chinese just as it was typed; only the others are taken apart.
    if needle.iter().all(|c| is_han(*c)) && text.contains(needle.iter().collect::<String>().as_str()) {
        return true;
    }
    let text: Vec<char> = text.chars().filter_map(letter).collect();
    text.windows(needle.len()).any(|window| window == needle)
}

impl Need {
    fn all_of(words: Vec<String>) -> Self {
        Need::All(words.into_iter().map(Need::Word).collect())
    }

    fn written(&self, and: &str, or: &str, quote: char) -> String {
        let (needs, between) = match self {
            Need::Word(word) => return format!("{quote}{word}{quote}"),
            Need::All(needs) => (needs, and),
            Need::Any(needs) => (needs, or),
        };
        let written: Vec<String> = needs.iter().map(|need| need.written(and, or, quote)).collect();
        if written.len() == 1 { written.concat() } else { format!("({})", written.join(between)) }
    }
}

/// A text on the screen, ready to be looked through.
struct Shown {
    /// Letters with their places; hidden characters of a masked value stand between as [`BARRIER`].
    letters: Vec<(usize, char)>,
}

impl Shown {
    fn new(text: &str) -> Self {
        let letters = text.chars().enumerate();
        Shown {
            letters: letters
                .filter_map(|(at, c)| if half(c) == BARRIER { Some((at, BARRIER)) } else { letter(c).map(|c| (at, c)) })
                .collect(),
        }
    }

    /// Every run of `length` letters that is meant, none overlapping the one before.
    fn runs(&self, length: usize, hits: &mut Vec<Range<usize>>, is_meant: impl Fn(&[(usize, char)]) -> bool) {
        let mut free = 0;
        for window in self.letters.windows(length.max(1)) {
            if let (Some((first, _)), Some((last, _))) = (window.first(), window.last())
                && *first >= free
                && is_meant(window)
            {
                free = last + 1;
                hits.push(*first..free);
            }
        }
    }

    fn phone(&self, digits: &[char], hits: &mut Vec<Range<usize>>) {
        let phone: Vec<(usize, char)> = self.letters.iter().copied().filter(|(_, c)| c.is_ascii_digit() || *c == BARRIER).collect();
        for (at, window) in phone.windows(digits.len()).enumerate() {
            let visible = window.iter().filter(|(_, c)| *c != BARRIER).count();
            let agree = window.iter().zip(digits).all(|((_, have), want)| *have == BARRIER || have == want);
            // Most of a number was typed: what is hidden may be taken as meant where what is visible agrees.
            let long = digits.len() >= 7 && visible >= 3;
            if agree && (visible == digits.len() || long) && (digits.len() > 3 || at == 0) {
                hits.extend(window.iter().filter(|(_, c)| *c != BARRIER).map(|(place, _)| *place..place + 1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::index_words;
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    impl Need {
        fn is_held(&self, words: &HashSet<&str>) -> bool {
            match self {
                Need::Word(word) => words.contains(word.as_str()),
                Need::All(needs) => needs.iter().all(|need| need.is_held(words)),
                Need::Any(needs) => needs.iter().any(|need| need.is_held(words)),
            }
        }
    }

    /// Whether the index finds the row, and whether the row is accepted; what is accepted must be found.
    fn found(query: &str, fields: &SearchFields<'_>) -> (bool, bool) {
        let query = Query::parse(query);
        let words = index_words(fields);
        let words: HashSet<&str> = words.split(' ').collect();
        let (held, accepted) = (query.want.need().is_held(&words), query.accepts(fields));
        assert!(query.needs_check() || held == accepted, "one word says it all: {:?}", query.want);
        (held, accepted)
    }

    const ROW: SearchFields<'static> = SearchFields {
        names: &["中国人民建设（上海）有限公司", "A8电子"],
        contacts: &["单雄信", "曲江"],
        addresses: &["重庆市渝中区中山路 445 号"],
        notes: &["节假日不接电话，Wi-Fi 密码问前台"],
        phones: &["138 1234 8888", "0532-66778899"],
        codes: &["91370784HD1TJ3Y7L4", "KH-20240612-018"],
    };

    #[test]
    fn every_kind_of_query_finds_the_row() {
        for query in [
            "中国",
            "国人",
            "民建设",
            "海有",
            "建设上海",
            "设（上",
            "国",
            "单",
            "中",
            "z",
            "a",
            "8",
            "zgrm",
            "grm",
            "rm",
            "ZGRM",
            "sxx",
            "dxx",
            "qj",
            "zhongguo",
            "zhongg",
            "zhonggu",
            "zhonggrm",
            "guoren",
            "zh",
            "zho",
            "shanghai",
            "a8dz",
            "a8",
            "A8电",
            "8888",
            "1234",
            "12348888",
            "13812348888",
            "+86 138-1234-8888",
            "8613812348888",
            "138",
            "053",
            "138****8888",
            "05326677",
            "66778899",
            "91370784",
            "hd1t",
            "3y7l",
            "kh",
            "KH-2024",
            "0612-018",
            "渝中区",
            "中山路445号",
            "路4",
            "445",
            "45",
            "节假",
            "wifi",
            "Wi-Fi",
            "密码",
            "上海zg 8888",
            "上海zg",
            "rmjs",
            "中国 上海 qj 渝中",
            "zhgrm",
            "shyxgs",
            "有限公司",
            "ｚｇｒｍ",
            "中　国",
        ] {
            assert_eq!(found(query, &ROW), (true, true), "{query}");
        }
    }

    #[test]
    fn what_is_not_there_is_not_accepted() {
        for query in
            ["国民", "人中", "rz", "gz", "8889", "234", "司单", "信曲", "渝中区8888x", "uzg", "中国 北京", "cqyz", "5", "山", "90", "hong"]
        {
            assert!(!found(query, &ROW).1, "{query}");
        }
    }

    #[test]
    fn the_empty_query_accepts_all() {
        for query in ["", "  ", "，。", "*", "\u{3000}"] {
            let query = Query::parse(query);
            assert!(
                query.is_empty()
                    && query.accepts(&ROW)
                    && query.fts().is_none()
                    && query.tsquery().is_none()
                    && query.hits("中国").is_empty()
            );
        }
    }

    #[test]
    fn queries_as_the_engines_take_them() {
        let fts = |text: &str| Query::parse(text).fts().unwrap();
        assert_eq!(fts("中国人"), r#"("中国" AND "国人")"#);
        assert_eq!(fts("国"), r#""国""#);
        assert_eq!(fts("8888"), r#"("p8888" OR "c8888")"#);
        assert_eq!(fts("qj"), r#"("qj" OR "iqj")"#);
        assert_eq!(fts("中国 8899"), r#"("中国" AND ("p8899" OR "c8899"))"#);
        assert_eq!(
            Query::parse("zhongg").tsquery().unwrap(),
            "(('congg' & 'czhon') | ('izho' & 'ihon' & 'iong' & 'ingg') | ('izon' & 'iong' & 'ingg') | ('yzhong' & 'izg'))"
        );
        assert_eq!(fts("𠮷"), r#""u20bb7""#);
        assert!(fts("\" OR 1 -- '); DROP").chars().all(|c| c.is_alphanumeric() || " ()\"".contains(c)));
    }

    #[test]
    fn hits_are_what_is_meant() {
        let hits = |query: &str, text: &str| {
            let chars: Vec<char> = text.chars().collect();
            Query::parse(query).hits(text).into_iter().map(|r| chars[r].iter().collect::<String>()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(hits("海", "上海海尔（海）"), "海海|海");
        assert_eq!(hits("qj", "曲江请假"), "曲江请假");
        assert_eq!(hits("qj", "去曲江要请假"), "曲江|请假");
        assert_eq!(hits("zgrm", "新中国人民报"), "中国人民");
        assert_eq!(hits("zhonggu", "新中国人"), "中国");
        assert_eq!(hits("海尔青岛", "海尔（青岛）公司"), "海尔（青岛");
        assert_eq!(hits("5678", "138****5678"), "5678");
        assert_eq!(hits("138", "138****5678"), "138");
        assert_eq!(hits("1385", "138****5678"), "");
        assert_eq!(hits("13856", "138****5678"), "");
        assert_eq!(hits("1234", "138****5678"), "");
        assert_eq!(hits("13812345678", "138****5678"), "138|5678");
        assert_eq!(hits("13812345679", "138****5678"), "");
        assert_eq!(hits("1234", "0532-8812 34"), "12 34");
        assert_eq!(hits("上海zg 8888", "上海中谷 8888"), "上海中谷|8888");
        assert_eq!(hits("kefu", "用 KEFU Desk"), "KEFU");
    }

    #[test]
    fn words_of_a_row_are_few() {
        let words = index_words(&ROW);
        let set: HashSet<&str> = words.split(' ').collect();
        assert_eq!(set.len(), words.split(' ').count(), "a word stands there twice");
        for word in ["中国", "国", "izg", "yzhong", "p8888", "h138", "路4", "ycq", "ydan", "yshan"] {
            assert_eq!(set.contains(word), word != "ycq", "{word}");
        }
        assert_eq!(index_words(&SearchFields::default()), "");
    }

    /// Set `KEFU_LIST` to the path of a list in UTF-8 to see how many words its rows have, and how long they take (release).
    #[test]
    fn words_of_a_whole_list() {
        let Ok(path) = std::env::var("KEFU_LIST") else { return };
        let text = std::fs::read_to_string(path).unwrap();
        let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect();
        let (mut words, mut bytes, mut out) = (0, 0, String::new());
        let mut each = |round: usize| {
            for row in &rows {
                super::super::index_words_into(
                    &mut out,
                    &SearchFields {
                        names: &[&row[0]],
                        contacts: &[&row[1]],
                        addresses: &[&row[7]],
                        notes: &[&row[15]],
                        phones: &[&row[2], &row[3]],
                        codes: &[&row[12]],
                    },
                );
                if round == 0 {
                    words += out.split(' ').count();
                    bytes += out.len();
                }
            }
        };
        each(0);
        let start = std::time::Instant::now();
        for round in 1..=50 {
            each(round);
        }
        let row = start.elapsed().as_secs_f64() * 1e6 / 50.0 / rows.len() as f64;
        let average = words as f64 / rows.len() as f64;
        let note = format!("{average:.1} words, {:.0} bytes, {row:.2} µs a row", bytes as f64 / rows.len() as f64);
        assert!(average < 180.0, "{note}");
        std::fs::write(std::env::temp_dir().join("kefu-words.txt"), note).unwrap();
    }

    const HAN: &str = "[中国人民长重庆单行乐上海电子厦门曾解会都佛地大]{1,8}";
    const NAME: &str = "[中国人民长重庆单行乐上海电子厦门曾解会都佛地大A8（） ]{1,10}";

    proptest! {
        #[test]
        fn any_two_characters_of_any_field(name in NAME, address in "\\PC{0,16}", from in 0usize..20, length in 2usize..6) {
            for text in [&name, &address] {
                let row = SearchFields { names: &[&name], addresses: &[&address], ..SearchFields::default() };
                let letters: Vec<char> = text.chars().filter_map(letter).collect();
                if letters.len() < 2 {
                    continue;
                }
                let from = from % (letters.len() - 1);
                let query: String = letters[from..letters.len().min(from + length)].iter().collect();
                // Folding once more may leave one letter of two (İ); one letter is looked for in names only.
                if matches!(Query::parse(&query).want, Want::Text(one) if one.len() < 2) {
                    continue;
                }
                prop_assert_eq!(found(&query, &row), (true, true), "{} in {}", query, text);
            }
        }

        #[test]
        fn any_run_of_initials_and_syllables(name in HAN, pick in prop::collection::vec(0usize..3, 8), from in 0usize..8, length in 1usize..8) {
            let row = SearchFields { contacts: &[&name], ..SearchFields::default() };
            let chars: Vec<char> = name.chars().collect();
            let from = from % chars.len();
            let part = &chars[from..chars.len().min(from + length)];
            let sound = |(c, pick): (&char, &usize)| {
                let all: Vec<&str> = readings(*c).iter().map(letters).collect();
                all[pick % all.len()]
            };
            let syllables: Vec<&str> = part.iter().zip(&pick).map(sound).collect();
            let initials: String = syllables.iter().map(|s| s.chars().next().unwrap()).collect();
            prop_assert_eq!(found(&initials, &row), (true, true), "{} in {}", initials, name);
            // Many syllables can be cut in more ways than are looked for; three never are.
            let whole: String = syllables.iter().take(3).copied().collect();
            prop_assert_eq!(found(&whole, &row), (true, true), "{} in {}", whole, name);
            let typing: String = whole.chars().take(whole.len() - 1).collect();
            if syllables.len() < 3 && !typing.is_empty() {
                prop_assert_eq!(found(&typing, &row), (true, true), "{} in {}", typing, name);
            }
        }

        #[test]
        fn any_four_digits_of_a_phone(phone in "1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8}", from in 0usize..8, length in 4usize..12) {
            let row = SearchFields { phones: &[&phone], ..SearchFields::default() };
            let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
            let from = from % (digits.len() - 3);
            let query: String = digits[from..digits.len().min(from + length)].iter().collect();
            prop_assert_eq!(found(&query, &row), (true, true));
        }

        #[test]
        fn what_is_accepted_is_found(
            query in "[中国人民长重庆单行乐a-g8z19 *𠮷é]{0,6}|[zhongucrmas ]{1,9}|[0-9 ]{1,6}|\\PC{0,5}",
            name in NAME, note in "[中国a-cz189 é𠮷]{0,8}|\\PC{0,8}", phone in "[0-9-]{0,12}", code in "[0-9A-Z]{0,18}",
        ) {
            let row = SearchFields { names: &[&name], contacts: &[&note], notes: &[&note], phones: &[&phone], codes: &[&code], ..SearchFields::default() };
            let (indexed, accepted) = found(&query, &row);
            prop_assert!(indexed || !accepted, "{} accepted but not found: {:?}", query, Query::parse(&query).fts());
            for text in [&name, &note, &phone] {
                let count = text.chars().count();
                let hits = Query::parse(&query).hits(text);
                prop_assert!(hits.iter().all(|hit| hit.start < hit.end && hit.end <= count));
                prop_assert!(hits.windows(2).all(|pair| pair[0].end < pair[1].start));
            }
        }
    }
}
