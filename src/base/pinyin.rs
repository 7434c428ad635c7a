//! How characters sound: the syllables that people type for a character, and the key that sorts names as Chinese lists are sorted.
//! One reading for each character, and the others only where names, places and trades use them: rare readings would fill the
//! index with words that nobody types.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use pinyin::ToPinyin;

use super::fold::half;

/// Place of a syllable in the sorted list of all; a Latin letter or digit counts as a syllable of its own.
pub(super) type Syllable = u16;

/// First and last character with readings, from CJK Extension A to Extension H.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x323AF;
/// Marks a character that also has readings in [`OTHER`].
const MORE: u16 = 0x8000;

/// Readings beside the first one, or before it with `!`: the one that names and places use more often.
const OTHER: &[(&str, &str)] = &[
    ("长長", "!chang"),
    ("重", "chong"),
    ("行", "hang"),
    ("乐樂", "yue"),
    ("单單", "shan chan"),
    ("厦廈", "!xia"),
    ("朝", "zhao"),
    ("车車", "ju"),
    ("盛", "cheng"),
    ("乘", "sheng"),
    ("曾", "!zeng"),
    ("仇", "qiu"),
    ("解", "xie"),
    ("查", "zha"),
    ("盖蓋", "ge"),
    ("朴", "piao"),
    ("区區", "ou"),
    ("翟", "!zhai"),
    ("覃", "qin"),
    ("缪繆", "!miao"),
    ("尉蔚", "yu"),
    ("万", "mo"),
    ("柏", "bo"),
    ("薄", "bo"),
    ("堡", "bu pu"),
    ("蚌", "beng"),
    ("泊", "!bo"),
    ("浚濬", "xun"),
    ("铅鉛", "yan"),
    ("莘", "xin"),
    ("六", "lu"),
    ("洞侗", "tong"),
    ("番", "pan"),
    ("什", "!shi"),
    ("都", "!du"),
    ("大", "dai"),
    ("调調", "tiao"),
    ("传傳", "zhuan"),
    ("弹彈", "tan"),
    ("藏", "zang"),
    ("参參", "shen"),
    ("差", "chai"),
    ("便", "pian"),
    ("率", "shuai"),
    ("乾", "gan"),
    ("会會", "kuai"),
    ("还還", "huan"),
    ("角", "jue"),
    ("降", "xiang"),
    ("觉覺", "jiao"),
    ("校", "jiao"),
    ("壳殼", "qiao"),
    ("勒", "!le"),
    ("系", "ji"),
    ("模", "mu"),
    ("牟", "mu"),
    ("弄", "long"),
    ("佛", "!fo"),
    ("埔", "bu"),
    ("茄", "!qie"),
    ("塞", "se"),
    ("拓", "ta"),
    ("畜", "!xu"),
    ("轧軋", "zha"),
    ("粘", "nian"),
    ("种種", "chong"),
    ("仔", "zi"),
    ("秘", "bi"),
    ("卜", "!bu"),
    ("晟", "!sheng"),
    ("澹", "tan"),
    ("洗", "xian"),
    ("召", "shao"),
    ("陂", "pi"),
    ("歙", "xi"),
    ("枞樅", "zong"),
    ("珲琿", "hun"),
    ("泷", "shuang"),
    ("犍", "qian"),
    ("筠", "jun"),
    ("荥滎", "ying"),
    ("阿", "e"),
    ("渑澠", "sheng"),
    ("浒滸", "xu"),
    ("桔", "jie"),
    ("劲勁", "jing"),
    ("句", "gou"),
    ("钥鑰", "yao"),
    ("爪", "zhua"),
    ("了", "liao"),
    ("地", "!di"),
    ("呢", "ni"),
    ("茜", "xi"),
    ("靓靚", "!liang"),
    ("颉頡", "jie"),
    ("隽雋", "jun"),
    ("溱", "qin"),
    ("石", "dan"),
    ("载載", "zai"),
    ("徵", "zhi"),
    ("禅禪", "shan"),
    ("贲賁", "ben"),
    ("莎", "suo"),
    ("娜", "nuo"),
    ("绿綠", "lu"),
    ("露", "lou"),
    ("宿", "xiu"),
    ("巷", "hang"),
    ("圩", "xu"),
    ("谌諶", "shen"),
    ("隗", "kui"),
    ("黑", "he"),
    ("折", "she"),
    ("祭", "zhai"),
    ("员員", "yun"),
    ("强強", "jiang"),
    ("屏", "bing"),
    ("坻", "di"),
    ("彊", "qiang"),
    // Without any reading in the table of the library.
    ("𠮷", "!ji"),
];

/// Words whose first character sounds unlike itself elsewhere; only sorting needs them, searching knows both readings.
const WORDS: &[(&str, &str)] =
    &[("重庆", "chong2"), ("重慶", "chong2"), ("六安", "lu4"), ("乐清", "yue4"), ("长孙", "zhang3"), ("長孫", "zhang3"), ("尉迟", "yu4")];

/// Surnames that sound unlike the character elsewhere, for names of persons.
const SURNAMES: &[(char, &str)] = &[
    ('单', "shan4"),
    ('單', "shan4"),
    ('仇', "qiu2"),
    ('解', "xie4"),
    ('查', "zha1"),
    ('盖', "ge3"),
    ('朴', "piao2"),
    ('区', "ou1"),
    ('乐', "yue4"),
    ('樂', "yue4"),
    ('覃', "qin2"),
    ('召', "shao4"),
];

struct Table {
    /// All syllables in alphabetical order.
    syllables: Vec<&'static str>,
    /// For each character from `FIRST`: 0, or the place of its first reading plus one, with `MORE` where there are others.
    first: Vec<u16>,
    /// The other readings, by character.
    other: Vec<(char, [Syllable; 2], usize)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(build);

const LATIN: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

/// The syllable in the letters that people type (ü is v); `None` for the few sounds that are no syllable (ê, hm, ng).
fn typed(plain: &'static str) -> Option<&'static str> {
    match plain {
        "lü" => Some("lv"),
        "nü" => Some("nv"),
        "lüe" => Some("lve"),
        "nüe" => Some("nve"),
        _ if plain.is_ascii() && plain.contains(['a', 'e', 'i', 'o', 'u']) => Some(plain),
        _ => None,
    }
}

fn build() -> Table {
    let given = |code: u32| char::from_u32(code).and_then(|c| c.to_pinyin()).and_then(|p| typed(p.plain()));
    let mut syllables: BTreeSet<&'static str> = (FIRST..=LAST).filter_map(given).collect();
    syllables.extend(OTHER.iter().flat_map(|(_, readings)| readings.split(' ')).map(|r| r.trim_start_matches('!')));
    syllables.extend((0..LATIN.len()).filter_map(|at| LATIN.get(at..=at)));
    let syllables: Vec<&'static str> = syllables.into_iter().collect();
    let place = |syllable: &str| syllables.binary_search(&syllable).ok().and_then(|at| u16::try_from(at).ok());
    let mut first: Vec<u16> = (FIRST..=LAST).map(|code| given(code).and_then(place).map_or(0, |at| at + 1)).collect();
    let mut other = Vec::new();
    for (chars, readings) in OTHER {
        for c in chars.chars() {
            let Some(slot) = usize::try_from(u32::from(c) - FIRST).ok().and_then(|at| first.get_mut(at)) else { continue };
            let mut more = [0; 2];
            let mut count = 0;
            for reading in readings.split(' ') {
                let Some(mut at) = place(reading.trim_start_matches('!')) else { continue };
                if *slot == 0 {
                    *slot = at + 1;
                    continue;
                }
                if reading.starts_with('!') {
                    at = std::mem::replace(slot, at + 1) - 1;
                }
                // A reading that was the first one already is no other.
                if at + 1 != *slot
                    && let Some(free) = more.get_mut(count)
                {
                    *free = at;
                    count += 1;
                }
            }
            if count > 0 {
                *slot |= MORE;
                other.push((c, more, count));
            }
        }
    }
    other.sort_unstable_by_key(|(c, ..)| *c);
    Table { syllables, first, other }
}

/// The readings of one character.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Readings {
    places: [Syllable; 3],
    count: usize,
}

impl Readings {
    pub(super) fn iter(&self) -> impl Iterator<Item = Syllable> + '_ {
        self.places.iter().copied().take(self.count)
    }

    fn one(place: Syllable) -> Self {
        Readings { places: [place, 0, 0], count: 1 }
    }
}

/// The readings of a character, or of a Latin letter or digit in lower case itself; none for anything else.
pub(super) fn readings(c: char) -> Readings {
    let table = &*TABLE;
    let code = u32::from(c);
    if code < 0x80 {
        let mut bytes = [0; 4];
        let text: &str = c.encode_utf8(&mut bytes);
        return table
            .syllables
            .binary_search(&text)
            .ok()
            .and_then(|at| u16::try_from(at).ok())
            .map_or_else(Readings::default, Readings::one);
    }
    let Some(found) = code.checked_sub(FIRST).and_then(|at| table.first.get(at as usize)).filter(|found| **found != 0) else {
        return Readings::default();
    };
    let mut readings = Readings::one((found & !MORE) - 1);
    if found & MORE != 0
        && let Ok(at) = table.other.binary_search_by_key(&c, |(c, ..)| *c)
        && let Some((_, more, count)) = table.other.get(at)
    {
        let [_, second, third] = &mut readings.places;
        [*second, *third] = *more;
        readings.count += count;
    }
    readings
}

/// The letters of a syllable.
pub(super) fn letters(place: Syllable) -> &'static str {
    TABLE.syllables.get(usize::from(place)).copied().unwrap_or("")
}

/// The first letter of a syllable.
pub(super) fn initial(place: Syllable) -> u8 {
    letters(place).bytes().next().unwrap_or(0)
}

/// The syllable with exactly these letters, two at least.
pub(super) fn exact(text: &str) -> Option<Syllable> {
    if text.len() < 2 {
        return None;
    }
    TABLE.syllables.binary_search(&text).ok().and_then(|at| u16::try_from(at).ok())
}

/// The syllables that begin with these letters.
pub(super) fn starting(prefix: &str) -> Range<Syllable> {
    let syllables = &TABLE.syllables;
    let from = syllables.partition_point(|s| *s < prefix);
    let to = syllables.partition_point(|s| *s < prefix || s.starts_with(prefix));
    u16::try_from(from).unwrap_or(0)..u16::try_from(to).unwrap_or(0)
}

/// The key that sorts names as Chinese lists are sorted: figures and Latin letters first, then characters by syllable and tone.
/// Compare keys byte by byte (`COLLATE "C"` on PostgreSQL), and equal keys by the name itself.
///
/// ```
/// let mut names = ["重庆渝都", "Kefu", "赵强", "安徽澜序", "长沙湘"];
/// names.sort_by_key(|name| kefu_desk::base::pinyin::pinyin_key(name));
/// assert_eq!(names, ["Kefu", "安徽澜序", "长沙湘", "重庆渝都", "赵强"]);
/// ```
pub fn pinyin_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 2);
    // Names of persons have two to four characters; a surname stands in front.
    let person = (2..=4).contains(&text.chars().count());
    let mut rest = text.chars();
    let mut first = true;
    loop {
        let here = rest.as_str();
        let Some(c) = rest.next() else { break };
        let word = WORDS.iter().find(|(word, _)| here.starts_with(word)).map(|(_, sound)| *sound);
        let surname = SURNAMES.iter().find(|(name, _)| first && person && *name == c).map(|(_, sound)| *sound);
        first = false;
        if let Some(sound) = word.or(surname) {
            sounded(&mut key, sound);
            continue;
        }
        let own = c.to_pinyin();
        let reading = readings(c).iter().next().filter(|_| !c.is_ascii()).map(letters);
        match (own, reading) {
            (Some(own), Some(reading)) if typed(own.plain()) == Some(reading) => {
                sounded(&mut key, reading);
                // `with_tone_num_end` ends with the tone; the neutral tone has none.
                key.extend(own.with_tone_num_end().chars().last().filter(char::is_ascii_digit));
            }
            (_, Some(reading)) => sounded(&mut key, reading),
            (_, None) => {
                let c = half(c);
                if !c.is_whitespace() {
                    key.push(c.to_ascii_lowercase());
                }
            }
        }
    }
    key
}

/// `~` stands behind every letter, so that characters come after Latin words.
fn sounded(key: &mut String, sound: &str) {
    key.push('~');
    key.push_str(sound);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(c: char) -> Vec<&'static str> {
        readings(c).iter().map(letters).collect()
    }

    #[test]
    fn readings_of_characters() {
        assert_eq!(all('中'), ["zhong"]);
        assert_eq!(all('长'), ["chang", "zhang"]);
        assert_eq!(all('单'), ["dan", "shan", "chan"]);
        assert_eq!(all('吕'), ["lv"]);
        assert_eq!(all('佛'), ["fo", "fu"]);
        assert_eq!(all('a'), ["a"]);
        assert_eq!(all('8'), ["8"]);
        assert!(all('，').is_empty() && all('あ').is_empty() && all('𠀀').len() <= 1);
        for (chars, _) in OTHER {
            for c in chars.chars() {
                let mut found = all(c);
                found.sort_unstable();
                let count = found.len();
                found.dedup();
                assert!(!found.is_empty() && found.len() == count, "{c} {found:?}");
            }
        }
    }

    #[test]
    fn syllables_by_letters() {
        assert_eq!(exact("zhong").map(letters), Some("zhong"));
        assert_eq!(exact("zhon"), None);
        assert_eq!(exact("ng"), None);
        let zho: Vec<&str> = starting("zho").map(letters).collect();
        assert_eq!(zho, ["zhong", "zhou"]);
        assert!(starting("zx").is_empty());
        assert_eq!(starting("v").map(letters).collect::<Vec<_>>(), ["v"]);
    }

    #[test]
    fn order_of_a_list() {
        let mut names = ["张敏", "赵强", "单雄", "３M", "阿里", "行云", "长春", "重庆", "重工", "Zeta", "王芳", "王方", "吕布", "𠮷野"];
        names.sort_by_key(|name| (pinyin_key(name), *name));
        assert_eq!(names, ["３M", "Zeta", "阿里", "长春", "重庆", "𠮷野", "吕布", "单雄", "王方", "王芳", "行云", "张敏", "赵强", "重工"]);
    }
}
