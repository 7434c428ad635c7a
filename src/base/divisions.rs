//! 行政区划: provinces, cities, counties (and the towns of the few cities without counties), by code and by name as people
//! write them. The list lies in `assets/divisions`; levels that exist only in the numbering (市辖区, 省直辖县级行政区划, the 县
//! of Chongqing) are never shown.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::fold;

/// The code of a division: six digits (`370202`, `370200`, `370000`), or nine for a town below a city without counties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Code(pub u32);

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

struct Division {
    code: Code,
    name: &'static str,
    short: &'static str,
    /// Place of the parent in the list; `None` for a province.
    parent: Option<usize>,
    /// Places of the children, those of hidden levels in their stead.
    children: Vec<usize>,
    hidden: bool,
}

struct Divisions {
    list: Vec<Division>,
    by_code: HashMap<Code, usize>,
}

static DIVISIONS: LazyLock<Divisions> = LazyLock::new(|| read(include_str!("../../assets/divisions/divisions.txt")));

const HIDDEN: [&str; 4] = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];

/// Lines of `code name`, each division before its children; 2, 4, 6 and 9 digits tell the level.
fn read(text: &'static str) -> Divisions {
    let mut list: Vec<Division> = Vec::new();
    let mut by_code = HashMap::new();
    let (mut province, mut city) = (None, None);
    for (digits, name) in text.lines().filter_map(|line| line.split_once(' ')) {
        let Ok(number) = digits.parse::<u32>() else { continue };
        let at = list.len();
        let (code, parent) = match digits.len() {
            2 => {
                province = Some(at);
                city = None;
                (Code(number * 10_000), None)
            }
            4 => {
                city = Some(at);
                (Code(number * 100), province)
            }
            _ => (Code(number), city.or(province)),
        };
        let hidden = digits.len() == 4 && HIDDEN.contains(&name);
        list.push(Division { code, name, short: bare(name), parent, children: Vec::new(), hidden });
        by_code.insert(code, at);
        // A child of a hidden level is shown as a child of the province.
        let shown = parent.and_then(|p| list.get(p).and_then(|p| if p.hidden { p.parent } else { None })).or(parent);
        if let Some(parent) = shown.filter(|_| !hidden)
            && let Some(parent) = list.get_mut(parent)
        {
            parent.children.push(at);
        }
    }
    Divisions { list, by_code }
}

/// Nationalities in the names of autonomous areas, with 族 and, where names leave it out, without.
const NATIONALITIES: &str = "蒙古族 回族 藏族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 \
     畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯 普米族 塔吉克 怒族 鄂温克族 \
     保安族 裕固族 独龙族 蒙古 各族";

/// The name without its kind: 青岛市 → 青岛, 恭城瑶族自治县 → 恭城, 浦东新区 → 浦东. What would be left with one character
/// (城区, 范县) and development zones keep their full name.
fn bare(name: &str) -> &str {
    const ZONES: [&str; 9] = ["开发", "园区", "示范", "管理", "实验", "聚集", "食品", "名胜", "产业"];
    if ZONES.iter().any(|zone| name.contains(zone)) {
        return name;
    }
    const KINDS: [&str; 14] =
        ["自治区", "自治州", "自治县", "自治旗", "特别行政区", "地区", "新区", "特区", "街道", "省", "市", "盟", "镇", "县"];
    let Some(mut rest) = KINDS.iter().find_map(|kind| name.strip_suffix(kind)).or_else(|| name.strip_suffix('区')) else {
        return name;
    };
    let long_enough = |text: &str| text.chars().count() >= 2;
    if !long_enough(rest) {
        return name;
    }
    while let Some(shorter) = NATIONALITIES.split_whitespace().find_map(|n| rest.strip_suffix(n)).filter(|s| long_enough(s)) {
        rest = shorter;
    }
    rest
}

fn at(place: usize) -> Option<&'static Division> {
    DIVISIONS.list.get(place)
}

fn of(code: Code) -> Option<&'static Division> {
    DIVISIONS.by_code.get(&code).and_then(|place| at(*place))
}

fn below(parent: Option<&'static Division>) -> impl Iterator<Item = &'static Division> {
    let provinces = DIVISIONS.list.iter().filter(move |d| parent.is_none() && d.parent.is_none());
    let children = parent.into_iter().flat_map(|p| p.children.iter().filter_map(|place| at(*place)));
    provinces.chain(children)
}

/// The division with its parents, province first, without hidden levels.
fn line(code: Code) -> Vec<&'static Division> {
    let mut line: Vec<&'static Division> = Vec::with_capacity(3);
    let mut next = of(code);
    while let Some(division) = next {
        if !division.hidden {
            line.push(division);
        }
        next = division.parent.and_then(at);
    }
    line.reverse();
    line
}

/// The provinces in the order of their codes.
pub fn provinces() -> impl Iterator<Item = Code> {
    below(None).map(|d| d.code)
}

/// What a division is divided into; a municipality or a province also gives the counties that no city stands above.
pub fn children(code: Code) -> impl Iterator<Item = Code> {
    // Without a division of this code there is nothing below, and not the provinces.
    of(code).into_iter().flat_map(|d| below(Some(d))).map(|d| d.code)
}

/// The full name, such as 市南区.
pub fn name(code: Code) -> Option<&'static str> {
    of(code).map(|d| d.name)
}

/// The name without its kind, such as 市南.
pub fn short_name(code: Code) -> &'static str {
    of(code).map_or("", |d| d.short)
}

/// The full names from the province down: 山东省, 青岛市, 市南区. Empty for an unknown code.
pub fn path(code: Code) -> Vec<&'static str> {
    line(code).into_iter().map(|d| d.name).collect()
}

/// The codes from the province down, for a chooser of three steps.
pub fn path_codes(code: Code) -> Vec<Code> {
    line(code).into_iter().map(|d| d.code).collect()
}

/// The region as lists show it: the last two levels without their kinds (青岛 市南, 北京 海淀).
pub fn short_of(code: Code) -> String {
    let line = line(code);
    let names: Vec<&str> = line.iter().skip(line.len().saturating_sub(2)).map(|d| d.short).collect();
    names.join(" ")
}

/// The region of an address as lists show it; text without a division in front is given back.
pub fn short(text: &str) -> String {
    from_address(text).map_or_else(|| fold(text), |(code, _)| short_of(code))
}

/// Whether nine digits are the code of a town below a city without counties.
pub fn is_town(digits: &str) -> bool {
    digits.len() == 9 && digits.parse().is_ok_and(|number| of(Code(number)).is_some())
}

fn key(text: &str) -> String {
    fold(text).replace(' ', "")
}

fn is(division: &Division, text: &str) -> bool {
    division.name == text || division.short == text || bare(text) == division.name
}

/// The division with these three names, whose kinds may be left out. An empty county gives the city, an empty city the province;
/// 市辖区 and its like may stand for the city, and a city without counties takes its towns as counties.
pub fn find(province: &str, city: &str, county: &str) -> Option<Code> {
    let (province, mut city, mut county) = (key(province), key(city), key(county));
    let top = if province.is_empty() { None } else { Some(below(None).find(|d| is(d, &province))?) };
    if HIDDEN.contains(&city.as_str()) || (!city.is_empty() && top.is_some_and(|p| is(p, &city) && p.short != "吉林")) {
        city.clear();
    }
    if HIDDEN.contains(&county.as_str()) {
        county.clear();
    }
    let middle = match (city.is_empty(), top) {
        (true, _) => top,
        (false, Some(top)) => below(Some(top)).find(|d| is(d, &city)),
        (false, None) => only(below(None).flat_map(|p| below(Some(p))).filter(|d| is(d, &city))),
    };
    if county.is_empty() || middle.is_some_and(|m| !city.is_empty() && is(m, &county) && m.children.is_empty()) {
        return middle.map(|d| d.code);
    }
    // The county may repeat the names above it: 青岛市市南区.
    let trimmed = middle.and_then(|m| county.strip_prefix(m.name)).filter(|rest| rest.chars().count() > 1);
    let named = |d: &&'static Division| is(d, &county) || trimmed.is_some_and(|rest| is(d, rest));
    if let Some(middle) = middle
        && let Some(found) = below(Some(middle)).find(named)
    {
        return Some(found.code);
    }
    if middle.is_some_and(|m| !city.is_empty() && is(m, &county)) {
        return middle.map(|d| d.code);
    }
    // A county that moved to another city, or a city that was left out: it must be the only one of its name.
    let whole = top.or(middle).filter(|_| city.is_empty() || middle.is_none());
    whole.and_then(|top| only(below(Some(top)).flat_map(|c| below(Some(c))).filter(named)).map(|d| d.code))
}

fn only(mut found: impl Iterator<Item = &'static Division>) -> Option<&'static Division> {
    found.next().filter(|_| found.next().is_none())
}

/// What is left of `text` behind this division's name. A short name is not taken out of a longer one: the 吉林 of 吉林市 is the
/// city.
fn behind<'a>(division: &Division, text: &'a str) -> Option<&'a str> {
    let text = text.trim_start_matches([' ', '\u{3000}', ',', '，', '-', '/', '·']);
    if let Some(rest) = text.strip_prefix(division.name) {
        return Some(rest);
    }
    let rest = text.strip_prefix(division.short)?;
    let kind = ['省', '市', '区', '县', '州', '盟', '旗', '镇', '自', '特', '街', '路', '大', '族', '湖'];
    (!rest.starts_with(kind)).then_some(rest)
}

/// The deepest division that the front of an address names, and the rest of the address. Levels may be left out where the name
/// below is the only one: 青岛市市南区, 昆山市.
pub fn from_address(text: &str) -> Option<(Code, &str)> {
    let text = text.trim_start();
    if let Some(found) = descend(None, text) {
        return Some(found);
    }
    let cities = || below(None).flat_map(|p| below(Some(p)));
    let named = |d: &&'static Division| behind(d, text).is_some();
    if let Some(city) = only(cities().filter(named)) {
        let rest = behind(city, text)?;
        return Some(descend(Some(city), rest).unwrap_or((city.code, rest)));
    }
    // A county alone must be written in full; there are too many short names that streets bear too.
    let county = only(cities().flat_map(|c| below(Some(c))).filter(|d| text.strip_prefix(d.name).is_some()))?;
    Some((county.code, text.strip_prefix(county.name)?))
}

fn descend<'a>(parent: Option<&'static Division>, text: &'a str) -> Option<(Code, &'a str)> {
    let mut text = text;
    if let Some(parent) = parent {
        text = HIDDEN.iter().filter(|h| h.chars().count() > 1).find_map(|h| text.strip_prefix(h)).unwrap_or(text);
        // 北京市北京市朝阳区, as forms with a field for each level give it.
        if parent.parent.is_none() && parent.name.ends_with('市') {
            text = text.trim_start().strip_prefix(parent.name).unwrap_or(text);
        }
    }
    below(parent)
        .filter_map(|d| behind(d, text).map(|rest| (d, rest)))
        .map(|(d, rest)| descend(Some(d), rest).unwrap_or((d.code, rest)))
        .min_by_key(|(_, rest)| rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_paths() {
        assert_eq!(provinces().count(), 31);
        assert_eq!(path(Code(370_202)), ["山东省", "青岛市", "市南区"]);
        assert_eq!(path(Code(110_108)), ["北京市", "海淀区"]);
        assert_eq!(path(Code(441_900_122)), ["广东省", "东莞市", "厚街镇"]);
        assert_eq!(name(Code(370_200)), Some("青岛市"));
        assert_eq!(name(Code(990_000)), None);
        assert_eq!(children(Code(990_000)).count(), 0);
        assert_eq!(children(Code(110_000)).count(), 16);
        assert!(children(Code(460_000)).any(|c| name(c) == Some("琼海市")));
        assert!(children(Code(500_000)).any(|c| name(c) == Some("城口县")));
        assert_eq!(path_codes(Code(370_202)), [Code(370_000), Code(370_200), Code(370_202)]);
    }

    #[test]
    fn short_names() {
        for (name, want) in [
            ("青岛市", "青岛"),
            ("津市市", "津市"),
            ("浦东新区", "浦东"),
            ("城区", "城区"),
            ("范县", "范县"),
            ("恭城瑶族自治县", "恭城"),
            ("积石山保安族东乡族撒拉族自治县", "积石山"),
            ("甘孜藏族自治州", "甘孜"),
            ("巴音郭楞蒙古自治州", "巴音郭楞"),
            ("内蒙古自治区", "内蒙古"),
            ("广西壮族自治区", "广西"),
            ("新疆维吾尔自治区", "新疆"),
            ("管城回族区", "管城"),
            ("东乡族自治县", "东乡族"),
            ("石家庄高新技术产业开发区", "石家庄高新技术产业开发区"),
            ("厚街镇", "厚街"),
            ("大兴安岭地区", "大兴安岭"),
        ] {
            assert_eq!(bare(name), want);
        }
    }

    #[test]
    fn found_as_people_write_them() {
        for (province, city, county, want) in [
            ("山东省", "青岛市", "市南区", 370_202),
            ("山东", "青岛", "市南", 370_202),
            ("山东", "青岛", "", 370_200),
            ("山东", "", "", 370_000),
            ("", "青岛", "市南区", 370_202),
            ("北京市", "北京市", "海淀区", 110_108),
            ("北京", "市辖区", "海淀", 110_108),
            ("重庆市", "县", "城口县", 500_229),
            ("海南省", "省直辖县级行政区划", "琼海市", 469_002),
            ("海南", "琼海", "", 469_002),
            ("广东", "东莞", "厚街镇", 441_900_122),
            ("吉林", "吉林", "船营", 220_204),
            ("江苏", "", "昆山市", 320_583),
            ("山东", "青岛市", "青岛市市南区", 370_202),
        ] {
            assert_eq!(find(province, city, county), Some(Code(want)), "{province} {city} {county}");
        }
        assert_eq!(find("山东", "青岛", "海淀"), None);
        assert_eq!(find("山西", "青岛", ""), None);
    }

    #[test]
    fn out_of_addresses() {
        for (text, want, rest) in [
            ("山东省青岛市市南区香港中路 10 号", 370_202, "香港中路 10 号"),
            ("山东 青岛 市南", 370_202, ""),
            ("青岛市市南区香港中路", 370_202, "香港中路"),
            ("上海市浦东新区洋山镇海基二路", 310_115, "洋山镇海基二路"),
            ("北京市市辖区海淀区", 110_108, ""),
            ("吉林市船营区", 220_204, ""),
            ("海南省省直辖县级行政区划琼海市人民路", 469_002, "人民路"),
            ("昆山市人民路", 320_583, "人民路"),
            ("广东省东莞市企石镇科技路686号", 441_900_105, "科技路686号"),
        ] {
            assert_eq!(from_address(text), Some((Code(want), rest)), "{text}");
        }
        assert_eq!(from_address("人民路 1 号"), None);
        assert_eq!(short("山东省青岛市市南区"), "青岛 市南");
        assert_eq!(short("上海市浦东新区洋山镇"), "上海 浦东");
        assert_eq!(short("辽宁省大连市甘井子区"), "大连 甘井子");
        assert_eq!(short("某处"), "某处");
    }

    #[test]
    fn every_division_finds_itself() {
        for division in DIVISIONS.list.iter().filter(|d| !d.hidden) {
            let path = path(division.code);
            let part = |at: usize| path.get(at).copied().unwrap_or("");
            let found = match path.len() {
                2 => find(part(0), part(1), "").or_else(|| find(part(0), "", part(1))),
                _ => find(part(0), part(1), part(2)),
            };
            assert_eq!(found, Some(division.code), "{path:?}");
            let address = format!("{}人民路1号", path.concat());
            assert_eq!(from_address(&address), Some((division.code, "人民路1号")), "{address}");
        }
    }

    /// Set `KEFU_LIST` to the path of a list in UTF-8 to count the rows without a division.
    #[test]
    fn a_whole_list_resolves() {
        let Ok(path) = std::env::var("KEFU_LIST") else { return };
        let text = std::fs::read_to_string(path).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let mut missed = Vec::new();
        for record in reader.records().map(Result::unwrap) {
            let row: Vec<&str> = record.iter().collect();
            let by_name = find(row[4], row[5], row[6]);
            let by_address = from_address(row[7]).map(|(code, _)| code);
            if by_name.is_none() || by_name != by_address {
                missed.push((row[4].to_owned(), row[5].to_owned(), row[6].to_owned(), by_name, by_address));
            }
        }
        assert!(missed.is_empty(), "{} rows: {missed:?}", missed.len());
    }
}
