//! Columns of a sheet ↔ fields of a customer file, both directions, both languages; what an import would do, and doing it.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::clauses::{file_01_basics, file_03_scope, file_04_source, file_23_privacy};
use super::commands::{Command, ImportNote, choice_of, differences, flaw_of};
use super::list::{Column, ListQuery, ListRow, MET};
use super::model::{Contact, Draft, Field, Kind, field_message};
use super::printed;
use super::store::undo::{self, Undone};
use super::store::{self, Words, imports as runs};
use crate::areas::imports::{self, CellFlaw, Progress, RowFlaws, STRIDE, header_key, stopped};
use crate::areas::{Context, links};
use crate::base::fold::{clean, fold};
use crate::base::{Actor, Day, Fault, Flaw, Function, Instant, Message, No, check, dates, divisions, pinyin, sample};
use crate::exchange::{Cell, OutCell, OutColumn, OutKind, SheetFormat, SheetWriter, Spool};
use crate::i18n::Lang;
use crate::rules::Parameters;
use crate::store::journal;
use crate::store::{Store, Tx, numbers};
use crate::{msg, sql};

/// Where the values of a column go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Nowhere.
    Ignore,
    /// The business number.
    No,
    /// A field of the file.
    Field(Field),
    /// Name of the main contact.
    ContactName,
    /// Post of the main contact.
    ContactPost,
    /// Mobile number of the main contact.
    Mobile,
    /// Landline number of the main contact.
    Landline,
    /// A number of either kind.
    Phone,
    /// Tags.
    Tags,
    /// First part of the region.
    Province,
    /// Second part of the region.
    City,
    /// Third part of the region.
    County,
    /// 年销售额（万元）: the field's amount in units of ten thousand yuan.
    TenThousands(Field),
}

impl Target {
    /// Every target that a person may choose.
    pub fn all() -> Vec<Target> {
        let mut all = vec![Target::Ignore, Target::No, Target::Field(Field::Name), Target::ContactName, Target::ContactPost];
        all.extend([Target::Mobile, Target::Landline, Target::Phone, Target::Province, Target::City, Target::County]);
        all.extend(Field::ALL.iter().filter(|f| **f != Field::Name).map(|f| Target::Field(*f)));
        all.extend([Target::TenThousands(Field::AnnualSales), Target::Tags]);
        all
    }

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            Target::Ignore => msg!("customers-target-ignore"),
            Target::Phone => msg!("customers-target-phone"),
            Target::TenThousands(field) => msg!("customers-target-ten-thousands", field = field.message()),
            Target::No => field_message("no"),
            Target::Field(field) => field.message(),
            Target::ContactName => field_message("contact_name"),
            Target::ContactPost => field_message("contact_post"),
            Target::Mobile => field_message("mobile"),
            Target::Landline => field_message("landline"),
            Target::Tags => field_message("tags"),
            Target::Province => field_message("province"),
            Target::City => field_message("city"),
            Target::County => field_message("county"),
        }
    }

    fn words(self) -> &'static [&'static str] {
        match self {
            Target::Ignore => &[],
            Target::No => &["客户编号", "编号", "客户号", "no", "customerno", "number", "customernumber"],
            Target::ContactName => &["联系人", "联系人姓名", "姓名", "contact", "contactname", "contactperson", "主要联系人"],
            Target::ContactPost => &["联系人职务", "职务", "职位", "contactpost", "title", "position", "jobtitle"],
            Target::Mobile => &["手机", "手机号", "手机号码", "移动电话", "联系手机", "mobile", "mobilephone", "cell", "cellphone"],
            Target::Landline => &["固定电话", "座机", "固话", "办公电话", "landline", "officephone", "telephone", "tel"],
            Target::Phone => &["电话", "联系电话", "联系方式", "电话号码", "phone", "phonenumber", "contactphone"],
            Target::Tags => &["标签", "tags", "labels"],
            Target::Province => &["省份", "省", "省市自治区", "province", "state"],
            Target::City => &["城市", "市", "地市", "city"],
            Target::County => &["区县", "区", "县", "区/县", "县区", "county", "district"],
            Target::TenThousands(_) => &["年销售额万元", "年销售额万"],
            Target::Field(field) => match field {
                Field::Name => &[
                    "客户名称",
                    "客户",
                    "公司名称",
                    "单位名称",
                    "企业名称",
                    "名称",
                    "公司",
                    "name",
                    "customer",
                    "customername",
                    "company",
                    "companyname",
                ],
                Field::Relation => &["客户关系", "客户状态", "关系", "relation", "status"],
                Field::Market => &["市场", "market"],
                Field::Type => &["客户类型", "直接间接", "直接/间接", "type", "directindirect"],
                Field::Source => &["客户来源", "来源", "资料来源", "source", "datasource"],
                Field::CreditCode => &[
                    "统一社会信用代码",
                    "信用代码",
                    "社会信用代码",
                    "税号",
                    "纳税人识别号",
                    "creditcode",
                    "unifiedsocialcreditcode",
                    "uscc",
                    "taxid",
                ],
                Field::IdNumber => &["身份证号", "身份证", "身份证号码", "idnumber", "idcard", "identitynumber"],
                Field::Industry => &["行业", "所属行业", "industry", "sector"],
                Field::Nature => &["企业性质", "性质", "单位性质", "nature", "ownership"],
                Field::Region => &["地区", "省市", "所在地区", "区域", "省市区", "region", "area"],
                Field::Address => &["详细地址", "地址", "联系地址", "通讯地址", "address"],
                Field::Postcode => &["邮编", "邮政编码", "postcode", "zip", "zipcode"],
                Field::Email => &["邮箱", "电子邮箱", "电子邮件", "email", "mail"],
                Field::Owner => &["所有者", "法人", "法定代表人", "老板", "owner", "legalrepresentative"],
                Field::Manager => &["管理者", "经理", "总经理", "manager"],
                Field::TradingSince => &["与本公司交易时间", "交易起始", "交易时间", "合作起始", "tradingsince", "customersince"],
                Field::Size => &["企业规模", "规模", "人数", "size", "companysize"],
                Field::Assets => &["资产", "资产总额", "assets"],
                Field::Grade => &["客户等级", "等级", "级别", "客户级别", "grade", "level"],
                Field::KeyFlag => &["重点客户", "重点", "key", "keycustomer", "keyaccount"],
                Field::CreditGrade => &["信用等级", "信用级别", "creditgrade", "creditrating"],
                Field::CreditLimit => &["信用限度", "信用额度", "信用限度额", "creditlimit"],
                Field::CreditTerms => &["账期", "付款条件", "creditterms", "paymentterms"],
                Field::AnnualSales => &["年销售额", "年销售额元", "销售额", "annualsales", "sales", "revenue"],
                Field::FiledOn => &["建档日期", "建档", "建档时间", "录入日期", "filedon", "createdon", "datefiled"],
                Field::Keeper => &["档案专人", "档案管理员", "keeper"],
                Field::Agent => &["负责人", "客服专员", "业务代表", "跟进人", "agent", "ownername", "accountmanager"],
                Field::Notes => &["备注", "说明", "notes", "note", "remark", "remarks", "comment"],
                _ => &[],
            },
        }
    }
}

/// The target that each header means; a problem column of an earlier error workbook goes nowhere. No target is taken twice.
pub fn match_headers(headers: &[String]) -> Vec<Target> {
    let named = |target: Target, key: &str| {
        target.words().iter().any(|word| header_key(word) == key)
            || [Lang::Zh, Lang::En].iter().any(|lang| header_key(&lang.say(&target.message())) == key)
    };
    let all: Vec<Target> = Target::all().into_iter().filter(|target| *target != Target::Ignore).collect();
    imports::match_headers(headers, &all, named).into_iter().map(|target| target.unwrap_or(Target::Ignore)).collect()
}

/// By what a row finds the file that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Business number.
    No,
    /// 统一社会信用代码
    CreditCode,
    /// 身份证号
    IdNumber,
    /// Mobile number, or else landline.
    Phone,
    /// Name.
    Name,
}

impl Key {
    /// Every key.
    pub const ALL: [Key; 5] = [Key::No, Key::CreditCode, Key::IdNumber, Key::Phone, Key::Name];

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            Key::No => field_message("no"),
            Key::CreditCode => field_message("credit_code"),
            Key::IdNumber => field_message("id_number"),
            Key::Phone => msg!("customers-key-phone"),
            Key::Name => field_message("name"),
        }
    }

    /// Whether these columns hold the key.
    pub fn is_in(self, columns: &[Target]) -> bool {
        let has = |target| columns.contains(&target);
        match self {
            Key::No => has(Target::No),
            Key::CreditCode => has(Target::Field(Field::CreditCode)),
            Key::IdNumber => has(Target::Field(Field::IdNumber)),
            Key::Phone => has(Target::Mobile) || has(Target::Landline) || has(Target::Phone),
            Key::Name => has(Target::Field(Field::Name)),
        }
    }

    /// The surest key that these columns hold.
    pub fn best(columns: &[Target]) -> Key {
        Key::ALL.into_iter().find(|key| key.is_in(columns)).unwrap_or(Key::Name)
    }
}

/// Which rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// New files and changes.
    Both,
    /// New files only.
    Create,
    /// Changes only.
    Update,
}

/// How a sheet is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOptions {
    /// A target a column.
    pub columns: Vec<Target>,
    /// By what rows find their files.
    pub key: Key,
    /// Which rows are written.
    pub mode: Mode,
    /// Values of new files whose row has none (relation, market, type, source).
    pub defaults: Vec<(Field, String)>,
}

impl ImportOptions {
    /// The usual way for these headers.
    pub fn usual(headers: &[String]) -> Self {
        let columns = match_headers(headers);
        let key = Key::best(&columns);
        let defaults = vec![
            (Field::Relation, "现在".to_owned()),
            (Field::Market, "国内".to_owned()),
            (Field::Type, "直接".to_owned()),
            (Field::Source, "客户资料表".to_owned()),
        ];
        ImportOptions { columns, key, mode: Mode::Both, defaults }
    }
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Verdict {
    /// A new file.
    New,
    /// Changes a file.
    Changed,
    /// The file is the same already.
    Same,
    /// Left out by the chosen mode.
    Skipped,
    /// A value cannot be right.
    Flawed,
}

/// A row, understood.
struct Plan {
    verdict: Verdict,
    flaws: Vec<CellFlaw>,
    /// Draft to write: a new file, or the stored one with the row's values.
    draft: Draft,
    /// Stored file: id, revision, draft.
    stored: Option<(i64, i64, Draft)>,
}

/// What all rows of an import share.
struct Planner<'a> {
    options: &'a ImportOptions,
    today: Day,
    people: HashMap<String, i64>,
    may_allocate: bool,
    /// The department has no customer yet, so nothing needs to be looked up.
    empty: bool,
    /// Keys and phones of earlier rows of the same file, as hashes, with their rows.
    seen: HashMap<u64, u32>,
    phones: HashMap<u64, u32>,
    hasher: RandomState,
}

impl<'a> Planner<'a> {
    /// Room for `rows` is made at once: growing would for a moment need half as much again.
    fn new(cx: &Context<'_, '_>, options: &'a ImportOptions, rows: usize) -> Result<Self, Fault> {
        Ok(Planner {
            options,
            today: cx.at.day(),
            people: links::names(cx.tx)?.into_iter().map(|(id, name)| (name, id)).collect(),
            may_allocate: may_allocate(cx.actor),
            empty: cx.tx.number("SELECT count(*) FROM (SELECT 1 FROM customer LIMIT 1) one", &[])? == 0,
            seen: HashMap::with_capacity(rows),
            phones: HashMap::with_capacity(if options.key == Key::Phone { 0 } else { rows }),
            hasher: RandomState::new(),
        })
    }

    fn plan(&mut self, tx: &Tx<'_>, file_row: u32, cells: &[Cell]) -> Result<Plan, Fault> {
        let mut row = Read::default();
        // Cells after the last one with content are not there; they are blank like those between.
        for (column, target) in self.options.columns.iter().enumerate() {
            self.read_cell(&mut row, column, cells.get(column).unwrap_or(&Cell::Empty), *target);
        }
        self.read_region(&mut row);
        let key = self.key_of(&row);
        let repeated = self.note(file_row, &row, key.as_deref());
        let stored = if self.empty { None } else { self.find(tx, &row)? };
        let mut flaws = std::mem::take(&mut row.flaws);
        if let Some((column, first)) = repeated {
            flaws.push(CellFlaw { column, message: msg!("customers-import-repeated", row = i64::from(first)), clause: "FILE-28" });
        }
        let Some((id, rev, before)) = stored else {
            return self.plan_new(tx, row, flaws);
        };
        let mut draft = before.clone();
        row.lay_over(&mut draft);
        flaws.extend(self.flaws_of_file(&draft, &row));
        let verdict = match () {
            () if !flaws.is_empty() => Verdict::Flawed,
            () if draft == before => Verdict::Same,
            () if self.options.mode == Mode::Create => Verdict::Skipped,
            () => Verdict::Changed,
        };
        Ok(Plan { verdict, flaws, draft, stored: Some((id, rev, before)) })
    }

    fn plan_new(&self, tx: &Tx<'_>, row: Read, mut flaws: Vec<CellFlaw>) -> Result<Plan, Fault> {
        let mut draft = Draft::default();
        for (field, value) in &self.options.defaults {
            draft.set(*field, value.clone());
        }
        row.lay_over(&mut draft);
        flaws.extend(self.flaws_of_file(&draft, &row));
        if flaws.is_empty()
            && !self.empty
            && let Some(no) = taken_phone(tx, &row)?
        {
            let column = row.column_of(Target::Mobile).or(row.column_of(Target::Phone)).or(row.column_of(Target::Landline));
            flaws.push(CellFlaw { column, message: msg!("customers-import-phone-taken", no = no), clause: "FILE-28" });
        }
        let verdict = match () {
            () if !flaws.is_empty() => Verdict::Flawed,
            () if self.options.mode == Mode::Update => Verdict::Skipped,
            () => Verdict::New,
        };
        Ok(Plan { verdict, flaws, draft, stored: None })
    }

    /// What the regulations ask of a file, at the address where it is missing.
    fn flaws_of_file(&self, draft: &Draft, row: &Read) -> Vec<CellFlaw> {
        let mut flaws: Vec<Flaw> = file_01_basics::judge(draft, self.today);
        flaws.extend(file_03_scope::judge(draft));
        flaws.extend(file_04_source::judge(draft));
        flaws
            .into_iter()
            // A cell that could not be read is named once, with its own reason.
            .filter(|flaw| {
                flaw.field != "mobile" || row.flaws_seen.iter().all(|t| !matches!(t, Target::Mobile | Target::Phone | Target::Landline))
            })
            .map(|flaw| {
                let targets: &[Target] = match flaw.field {
                    "mobile" => &[Target::Mobile, Target::Phone, Target::Landline, Target::ContactName],
                    _ => &[],
                };
                let field = Field::of(flaw.field).map(Target::Field);
                let column = targets.iter().copied().chain(field).find_map(|target| row.column_of(target));
                CellFlaw { column, message: flaw.message, clause: flaw.clause }
            })
            .collect()
    }

    fn read_cell(&self, row: &mut Read, column: usize, cell: &Cell, target: Target) {
        if target == Target::Ignore {
            return;
        }
        row.columns.push((target, column));
        let text = clean(&cell.text());
        if text.is_empty() {
            // A blank cell says nothing, except where the file would be without a name.
            if target == Target::Field(Field::Name) {
                row.values.push((target, String::new()));
            }
            return;
        }
        if let Cell::Error(_) = cell {
            row.flaw(target, column, msg!("customers-import-error-cell"));
            return;
        }
        match self.value(target, cell, &text) {
            Ok(value) => row.values.push((target, value)),
            Err(message) => row.flaw(target, column, message),
        }
    }

    /// The canonical text of a cell.
    fn value(&self, target: Target, cell: &Cell, text: &str) -> Result<String, Message> {
        let field = match target {
            Target::Mobile => return check::mobile(text),
            Target::Landline => return check::landline(text),
            Target::Phone => return check::phone(text),
            Target::TenThousands(_) => {
                let fen = money(cell, text)?;
                return fen.checked_mul(10_000).map(|fen| fen.to_string()).ok_or_else(|| msg!("customers-no-money"));
            }
            Target::Field(field) => field,
            _ => return Ok(text.to_owned()),
        };
        let value = match field.kind() {
            Kind::Day => day(cell, text)?.to_string(),
            Kind::Money => money(cell, text)?.to_string(),
            Kind::Choice(words) => {
                choice_of(field, text).map(str::to_owned).ok_or_else(|| msg!("customers-no-such-choice", words = words.join("、")))?
            }
            Kind::Flag => match fold(text).as_str() {
                "1" | "是" | "y" | "yes" | "true" | "√" | "✓" | "重点" => "1".to_owned(),
                "0" | "否" | "n" | "no" | "false" | "×" => String::new(),
                _ => return Err(msg!("customers-no-flag")),
            },
            Kind::Person => {
                if !self.may_allocate {
                    return Err(msg!("customers-no-allocation"));
                }
                self.people.get(text).map(i64::to_string).ok_or_else(|| msg!("customers-person-unknown"))?
            }
            Kind::CreditCode => check::credit_code_listed(text)?.code,
            Kind::IdNumber => check::identity_number(text, self.today)?,
            Kind::Email => check::email(text)?,
            Kind::Postcode => check::postcode(text)?,
            Kind::Region => region_of(text),
            Kind::Text | Kind::Long | Kind::Open(_) => text.to_owned(),
        };
        if !value.is_empty()
            && let Some(message) = flaw_of(field, &value, self.today)
        {
            return Err(message);
        }
        Ok(value)
    }

    /// Province, city and county become one region; without them, the address may tell it.
    fn read_region(&self, row: &mut Read) {
        let part = |target| row.get(target).unwrap_or_default().to_owned();
        let parts = [part(Target::Province), part(Target::City), part(Target::County)];
        if parts.iter().any(|p| !p.is_empty()) {
            let [province, city, county] = &parts;
            let value = divisions::find(province, city, county)
                .map_or_else(|| parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" "), |code| code.to_string());
            row.values.push((Target::Field(Field::Region), value));
        } else if row.column_of(Target::Field(Field::Region)).is_none()
            && let Some((code, _)) = row.get(Target::Field(Field::Address)).and_then(divisions::from_address)
        {
            row.values.push((Target::Field(Field::Region), code.to_string()));
        }
    }

    /// The text by which a row is told from others; rows without the chosen key are told by their phone.
    fn key_of(&self, row: &Read) -> Option<String> {
        let phone = || row.phone().map(|p| format!("p{p}"));
        match self.options.key {
            Key::No => row.get(Target::No).map(|t| format!("n{t}")).or_else(phone),
            Key::CreditCode => row.get(Target::Field(Field::CreditCode)).map(|t| format!("c{t}")).or_else(phone),
            Key::IdNumber => row.get(Target::Field(Field::IdNumber)).map(|t| format!("i{t}")).or_else(phone),
            Key::Phone => phone(),
            Key::Name => row.get(Target::Field(Field::Name)).filter(|t| !t.is_empty()).map(|t| format!("a{t}")),
        }
    }

    /// Remembers key and phone; returns the column and the earlier row when they stood in the file before.
    fn note(&mut self, file_row: u32, row: &Read, key: Option<&str>) -> Option<(Option<usize>, u32)> {
        let phone = row.get(Target::Mobile).map(|p| (self.hasher.hash_one(p), row.column_of(Target::Mobile)));
        let by_key = key.and_then(|key| {
            let first = *self.seen.entry(self.hasher.hash_one(key)).or_insert(file_row);
            let target = match key.chars().next() {
                Some('n') => Target::No,
                Some('c') => Target::Field(Field::CreditCode),
                Some('i') => Target::Field(Field::IdNumber),
                Some('a') => Target::Field(Field::Name),
                _ => row.phone_target(),
            };
            (first != file_row).then(|| (row.column_of(target), first))
        });
        let by_phone = if self.options.key == Key::Phone {
            None
        } else {
            phone.and_then(|(hash, column)| {
                let first = *self.phones.entry(hash).or_insert(file_row);
                (first != file_row).then_some((column, first))
            })
        };
        by_key.or(by_phone)
    }

    /// The stored file that the row belongs to.
    fn find(&self, tx: &Tx<'_>, row: &Read) -> Result<Option<(i64, i64, Draft)>, Fault> {
        let by_phone = |tx: &Tx<'_>| -> Result<Option<i64>, Fault> {
            match (row.get(Target::Mobile), row.get(Target::Landline).or(row.get(Target::Phone))) {
                (Some(mobile), _) => {
                    // The index holds no blank numbers: only a query that leaves them out, too, is answered by it.
                    id_by(tx, "SELECT customer FROM contact WHERE mobile = ?1 AND mobile <> '' ORDER BY id LIMIT 1", mobile)
                }
                (None, Some(other)) => {
                    let sql = "SELECT customer FROM (SELECT id, customer FROM contact WHERE mobile = ?1 AND mobile <> '' UNION ALL \
                               SELECT id, customer FROM contact WHERE landline = ?1 AND landline <> '') found ORDER BY id LIMIT 1";
                    id_by(tx, sql, other)
                }
                (None, None) => Ok(None),
            }
        };
        let id = match (self.options.key, row.get(Target::No), row.get(Target::Field(Field::CreditCode))) {
            (Key::No, Some(no), _) => store::merge::by_number(tx, no)?,
            (Key::CreditCode, _, Some(code)) => {
                id_by(tx, "SELECT id FROM customer WHERE credit_code = ?1 AND credit_code <> '' ORDER BY id LIMIT 1", code)?
            }
            (Key::IdNumber, ..) if row.get(Target::Field(Field::IdNumber)).is_some() => {
                let number = row.get(Target::Field(Field::IdNumber)).unwrap_or_default();
                id_by(tx, "SELECT id FROM customer WHERE id_number = ?1 AND id_number <> '' ORDER BY id LIMIT 1", number)?
            }
            (Key::Name, ..) => match row.get(Target::Field(Field::Name)) {
                Some(name) if !name.is_empty() => tx.one(
                    "SELECT id FROM customer WHERE name_key = ?1 AND name = ?2 ORDER BY id LIMIT 1",
                    sql![pinyin::pinyin_key(name), name],
                    |row| row.int(0),
                )?,
                _ => None,
            },
            _ => by_phone(tx)?,
        };
        let Some(id) = id else { return Ok(None) };
        Ok(store::customer_bare(tx, id)?.map(|(customer, _)| (customer.id, customer.rev, customer.draft)))
    }
}

fn may_allocate(actor: &Actor) -> bool {
    actor.must_do_all(Function::CustomerManage).is_ok()
}

fn id_by(tx: &Tx<'_>, statement: &str, value: &str) -> Result<Option<i64>, Fault> {
    tx.one(statement, sql![value], |row| row.int(0))
}

/// The number of another file that has this row's mobile number (FILE-28).
fn taken_phone(tx: &Tx<'_>, row: &Read) -> Result<Option<String>, Fault> {
    let Some(mobile) = row.get(Target::Mobile) else { return Ok(None) };
    tx.one(
        "SELECT c.no FROM contact k JOIN customer c ON c.id = k.customer WHERE k.mobile = ?1 AND k.mobile <> '' ORDER BY c.id LIMIT 1",
        sql![mobile],
        |row| row.text(0),
    )
}

/// The values of one row.
#[derive(Default)]
struct Read {
    values: Vec<(Target, String)>,
    columns: Vec<(Target, usize)>,
    flaws: Vec<CellFlaw>,
    flaws_seen: Vec<Target>,
}

impl Read {
    fn flaw(&mut self, target: Target, column: usize, message: Message) {
        self.flaws_seen.push(target);
        self.flaws.push(CellFlaw { column: Some(column), message, clause: "" });
    }

    fn get(&self, target: Target) -> Option<&str> {
        self.values.iter().find(|(t, _)| *t == target).map(|(_, value)| value.as_str())
    }

    fn column_of(&self, target: Target) -> Option<usize> {
        self.columns.iter().find(|(t, _)| *t == target).map(|(_, column)| *column)
    }

    fn phone(&self) -> Option<&str> {
        self.get(Target::Mobile).or(self.get(Target::Phone)).or(self.get(Target::Landline))
    }

    fn phone_target(&self) -> Target {
        [Target::Mobile, Target::Phone].into_iter().find(|t| self.get(*t).is_some()).unwrap_or(Target::Landline)
    }

    /// Writes the row's values over a draft; what the row does not say stays.
    fn lay_over(&self, draft: &mut Draft) {
        let speaks_of_contact =
            |t: &Target| matches!(t, Target::ContactName | Target::ContactPost | Target::Mobile | Target::Landline | Target::Phone);
        if draft.contacts.is_empty() && self.values.iter().any(|(t, _)| speaks_of_contact(t)) {
            draft.contacts.push(Contact::default());
        }
        for (target, value) in &self.values {
            match target {
                Target::Field(field) | Target::TenThousands(field) => draft.set(*field, value.clone()),
                Target::Tags => draft.tags = value.split(['、', ',', '，', ';', '；']).map(clean).filter(|t| !t.is_empty()).collect(),
                Target::Ignore | Target::No | Target::Province | Target::City | Target::County => {}
                Target::ContactName | Target::ContactPost | Target::Mobile | Target::Landline | Target::Phone => {
                    if let Some(contact) = draft.contacts.first_mut() {
                        let place = match target {
                            Target::ContactName => &mut contact.name,
                            Target::ContactPost => &mut contact.post,
                            Target::Phone if !value.starts_with('1') || value.len() != 11 => &mut contact.landline,
                            Target::Landline => &mut contact.landline,
                            _ => &mut contact.mobile,
                        };
                        place.clone_from(value);
                    }
                }
            }
        }
    }
}

fn day(cell: &Cell, text: &str) -> Result<Day, Message> {
    match cell {
        Cell::Date(at) => Ok(at.date()),
        Cell::Number(serial) => dates::serial_day(*serial).or_else(|_| dates::parse_day(text)),
        _ => dates::parse_day(text),
    }
}

fn money(cell: &Cell, text: &str) -> Result<i64, Message> {
    match cell {
        Cell::Number(number) => dates::money_of_number(*number),
        _ => dates::parse_money(text),
    }
}

/// The code of a region that was written as text, or the text.
fn region_of(text: &str) -> String {
    if let Some((code, rest)) = divisions::from_address(text)
        && clean(rest).is_empty()
    {
        return code.to_string();
    }
    let mut parts = text.split([' ', '/', '-', ',', '，', '、']).filter(|p| !p.is_empty());
    let (first, second, third) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    if parts.next().is_none()
        && let Some(code) = divisions::find(first, second, third)
    {
        return code.to_string();
    }
    text.to_owned()
}

/// What an import would do, row by row, before anything is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// One verdict a row of the spool.
    pub verdicts: Vec<Verdict>,
    /// What is wrong, by place of the row in the spool.
    pub flaws: RowFlaws,
    /// Counts of the verdicts.
    pub note: ImportNote,
    /// The entry of the journal by which the import can be undone, once it wrote something.
    pub entry: Option<i64>,
}

/// Judges every row without writing anything.
///
/// # Errors
/// A refusal for who may not import, a fault, or `STORE-STOPPED` when it was cancelled.
pub fn preview(cx: &Context<'_, '_>, spool: &Spool, options: &ImportOptions, progress: Progress<'_>) -> Result<Preview, No> {
    cx.actor.must_do_all(Function::CustomerEdit)?;
    let earlier = runs::earlier(cx.tx, &digest(spool, options))?;
    let mut planner = Planner::new(cx, options, spool.len())?;
    let mut out = Preview { verdicts: Vec::with_capacity(spool.len()), ..Preview::default() };
    for (place, row) in spool.iter().enumerate() {
        let (file_row, cells) = row?;
        let plan = planner.plan(cx.tx, file_row, &cells)?;
        out.take(place, unless_repeated(earlier.as_ref(), plan.verdict), plan.flaws);
        if place % STRIDE == 0 && progress(place as u64).is_break() {
            return Err(No::Fault(stopped()));
        }
    }
    out.note.earlier = earlier.map(|run| (run.at, run.name));
    Ok(out)
}

/// FILE-28: rows that were imported in the same way before change nothing, whatever became of their files since.
fn unless_repeated(earlier: Option<&runs::Run>, verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::New | Verdict::Changed if earlier.is_some() => Verdict::Same,
        verdict => verdict,
    }
}

/// The same rows, read in the same way.
fn digest(spool: &Spool, options: &ImportOptions) -> String {
    format!("{} {}", spool.digest(), options.to_text())
}

impl Preview {
    /// Counts what becomes of the row at this place of the spool.
    fn take(&mut self, place: usize, verdict: Verdict, flaws: Vec<CellFlaw>) {
        let note = &mut self.note;
        note.rows += 1;
        *match verdict {
            Verdict::New => &mut note.created,
            Verdict::Changed => &mut note.updated,
            Verdict::Same => &mut note.unchanged,
            Verdict::Skipped => &mut note.skipped,
            Verdict::Flawed => &mut note.flawed,
        } += 1;
        self.verdicts.push(verdict);
        if !flaws.is_empty() {
            self.flaws.push((u32::try_from(place).unwrap_or(u32::MAX), flaws));
        }
    }
}

/// A row of the preview as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewRow {
    /// Row in the file, from 1.
    pub file_row: u32,
    /// Cells as they stand in the file.
    pub cells: Vec<String>,
    /// What becomes of the row.
    pub verdict: Verdict,
    /// What is wrong.
    pub flaws: Vec<CellFlaw>,
    /// Columns that change the stored file, with what is stored now.
    pub changes: Vec<(usize, String)>,
}

/// Rows of the preview with their marks. What would change is looked up anew, for these rows only.
///
/// # Errors
/// A refusal for who may not import, or a fault.
pub fn preview_rows(
    cx: &Context<'_, '_>,
    spool: &Spool,
    options: &ImportOptions,
    preview: &Preview,
    range: Range<usize>,
) -> Result<Vec<PreviewRow>, No> {
    cx.actor.must_do_all(Function::CustomerEdit)?;
    let mut planner = Planner::new(cx, options, 0)?;
    let first = range.start;
    let mut out = Vec::new();
    for (offset, (file_row, cells)) in spool.rows(range)?.into_iter().enumerate() {
        let place = first + offset;
        let verdict = preview.verdicts.get(place).copied().unwrap_or(Verdict::Skipped);
        let flaws = preview
            .flaws
            .binary_search_by_key(&u32::try_from(place).unwrap_or(u32::MAX), |(at, _)| *at)
            .ok()
            .and_then(|at| preview.flaws.get(at))
            .map(|(_, flaws)| flaws.clone())
            .unwrap_or_default();
        let mut changes = Vec::new();
        if verdict == Verdict::Changed {
            let plan = planner.plan(cx.tx, file_row, &cells)?;
            if let Some((_, _, before)) = &plan.stored {
                changes = changed_columns(&options.columns, before, &plan.draft);
            }
        }
        let cells = cells.iter().map(|cell| cell.text().into_owned()).collect();
        out.push(PreviewRow { file_row, cells, verdict, flaws, changes });
    }
    Ok(out)
}

fn changed_columns(columns: &[Target], before: &Draft, after: &Draft) -> Vec<(usize, String)> {
    let contact = |draft: &Draft, target: Target| -> String {
        let Some(contact) = draft.main_contact() else { return String::new() };
        match target {
            Target::ContactName => contact.name.clone(),
            Target::ContactPost => contact.post.clone(),
            Target::Landline => contact.landline.clone(),
            _ => contact.mobile.clone(),
        }
    };
    columns
        .iter()
        .enumerate()
        .filter_map(|(column, target)| {
            let (old, new) = match target {
                Target::Field(field) | Target::TenThousands(field) => (before.get(*field).to_owned(), after.get(*field).to_owned()),
                Target::Province | Target::City | Target::County => {
                    (store::region_words(before.get(Field::Region)), store::region_words(after.get(Field::Region)))
                }
                Target::Tags => {
                    let text = |draft: &Draft| draft.tags.iter().cloned().collect::<Vec<_>>().join("、");
                    (text(before), text(after))
                }
                Target::Ignore | Target::No => return None,
                target => (contact(before, *target), contact(after, *target)),
            };
            (old != new).then_some((column, old))
        })
        .collect()
}

/// Imports a sheet: one transaction, one journal entry. Flawed rows stay outside; the rest goes in.
///
/// # Errors
/// A refusal for who may not import, a fault, or `STORE-STOPPED` when it was cancelled; then not a single row was written.
pub fn import(cx: &Context<'_, '_>, file: &str, spool: &Spool, options: &ImportOptions, progress: Progress<'_>) -> Result<Preview, No> {
    decided(super::commands::decide(&super::commands::Facts::default(), &Command::Import(ImportNote::default()), cx.actor, cx.at))?;
    let digest = digest(spool, options);
    let earlier = runs::earlier(cx.tx, &digest)?;
    let mut planner = Planner::new(cx, options, spool.len())?;
    let mut out = Preview { verdicts: Vec::with_capacity(spool.len()), ..Preview::default() };
    let mut words = Words::queued();
    let day = cx.at.day();
    let mut place_in_series = numbers::reserve(cx.tx, store::SERIES, day, 0)?;
    let entry_seq = journal::next(cx.tx)?;
    for (place, row) in spool.iter().enumerate() {
        let (file_row, cells) = row?;
        let plan = planner.plan(cx.tx, file_row, &cells)?;
        let verdict = unless_repeated(earlier.as_ref(), plan.verdict);
        match (verdict, &plan.stored) {
            (Verdict::New, _) => {
                let id = store::insert(cx, &mut words, &numbers::shown(store::SERIES, day, place_in_series), &plan.draft)?;
                undo::made(cx.tx, entry_seq, id)?;
                place_in_series += 1;
            }
            (Verdict::Changed, Some((id, rev, before))) => {
                let differences = differences(before, &plan.draft);
                let picture = undo::of_file(cx.tx, *id)?;
                store::update(cx, &mut words, *id, *rev, &plan.draft, &differences, entry_seq)?;
                undo::changed(cx.tx, entry_seq, *id, &picture)?;
            }
            _ => {}
        }
        out.take(place, verdict, plan.flaws);
        if place % STRIDE == 0 && progress(place as u64).is_break() {
            return Err(No::Fault(stopped()));
        }
    }
    out.note.file = file.to_owned();
    if let Some(run) = earlier {
        out.note.earlier = Some((run.at, run.name));
        return Ok(out);
    }
    words.finish(cx.tx)?;
    numbers::reserve(cx.tx, store::SERIES, day, out.note.created)?;
    super::act(cx, &Command::Import(out.note.clone()))?;
    runs::remember(cx, entry_seq, &digest, &out.note)?;
    out.entry = (out.note.created + out.note.updated > 0).then_some(entry_seq);
    Ok(out)
}

/// Takes a whole import back, updated files included; what somebody changed since stays and can be asked for.
///
/// # Errors
/// A refusal for who may not import or when there is nothing to take back, a fault, or `STORE-STOPPED` when it was cancelled; then
/// everything stays.
pub fn undo_import_as(store: &mut Store, actor: i64, entry: i64, at: Instant, progress: Progress<'_>) -> Result<Undone, No> {
    let command = Command::Undo { entry };
    let done = store.write(|tx| {
        let actor = crate::areas::who(tx, actor)?;
        let cx = Context { tx, actor: &actor, at, params: &Parameters::default() };
        let facts = store::facts(&cx, &command)?;
        decided(super::commands::decide(&facts, &command, cx.actor, cx.at))?;
        let undoing = facts.undo.unwrap_or_default();
        undo::apply(&cx, &undoing, 0, progress)
    });
    done.map_err(|no| kept(store, actor, command, at, no))
}

/// A decision without its changes: only whether it may be done.
fn decided(decision: super::commands::Decision) -> Result<(), No> {
    decision.map(|_| ()).map_err(|no| match no {
        super::commands::Rejection::Refused(refusal) => No::Refused(refusal),
        super::commands::Rejection::Conflict(conflict) => No::Conflict(conflict),
    })
}

/// As [`import`], as one act of this person on the department's file.
///
/// # Errors
/// As [`import`]; a refusal for want of a right is kept in the journal (SEC-08).
pub fn import_as(
    store: &mut Store,
    actor: i64,
    file: &str,
    spool: &Spool,
    options: &ImportOptions,
    at: Instant,
    progress: Progress<'_>,
) -> Result<Preview, No> {
    let done = store.write(|tx| {
        let actor = crate::areas::who(tx, actor)?;
        // No clause of an import has a parameter.
        import(&Context { tx, actor: &actor, at, params: &Parameters::default() }, file, spool, options, progress)
    });
    done.map_err(|no| kept(store, actor, Command::Import(ImportNote::default()), at, no))
}

/// As [`preview`], for this person on the department's file.
///
/// # Errors
/// As [`preview`]; a refusal for want of a right is kept in the journal (SEC-08).
pub fn preview_as(
    store: &mut Store,
    actor: i64,
    spool: &Spool,
    options: &ImportOptions,
    at: Instant,
    progress: Progress<'_>,
) -> Result<Preview, No> {
    let done = store.read(|tx| {
        let actor = crate::areas::who(tx, actor)?;
        preview(&Context { tx, actor: &actor, at, params: &Parameters::default() }, spool, options, progress)
    });
    done.map_err(|no| kept(store, actor, Command::Import(ImportNote::default()), at, no))
}

/// As [`imports::kept`], for an act of this area.
pub(super) fn kept(store: &mut Store, actor: i64, command: Command, at: Instant, no: No) -> No {
    imports::kept(store, actor, &crate::areas::Command::Customers(command), at, no)
}

/// Makes up customers: the same way in as an import's rows, one transaction, one journal entry under this title.
/// The agents, if there are any, look after them in turn.
///
/// # Errors
/// A refusal for who may not import, a fault, or `STORE-STOPPED` when it was cancelled; then there is not a single one.
pub fn generate(
    store: &mut Store,
    actor: i64,
    title: &str,
    count: u32,
    agents: &[i64],
    at: Instant,
    progress: Progress<'_>,
) -> Result<i64, No> {
    let done = store.write(|tx| {
        let actor = crate::areas::who(tx, actor)?;
        let cx = Context { tx, actor: &actor, at, params: &Parameters::default() };
        cx.actor.must_do_all(Function::CustomerEdit)?;
        let mut words = Words::queued();
        let day = cx.at.day();
        let first = numbers::reserve(tx, store::SERIES, day, i64::from(count))?;
        // Numbers go on where an earlier run ended, so that no name comes twice.
        let there = tx.number("SELECT count(*) FROM customer", &[])?.unsigned_abs();
        let mut agents = agents.iter().cycle();
        for place in 0..count {
            let mut draft = sample_draft(there + u64::from(place));
            if let Some(agent) = agents.next() {
                draft.set(Field::Agent, agent.to_string());
            }
            store::insert(&cx, &mut words, &numbers::shown(store::SERIES, day, first + i64::from(place)), &draft)?;
            if place % 500 == 0 && progress(u64::from(place)).is_break() {
                return Err(No::Fault(stopped()));
            }
        }
        words.finish(tx)?;
        let count = i64::from(count);
        let note = ImportNote { file: title.to_owned(), rows: count, created: count, ..ImportNote::default() };
        super::act(&cx, &Command::Import(note))?;
        Ok(count)
    });
    done.map_err(|no| kept(store, actor, Command::Import(ImportNote::default()), at, no))
}

/// Every made-up department has the same customers.
const SAMPLE_SEED: u64 = 1;

fn sample_draft(number: u64) -> Draft {
    let made = sample::sample_customer(SAMPLE_SEED, number);
    let mut draft = Draft::default();
    for (field, value) in [
        (Field::Name, made.name),
        (Field::Relation, "现在".to_owned()),
        (Field::Market, "国内".to_owned()),
        (Field::Type, "直接".to_owned()),
        (Field::Source, made.source.to_owned()),
        (Field::CreditCode, made.credit_code),
        (Field::Industry, made.industry.to_owned()),
        (Field::Region, made.division.to_string()),
        (Field::Address, made.address),
        (Field::Grade, made.grade.to_owned()),
        (Field::CreditGrade, made.credit_grade.to_owned()),
        (Field::AnnualSales, made.annual_sales_fen.to_string()),
        (Field::FiledOn, made.filed_on.to_string()),
        (Field::Notes, made.note.to_owned()),
    ] {
        draft.set(field, value);
    }
    draft.contacts = vec![Contact { name: made.contact, mobile: made.mobile, landline: made.landline, ..Contact::default() }];
    draft
}

/// The columns of an exported sheet.
fn out_columns(columns: &[Column], lang: Lang) -> Vec<OutColumn> {
    columns
        .iter()
        .map(|column| {
            let (width, kind) = match column {
                Column::Field(Field::Name | Field::Address) => (36, OutKind::Text),
                Column::Field(Field::Notes | Field::Region) => (24, OutKind::Text),
                Column::CreatedAt | Column::UpdatedAt | Column::LastContact => (17, OutKind::Moment),
                Column::Field(field) => match field.kind() {
                    Kind::Day => (12, OutKind::Date),
                    Kind::Money => (14, OutKind::Decimal),
                    Kind::CreditCode | Kind::IdNumber => (21, OutKind::Text),
                    _ => (12, OutKind::Text),
                },
                Column::No => (18, OutKind::Text),
                Column::Mobile | Column::Landline => (15, OutKind::Text),
                _ => (12, OutKind::Text),
            };
            OutColumn::new(lang.say(&column.message()), width, kind)
        })
        .collect()
}

/// A value of the list as a sheet holds it.
fn out_cell<'a>(column: Column, text: &'a str, lang: Lang) -> OutCell<'a> {
    if text.is_empty() {
        return OutCell::Empty;
    }
    match column {
        Column::CreatedAt | Column::UpdatedAt | Column::LastContact => {
            text.parse().map_or(OutCell::Empty, |at| OutCell::Moment(Instant(at).local()))
        }
        Column::FirstContact if text == MET => OutCell::from(lang.tr("customers-view-met").into_owned()),
        Column::Field(Field::Region) => OutCell::from(store::region_words(text)),
        Column::Field(field) => match field.kind() {
            Kind::Day => text.parse().map_or_else(|_| OutCell::from(text), OutCell::Date),
            Kind::Money => text.parse().map_or_else(|_| OutCell::from(text), |hundredths| OutCell::Decimal { hundredths }),
            Kind::Flag => OutCell::from(lang.tr("customers-yes").into_owned()),
            _ => OutCell::from(text),
        },
        _ => OutCell::from(text),
    }
}

/// A value of the list as people read it.
pub fn shown(column: Column, text: &str, lang: Lang) -> String {
    match out_cell(column, text, lang) {
        OutCell::Empty => String::new(),
        OutCell::Text(text) => text.into_owned(),
        OutCell::Integer(number) => number.to_string(),
        OutCell::Decimal { hundredths } => crate::i18n::money(hundredths),
        OutCell::Date(day) => day.to_string(),
        OutCell::Moment(at) => crate::i18n::moment_exact(at),
    }
}

/// The columns of an empty template, in the order in which offices keep them.
pub fn template_columns() -> Vec<Target> {
    vec![
        Target::Field(Field::Name),
        Target::ContactName,
        Target::Mobile,
        Target::Landline,
        Target::Province,
        Target::City,
        Target::County,
        Target::Field(Field::Address),
        Target::Field(Field::Industry),
        Target::Field(Field::Grade),
        Target::Field(Field::CreditGrade),
        Target::Field(Field::Source),
        Target::Field(Field::CreditCode),
        Target::Field(Field::FiledOn),
        Target::Field(Field::AnnualSales),
        Target::Field(Field::Notes),
    ]
}

/// Where an export goes and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOrder {
    /// Which rows, in which order.
    pub list: ListQuery,
    /// Which columns.
    pub columns: Vec<Column>,
    /// Why the list leaves the department.
    pub reason: String,
    /// Format of the file.
    pub format: SheetFormat,
    /// Language of the headers.
    pub lang: Lang,
}

/// Streams a list into a file. The journal entry is written before the file appears; returns the number of rows.
///
/// # Errors
/// A refusal for who may not export, a fault, or `STORE-STOPPED` when it was cancelled; then there is no file.
pub fn export(store: &mut Store, actor: i64, order: &ExportOrder, path: &Path, at: Instant, progress: Progress<'_>) -> Result<i64, No> {
    let written = store.read(|tx| {
        let actor = crate::areas::who(tx, actor)?;
        let cx = Context { tx, actor: &actor, at, params: &Parameters::default() };
        file_23_privacy::export(cx.actor, &order.reason)?;
        let writer = SheetWriter::headed(path, order.format, printed::heading(&cx, order)?, &out_columns(&order.columns, order.lang))?;
        write_rows(&cx, order, writer, progress)
    });
    let columns = order.columns.iter().map(|c| c.name().to_owned()).collect();
    let mut command = Command::Export { list: Box::new(order.list.clone()), columns, rows: 0, reason: order.reason.clone() };
    let (writer, written_rows) = match written {
        Ok(written) => written,
        Err(no) => return Err(kept(store, actor, command, at, no)),
    };
    if let Command::Export { rows, .. } = &mut command {
        *rows = written_rows;
    }
    crate::areas::perform(store, actor, &crate::areas::Command::Customers(command), at, &mut |_| Ok(()))?;
    writer.finish()?;
    Ok(written_rows)
}

/// Rows that are handed to the writer at a time, and how many handfuls may wait for it.
const HANDFUL: usize = 256;
const WAITING: usize = 8;

/// Reading a row and writing it cost about the same, so each has a thread of its own; at most [`WAITING`] handfuls lie between.
fn write_rows(cx: &Context<'_, '_>, order: &ExportOrder, writer: SheetWriter, progress: Progress<'_>) -> Result<(SheetWriter, i64), No> {
    thread::scope(|scope| {
        let (hand_over, take) = sync_channel::<Vec<ListRow>>(WAITING);
        let writing = thread::Builder::new()
            .name("sheet".to_owned())
            .spawn_scoped(scope, move || write_handfuls(order, writer, &take))
            .map_err(|e| Fault::new("EXPORT-THREAD", msg!("base-store-fault"), e))?;
        let mut rows: i64 = 0;
        let mut handful = Vec::with_capacity(HANDFUL);
        let read = store::stream(cx, &order.list, &order.columns, &mut |row| {
            handful.push(row);
            rows += 1;
            if handful.len() == HANDFUL {
                // Nobody takes it: the writer has failed and says why below.
                hand_over.send(std::mem::replace(&mut handful, Vec::with_capacity(HANDFUL))).map_err(|_| No::Fault(stopped()))?;
                if progress(rows.unsigned_abs()).is_break() {
                    return Err(No::Fault(stopped()));
                }
            }
            Ok(())
        });
        let last = if read.is_ok() { hand_over.send(handful) } else { Ok(()) };
        drop(hand_over);
        let written = writing.join().map_err(|_| Fault::new("EXPORT-THREAD", msg!("base-store-fault"), "the writer panicked"))?;
        let writer = written?;
        read?;
        last.map_err(|_| No::Fault(stopped()))?;
        Ok((writer, rows))
    })
}

fn write_handfuls(order: &ExportOrder, mut writer: SheetWriter, take: &Receiver<Vec<ListRow>>) -> Result<SheetWriter, Fault> {
    while let Ok(handful) = take.recv() {
        for row in handful {
            let cells: Vec<OutCell<'_>> =
                order.columns.iter().zip(&row.cells).map(|(column, text)| out_cell(*column, text, order.lang)).collect();
            writer.row(&cells)?;
        }
    }
    Ok(writer)
}
