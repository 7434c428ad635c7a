//! A list of complaints ↔ the form, in both languages: what an import would do, row by row, and doing it as one act. Guesses nothing:
//! what cannot be read is a flaw of its row, and one bad row never hides the next.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use jiff::civil::Time;

use super::clauses::case_15_group;
use super::commands::{Command, look_over};
use super::model::{Channel, Draft, Emotion};
use super::store;
use crate::areas::imports::{self, CellFlaw, Progress, RowFlaws, STRIDE, header_key, stopped};
use crate::areas::{Context, cases, links, settle, who};
use crate::base::dates::parse_day;
use crate::base::fold::{clean, fold};
use crate::base::{Instant, Message, No, Refusal};
use crate::exchange::{Cell, Spool};
use crate::i18n::Lang;
use crate::msg;
use crate::store::Store;

/// A column that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// 投诉人
    Complainant,
    /// 联系电话
    Phone,
    /// 投诉时间
    HappenedAt,
    /// 投诉渠道
    Channel,
    /// 商品/服务
    Product,
    /// 投诉内容
    Content,
    /// 投诉要求
    Demand,
    /// 客户情绪
    Emotion,
}

impl Heading {
    /// Every one, in the order in which offices keep them.
    pub const ALL: [Heading; 8] = [
        Heading::Complainant,
        Heading::Phone,
        Heading::HappenedAt,
        Heading::Channel,
        Heading::Product,
        Heading::Content,
        Heading::Demand,
        Heading::Emotion,
    ];

    /// Name for people; the header of an exported list.
    pub fn message(self) -> Message {
        Message::plain(match self {
            Heading::Complainant => "cases-complaints-sheet-complainant",
            Heading::Phone => "cases-complaints-sheet-phone",
            Heading::HappenedAt => "cases-complaints-sheet-happened",
            Heading::Channel => "cases-complaints-sheet-by-channel",
            Heading::Product => "cases-complaints-sheet-product",
            Heading::Content => "cases-complaints-sheet-content",
            Heading::Demand => "cases-complaints-sheet-demand",
            Heading::Emotion => "cases-complaints-sheet-by-emotion",
        })
    }

    /// Stable word of it, in a saved way to read a list.
    fn key(self) -> &'static str {
        match self {
            Heading::Complainant => "complainant",
            Heading::Phone => "phone",
            Heading::HappenedAt => "happened_at",
            Heading::Channel => "channel",
            Heading::Product => "product",
            Heading::Content => "content",
            Heading::Demand => "demand",
            Heading::Emotion => "emotion",
        }
    }

    /// Other names that offices give it.
    fn words(self) -> &'static [&'static str] {
        match self {
            Heading::Complainant => &["姓名", "客户姓名", "客户", "name", "customer"],
            Heading::Phone => &["联系方式", "电话", "手机", "手机号", "contact", "phonenumber", "mobile"],
            Heading::HappenedAt => &["时间", "日期", "时间日期", "投诉日期", "time", "date"],
            Heading::Channel => &["渠道", "来源渠道", "source"],
            Heading::Product => &["商品", "服务", "商品或订单", "订单", "订单号", "product", "service", "order"],
            Heading::Content => &["内容", "投诉详情", "问题描述", "complaint", "description"],
            Heading::Demand => &["要求", "诉求", "客户诉求", "request"],
            Heading::Emotion => &["情绪", "mood"],
        }
    }

    /// The heading of a field of the form, by the name under which a clause speaks of it.
    fn of_field(field: &str) -> Option<Self> {
        Heading::ALL.into_iter().find(|heading| heading.key() == field)
    }
}

/// Which column is what, as it is saved.
pub type Headings = Vec<Option<Heading>>;

/// Under which name ways to read a list of complaints are saved.
pub const LIST: &str = "complaints";

/// Columns as text, for a saved way.
pub fn headings_text(headings: &[Option<Heading>]) -> String {
    headings.iter().map(|heading| heading.map_or("", Heading::key)).collect::<Vec<_>>().join(",")
}

/// Columns of a text; `None` when a word of it is not known.
pub fn headings_of(text: &str) -> Option<Headings> {
    text.split(',').map(|word| if word.is_empty() { Some(None) } else { Heading::of_field(word).map(Some) }).collect()
}

/// Which column each title is; `None` where it is not known, and for the second one of a kind.
pub fn headings(titles: &[String]) -> Vec<Option<Heading>> {
    imports::match_headers(titles, &Heading::ALL, |heading, key| {
        heading.words().iter().any(|word| header_key(word) == key)
            || [Lang::Zh, Lang::En].iter().any(|lang| header_key(&lang.say(&heading.message())) == key)
    })
}

/// A row as it was understood, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The form.
    pub draft: Draft,
    /// What is wrong, column by column.
    pub flaws: Vec<CellFlaw>,
}

/// Understands a row. What the form asks of a registration is asked of it, too (CASE-01).
pub fn row(headings: &[Option<Heading>], cells: &[Cell], at: Instant) -> Row {
    let mut row = Row::default();
    for (column, heading) in headings.iter().enumerate() {
        let (Some(heading), Some(cell)) = (heading, cells.get(column)) else { continue };
        if let Err(message) = read(&mut row.draft, *heading, cell) {
            row.flaws.push(CellFlaw { column: Some(column), message, clause: "CASE-01" });
        }
    }
    let (missing, _) = look_over(&row.draft, at);
    for flaw in missing {
        let heading = Heading::of_field(flaw.field);
        let column = headings.iter().position(|one| one.is_some() && *one == heading);
        // A cell that could not be read is not missing as well.
        if column.is_none() || row.flaws.iter().all(|known| known.column != column) {
            row.flaws.push(CellFlaw { column, message: flaw.message, clause: flaw.clause });
        }
    }
    row
}

/// Puts the value of a cell into the form.
fn read(draft: &mut Draft, heading: Heading, cell: &Cell) -> Result<(), Message> {
    let text = cell.text();
    let value = clean(&text);
    if value.is_empty() {
        return Ok(());
    }
    if let Cell::Error(_) = cell {
        return Err(msg!("cases-complaints-sheet-error-cell"));
    }
    match heading {
        Heading::Complainant => draft.complainant = value,
        Heading::Phone => draft.phone = value,
        Heading::Product => draft.product = value,
        Heading::Content => draft.content = lines(&text),
        Heading::Demand => draft.demand = lines(&text),
        Heading::HappenedAt => draft.happened_at = Some(moment(&value)?),
        Heading::Channel => {
            let found = word(&value, Channel::ALL, Channel::word, Channel::message);
            draft.channel = Some(found.ok_or_else(|| msg!("cases-complaints-sheet-channel", value = value))?);
        }
        Heading::Emotion => {
            let found = word(&value, Emotion::ALL, Emotion::word, Emotion::message);
            draft.emotion = Some(found.ok_or_else(|| msg!("cases-complaints-sheet-emotion", value = value))?);
        }
    }
    Ok(())
}

/// A text with its lines, each without stray space.
fn lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The word of a list that is meant, in either language.
fn word<T: Copy>(text: &str, all: &[T], stored: fn(T) -> &'static str, message: fn(T) -> Message) -> Option<T> {
    let text = fold(text);
    let is = |one: &T| fold(stored(*one)) == text || [Lang::Zh, Lang::En].iter().any(|lang| fold(&lang.say(&message(*one))) == text);
    all.iter().copied().find(is)
}

/// `2026-04-26 22:19`, `2026/4/26 9:05:30`, `2026年4月26日 下午3时5分`; a day alone is its first moment.
fn moment(text: &str) -> Result<Instant, Message> {
    let day = parse_day(text)?;
    let folded = fold(text).replace(['时', '点'], ":").replace('分', ":").replace('秒', "");
    // The day has no colon; what has one is the time. An ISO moment has a `t` between them.
    let Some(written) = folded.split([' ', 't', '日', '号']).find(|part| part.contains(':')) else {
        return Ok(Instant::of(day.to_datetime(Time::midnight())));
    };
    let late = ["下午", "晚上", "pm"].iter().any(|word| folded.contains(word));
    let digits: String = written.chars().filter(|c| c.is_ascii_digit() || *c == ':').collect();
    let mut parts = digits.split(':').filter(|part| !part.is_empty()).map(str::parse::<i8>);
    let mut next = || parts.next().unwrap_or(Ok(0)).ok();
    let time = next().zip(next()).zip(next()).and_then(|((hour, minute), second)| {
        let hour = if late && hour < 12 { hour + 12 } else { hour };
        Time::new(hour, minute, second, 0).ok()
    });
    match time {
        Some(time) => Ok(Instant::of(day.to_datetime(time))),
        None => Err(msg!("cases-complaints-sheet-time", value = text)),
    }
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// A new complaint.
    New,
    /// Registered already, by the same phone, time and content.
    Same,
    /// A value cannot be right.
    Flawed,
}

/// What an import comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Note {
    /// Rows of the sheet.
    pub rows: i64,
    /// New complaints.
    pub created: i64,
    /// Registered already.
    pub same: i64,
    /// Left outside.
    pub flawed: i64,
}

/// A row of the preview as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Row in the file, from 1.
    pub file_row: u32,
    /// Cells as they stand in the file.
    pub cells: Vec<String>,
    /// What becomes of the row.
    pub verdict: Verdict,
    /// What is wrong.
    pub flaws: Vec<CellFlaw>,
    /// Where it is registered already.
    pub known: Option<Message>,
}

/// Rows of each verdict that a page shows at most.
pub const SHOWN: i64 = 200;

/// What an import would do, or did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// How many rows of which verdict.
    pub note: Note,
    /// What is wrong, by place of the row in the spool.
    pub flaws: RowFlaws,
    /// The first rows of each verdict.
    pub shown: Vec<Shown>,
    /// The entry in the journal by which the import can be taken back, once it was done.
    pub entry: Option<i64>,
}

impl Preview {
    fn take(&mut self, place: usize, shown: Shown) {
        let note = &mut self.note;
        note.rows += 1;
        let count = match shown.verdict {
            Verdict::New => &mut note.created,
            Verdict::Same => &mut note.same,
            Verdict::Flawed => &mut note.flawed,
        };
        *count += 1;
        if !shown.flaws.is_empty() {
            self.flaws.push((u32::try_from(place).unwrap_or(u32::MAX), shown.flaws.clone()));
        }
        if *count <= SHOWN {
            self.shown.push(shown);
        }
    }
}

/// Judges every row; the forms of the new ones come with it.
fn judged(cx: &Context<'_, '_>, spool: &Spool, headings: &[Option<Heading>], progress: Progress<'_>) -> Result<(Preview, Vec<Draft>), No> {
    case_15_group::may_import(cx.actor)?;
    if !headings.contains(&Some(Heading::Content)) {
        return Err(Refusal::by("CASE-01", msg!("cases-complaints-sheet-no-content")).into());
    }
    let (mut preview, mut drafts) = (Preview::default(), Vec::new());
    // Rows of the same file, as hashes, with the first row in which each stands.
    let (mut seen, hasher) = (HashMap::new(), RandomState::new());
    for (place, read) in spool.iter().enumerate() {
        let (file_row, cells) = read?;
        let Row { draft, flaws } = row(headings, &cells, cx.at);
        let first =
            *seen.entry(hasher.hash_one((store::phone_key(&draft.phone), draft.happened_at, fold(&draft.content)))).or_insert(file_row);
        let known = match (flaws.is_empty(), store::registered(cx.tx, &draft)?) {
            (false, _) => None,
            (true, Some(no)) => Some(msg!("cases-complaints-sheet-known", no = no)),
            (true, None) if first != file_row => Some(msg!("cases-complaints-sheet-repeated", row = i64::from(first))),
            (true, None) => None,
        };
        let verdict = match (flaws.is_empty(), &known) {
            (false, _) => Verdict::Flawed,
            (true, Some(_)) => Verdict::Same,
            (true, None) => Verdict::New,
        };
        if verdict == Verdict::New {
            drafts.push(draft);
        }
        let cells = cells.iter().map(|cell| cell.text().into_owned()).collect();
        preview.take(place, Shown { file_row, cells, verdict, flaws, known });
        if place % STRIDE == 0 && progress(place as u64).is_break() {
            return Err(No::Fault(stopped()));
        }
    }
    Ok((preview, drafts))
}

/// Judges every row as this person without writing anything.
///
/// # Errors
/// A refusal for who may not import (kept in the journal, SEC-08) or for a sheet without 投诉内容, a fault, or `STORE-STOPPED` when it was
/// cancelled.
pub fn preview_as(
    store: &mut Store,
    actor: i64,
    spool: &Spool,
    headings: &[Option<Heading>],
    at: Instant,
    progress: Progress<'_>,
) -> Result<Preview, No> {
    let done = store.read(|tx| {
        let (actor, params) = (who(tx, actor)?, links::parameters(tx)?);
        judged(&Context { tx, actor: &actor, at, params: &params }, spool, headings, progress)
    });
    done.map(|(preview, _)| preview).map_err(|no| kept(store, actor, at, no))
}

/// Registers the new rows of a sheet: one transaction, one journal entry. Flawed rows stay outside; what is registered already stays as it
/// is, so that a second import of a file changes nothing.
///
/// # Errors
/// As [`preview_as`]; then not a single row was written.
pub fn import_as(
    store: &mut Store,
    actor: i64,
    file: &str,
    spool: &Spool,
    headings: &[Option<Heading>],
    at: Instant,
    progress: Progress<'_>,
) -> Result<Preview, No> {
    settle(store, at)?;
    let done = store.write(|tx| {
        let (actor, params) = (who(tx, actor)?, links::parameters(tx)?);
        let cx = Context { tx, actor: &actor, at, params: &params };
        let (mut preview, drafts) = judged(&cx, spool, headings, progress)?;
        if !drafts.is_empty() {
            preview.entry = super::act(&cx, &Command::Import { file: file.to_owned(), drafts })?.undo;
        }
        Ok(preview)
    });
    done.map_err(|no| kept(store, actor, at, no))
}

fn kept(store: &mut Store, actor: i64, at: Instant, no: No) -> No {
    let plain = cases::Command::Complaints(Command::Import { file: String::new(), drafts: Vec::new() });
    imports::kept(store, actor, &crate::areas::Command::Cases(plain), at, no)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use jiff::civil::datetime;
    use proptest::prelude::*;

    use super::*;
    use crate::areas::cases::office::{Office, at};
    use crate::base::Post;

    fn texts(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    fn cells(text: &str) -> Vec<Cell> {
        texts(text).into_iter().map(Cell::Text).collect()
    }

    const TITLES: &str = "投诉人,联系电话,投诉时间,投诉渠道,商品/服务,投诉内容,投诉要求,客户情绪,备注";

    #[test]
    fn a_list_as_offices_keep_it_is_understood() {
        let headings = headings(&texts(TITLES));
        assert_eq!(headings.iter().filter(|heading| heading.is_none()).count(), 1);
        let at = Instant::of(datetime(2026, 6, 1, 9, 0, 0, 0));
        let good = row(&headings, &cells("李强,15001170849,2026-04-26 22:19,在线客服,外卖配送,送晚了三个小时,退款,悲伤,x"), at);
        assert_eq!(good.flaws, []);
        assert_eq!(good.draft.happened_at, Some(Instant::of(datetime(2026, 4, 26, 22, 19, 0, 0))));
        assert_eq!((good.draft.channel, good.draft.emotion), (Some(Channel::Chat), Some(Emotion::Sad)));
        let bad = row(&headings, &cells(",15001170849,2026-07-26 22:19,传真,外卖配送,,退款,高兴,x"), at);
        let columns: Vec<Option<usize>> = bad.flaws.iter().map(|flaw| flaw.column).collect();
        assert_eq!(columns, [Some(3), Some(7), Some(0), Some(2), Some(5)]);
        assert!(bad.flaws.iter().all(|flaw| flaw.clause == "CASE-01"));
    }

    #[test]
    fn a_way_is_saved_as_text_and_comes_back() {
        let ways = [headings(&texts(TITLES)), Heading::ALL.map(Some).to_vec(), vec![None, Some(Heading::Content)]];
        for way in ways {
            assert_eq!(headings_of(&headings_text(&way)), Some(way));
        }
        assert_eq!(headings_of("content,colour"), None);
    }

    #[test]
    fn headers_are_understood_in_both_languages_and_never_twice() {
        for lang in [Lang::Zh, Lang::En] {
            let titles: Vec<String> = Heading::ALL.iter().map(|heading| lang.say(&heading.message())).collect();
            assert_eq!(headings(&titles), Heading::ALL.map(Some));
        }
        assert_eq!(headings(&texts("姓名,客户姓名,情 绪,颜色")), [Some(Heading::Complainant), None, Some(Heading::Emotion), None]);
    }

    #[test]
    fn times_are_read_as_people_write_them_and_never_guessed() {
        let is = |text: &str, hour, minute, second| {
            let then = Instant::of(datetime(2026, 3, 5, hour, minute, second, 0));
            assert_eq!(moment(text), Ok(then), "{text}");
        };
        is("2026-03-05", 0, 0, 0);
        is("2026/3/5 9:05", 9, 5, 0);
        is("2026-03-05T09:05:30", 9, 5, 30);
        is("2026年3月5日 下午3时5分", 15, 5, 0);
        is("2026年3月5日9点", 9, 0, 0);
        for text in ["2026-03-05 25:00", "2026-03-05 9:61", "2026-02-30 9:00", "昨天 9:00", "3/5/2026 9:00"] {
            assert!(moment(text).is_err(), "{text}");
        }
    }

    fn spool(rows: &[&str]) -> Spool {
        let mut spool = Spool::new(1, texts(TITLES));
        for (n, row) in rows.iter().enumerate() {
            spool.push(n as u32 + 2, cells(row)).unwrap();
        }
        spool
    }

    fn import(office: &mut Office, post: Post, spool: &Spool) -> Result<Note, No> {
        let (who, now) = (office.who(post), office.now);
        let going = &mut |_| ControlFlow::Continue(());
        import_as(&mut office.store, who, "投诉.csv", spool, &headings(spool.headers()), now, going).map(|preview| preview.note)
    }

    fn entries(office: &mut Office) -> i64 {
        office.store.read(|tx| tx.number("SELECT count(*) FROM journal", &[])).unwrap()
    }

    #[test]
    fn a_list_comes_in_as_one_act_and_a_second_time_changes_nothing() {
        let mut office = Office::new();
        office.now = at(3, 9, 0, 0);
        let spool = spool(&[
            "李强,13812345678,2026-03-02 10:00,投诉热线,空调,装机收了高空费,退款,愤怒,",
            "李强,138 1234 5678,2026/3/2 10:00,投诉热线,空调,装机收了高空费,退款,愤怒,",
            "何敏,,2026-03-02 11:00,官网,空气炸锅,外壳有裂纹,换货,平静,",
            "石玉,13848519034,2026-03-04 06:32,在线客服,外卖,送餐送错,,焦急,",
        ]);
        let before = entries(&mut office);
        let note = import(&mut office, Post::ComplaintOfficer, &spool).unwrap();
        assert_eq!(note, Note { rows: 4, created: 1, same: 1, flawed: 2 });
        assert_eq!(entries(&mut office), before + 1);
        assert_eq!(import(&mut office, Post::Supervisor, &spool).unwrap(), Note { rows: 4, created: 0, same: 2, flawed: 2 });
        assert_eq!(entries(&mut office), before + 1);
        let first = office.store.read(|tx| tx.one("SELECT no FROM complaint", &[], |row| row.text(0))).unwrap();
        assert_eq!(first.as_deref(), Some("TS-20260303-001"));
    }

    #[test]
    fn an_import_is_taken_back_as_a_whole_but_for_what_was_worked_on() {
        use super::super::commands::Act;
        let mut office = Office::new();
        office.now = at(3, 9, 0, 0);
        let spool = spool(&[
            "李强,13812345678,2026-03-02 10:00,投诉热线,空调,装机收了高空费,退款,愤怒,",
            "何敏,13822345678,2026-03-02 11:00,官网,空气炸锅,外壳有裂纹,换货,平静,",
            "石玉,13848519034,2026-03-02 06:32,在线客服,外卖,送餐送错,,焦急,",
        ]);
        import(&mut office, Post::ComplaintOfficer, &spool).unwrap();
        let entry = entries(&mut office);
        let act = |command| cases::Command::Complaints(command);
        let note = Command::On { id: 2, rev: 1, act: Act::Note { text: "已联系".to_owned() } };
        office.act(Post::ComplaintOfficer, act(note)).unwrap();
        assert!(office.act(Post::Agent, act(Command::Withdraw { entry })).is_err());
        let done = office.act(Post::ComplaintOfficer, act(Command::Withdraw { entry })).unwrap();
        assert_eq!(done.findings.iter().map(|finding| finding.message.id).collect::<Vec<_>>(), ["cases-complaints-withdraw-stayed"]);
        let left = "SELECT count(*) FROM complaint WHERE stands = 1";
        assert_eq!(office.store.read(|tx| tx.number(left, &[])).unwrap(), 1);
        let Err(No::Refused(refusal)) = office.act(Post::ComplaintOfficer, act(Command::Withdraw { entry })) else { panic!("twice") };
        assert_eq!(refusal.clauses, ["CONV-11"]);
        // The same file comes in again; what stayed is still the same.
        assert_eq!(import(&mut office, Post::Supervisor, &spool).unwrap(), Note { rows: 3, created: 2, same: 1, flawed: 0 });
    }

    #[test]
    fn the_complaint_group_alone_imports_and_a_sheet_of_something_else_is_refused() {
        let mut office = Office::new();
        let spool = spool(&["李强,13812345678,2026-03-02 07:00,投诉热线,空调,装机收了高空费,退款,愤怒,"]);
        for post in [Post::Agent, Post::Qa, Post::Sales, Post::Auditor, Post::CentreDirector] {
            let before = entries(&mut office);
            let Err(No::Refused(refusal)) = import(&mut office, post, &spool) else { panic!("{post:?} imported") };
            assert!(refusal.clauses.contains(&"SEC-08"));
            assert_eq!(entries(&mut office), before + 1, "the refusal is kept");
        }
        let colours = Spool::new(1, texts("颜色,数量"));
        let Err(No::Refused(refusal)) = import(&mut office, Post::Supervisor, &colours) else { panic!("imported") };
        assert_eq!(refusal.clauses, ["CASE-01"]);
    }

    proptest! {
        #[test]
        fn no_row_breaks_the_reading(texts in proptest::collection::vec("\\PC{0,40}", 0..12), number in any::<f64>()) {
            let mut cells: Vec<Cell> = texts.into_iter().map(Cell::Text).collect();
            cells.push(Cell::Number(number));
            cells.push(Cell::Error("#N/A".to_owned()));
            let headings: Vec<Option<Heading>> = Heading::ALL.into_iter().map(Some).cycle().take(14).collect();
            let row = row(&headings, &cells, at(3, 9, 0, 0));
            prop_assert!(row.flaws.iter().all(|flaw| flaw.column.is_none_or(|column| column < 14)));
        }
    }
}
