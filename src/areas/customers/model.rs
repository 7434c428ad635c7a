//! The customer file: its fields as a table (one line a field), its contacts, and what follows from them.
//! The form, the list, the history, the conflict dialog, import and export all read this table.

use std::collections::BTreeSet;

use super::clauses::file_20_credit::Handling;
use crate::base::{Day, Message};

/// A page of the file on which a field stands (FILE-01, FILE-02).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// 基础资料
    Basic,
    /// 特征
    Traits,
    /// 业务状况
    Business,
    /// 交易活动现状
    Trading,
}

/// What a field's text must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Text,
    /// Several lines.
    Long,
    /// `YYYY-MM-DD`
    Day,
    /// Fen.
    Money,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// One of these words, or another.
    Open(&'static [&'static str]),
    /// `1` or empty.
    Flag,
    /// A person's id.
    Person,
    /// A division's code, or free text where none fits.
    Region,
    /// 统一社会信用代码
    CreditCode,
    /// 身份证号
    IdNumber,
    /// A mail address.
    Email,
    /// Six digits.
    Postcode,
}

/// The three mandatory enumerations of FILE-03 and the usual sources of FILE-04.
pub const RELATIONS: [&str; 3] = ["过去", "现在", "未来"];
/// 国内/国际
pub const MARKETS: [&str; 2] = ["国内", "国际"];
/// 直接/间接
pub const TYPES: [&str; 2] = ["直接", "间接"];
/// Where data comes from (FILE-04).
pub const SOURCES: [&str; 8] =
    ["销售代表调查/访问", "客户资料表", "委托专业机构专项调查", "购机回执单", "电话", "邮件", "在线聊天", "社交媒体"];
/// Grades by sales.
pub const GRADES: [&str; 3] = ["A", "B", "C"];
/// Grades by credit.
pub const CREDIT_GRADES: [&str; 6] = ["AAA", "AA", "A", "B", "C", "D"];
const NATURES: [&str; 7] = ["国有", "集体", "民营", "外资", "合资", "个体", "机关事业"];
const INDUSTRIES: [&str; 10] =
    ["农林牧渔业", "制造业", "建筑业", "批发和零售业", "交通运输业", "住宿和餐饮业", "信息技术服务业", "房地产业", "教育", "医疗"];

macro_rules! fields {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal, $heading:ident, $kind:expr;)+) => {
        /// A field of the customer file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])+ $variant,)+ }

        impl Field {
            /// Every field, in the order of form and export.
            pub const ALL: &[Field] = &[$(Field::$variant,)+];

            /// Column in the table and name in scenarios.
            pub const fn name(self) -> &'static str {
                match self { $(Field::$variant => $name,)+ }
            }

            /// Page on which it stands.
            pub const fn heading(self) -> Heading {
                match self { $(Field::$variant => Heading::$heading,)+ }
            }

            /// Form of its text.
            pub const fn kind(self) -> Kind {
                match self { $(Field::$variant => $kind,)+ }
            }
        }
    };
}

fields! {
    /// 客户名称
    Name = "name", Basic, Kind::Text;
    /// 过去/现在/未来
    Relation = "relation", Basic, Kind::Choice(&RELATIONS);
    /// 国内/国际
    Market = "market", Basic, Kind::Choice(&MARKETS);
    /// 直接/间接
    Type = "type", Basic, Kind::Choice(&TYPES);
    /// 资料来源
    Source = "source", Basic, Kind::Open(&SOURCES);
    /// 统一社会信用代码
    CreditCode = "credit_code", Basic, Kind::CreditCode;
    /// 身份证号, of a private person
    IdNumber = "id_number", Basic, Kind::IdNumber;
    /// 行业
    Industry = "industry", Basic, Kind::Open(&INDUSTRIES);
    /// 企业性质
    Nature = "nature", Basic, Kind::Open(&NATURES);
    /// 地区
    Region = "region", Basic, Kind::Region;
    /// 详细地址
    Address = "address", Basic, Kind::Text;
    /// 邮编
    Postcode = "postcode", Basic, Kind::Postcode;
    /// 邮箱
    Email = "email", Basic, Kind::Email;
    /// 所有者
    Owner = "owner", Basic, Kind::Text;
    /// 管理者
    Manager = "manager", Basic, Kind::Text;
    /// 与本公司交易时间
    TradingSince = "trading_since", Basic, Kind::Day;
    /// 企业规模
    Size = "size", Basic, Kind::Text;
    /// 资产
    Assets = "assets", Basic, Kind::Text;
    /// 客户等级
    Grade = "grade", Basic, Kind::Choice(&GRADES);
    /// 重点客户
    KeyFlag = "key_flag", Basic, Kind::Flag;
    /// 信用等级
    CreditGrade = "credit_grade", Basic, Kind::Choice(&CREDIT_GRADES);
    /// 信用限度
    CreditLimit = "credit_limit", Basic, Kind::Money;
    /// 账期
    CreditTerms = "credit_terms", Basic, Kind::Text;
    /// 年销售额
    AnnualSales = "annual_sales", Basic, Kind::Money;
    /// 建档日期
    FiledOn = "filed_on", Basic, Kind::Day;
    /// 档案专人
    Keeper = "keeper", Basic, Kind::Person;
    /// 负责人
    Agent = "agent", Basic, Kind::Person;
    /// 服务区域
    ServiceArea = "service_area", Traits, Kind::Long;
    /// 销售能力
    SalesAbility = "sales_ability", Traits, Kind::Long;
    /// 发展潜力
    Potential = "potential", Traits, Kind::Long;
    /// 公司文化
    Culture = "culture", Traits, Kind::Long;
    /// 经营方针与政策
    Policy = "policy", Traits, Kind::Long;
    /// 企业规模（销售额）
    SalesSize = "sales_size", Traits, Kind::Long;
    /// 经营管理特点
    Management = "management", Traits, Kind::Long;
    /// 目前及以往销售实绩
    SalesRecord = "sales_record", Business, Kind::Long;
    /// 经营管理者和业务人员素质
    PeopleQuality = "people_quality", Business, Kind::Long;
    /// 与竞争公司关系
    Competitors = "competitors", Business, Kind::Long;
    /// 与本公司业务联系
    BusinessTies = "business_ties", Business, Kind::Long;
    /// 合作态度
    Attitude = "attitude", Business, Kind::Long;
    /// 销售活动状况
    SalesActivity = "sales_activity", Trading, Kind::Long;
    /// 存在的问题
    Problems = "problems", Trading, Kind::Long;
    /// 保持的优势
    Advantages = "advantages", Trading, Kind::Long;
    /// 未来的对策
    Countermeasures = "countermeasures", Trading, Kind::Long;
    /// 企业信誉与形象
    Reputation = "reputation", Trading, Kind::Long;
    /// 信用状况
    CreditState = "credit_state", Trading, Kind::Long;
    /// 交易条件
    TradingTerms = "trading_terms", Trading, Kind::Long;
    /// 备注
    Notes = "notes", Basic, Kind::Long;
}

/// Number of fields.
pub const FIELDS: usize = Field::ALL.len();

/// Fields of the first contact, as an import or a scenario names them.
pub const CONTACT_FIELDS: [&str; 4] = ["contact_name", "contact_post", "mobile", "landline"];

impl Field {
    /// The field of this name.
    pub fn of(name: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| field.name() == name)
    }

    /// Place in a draft.
    pub const fn place(self) -> usize {
        self as usize
    }

    /// Name for people.
    pub fn message(self) -> Message {
        field_message(self.name())
    }

    /// Shown only to who may see sensitive values (FILE-23).
    pub fn is_sensitive(self) -> bool {
        matches!(self, Field::IdNumber | Field::Address)
    }

    /// Set by who allocates customers, not by who edits files.
    pub fn is_allocation(self) -> bool {
        matches!(self, Field::Keeper | Field::Agent)
    }

    /// Kept as a whole number in the table.
    pub fn is_number(self) -> bool {
        matches!(self.kind(), Kind::Money | Kind::Person)
    }
}

/// Ways in which a customer is talked to.
pub const CHANNELS: [&str; 6] = ["电话", "上门", "来访", "微信", "邮件", "其他"];

/// A product of an order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderLine {
    /// What.
    pub product: String,
    /// How much, in hundredths.
    pub quantity: i64,
    /// For how much, in fen.
    pub amount: i64,
}

/// An order as it is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderDraft {
    /// The day on which it was made.
    pub day: Day,
    /// How it came.
    pub channel: String,
    /// In fen.
    pub amount: i64,
    /// What of it is paid, in fen.
    pub paid: i64,
    /// What was ordered; nothing where only the amount is known.
    pub lines: Vec<OrderLine>,
}

/// An order of a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Row id.
    pub id: i64,
    /// Business number.
    pub no: String,
    /// Whose.
    pub customer: i64,
    /// Its values.
    pub draft: OrderDraft,
    /// It did not come about.
    pub cancelled: bool,
    /// Who approved what its credit did not allow, by name; empty where nobody had to.
    pub approver: String,
    /// Who entered it, by name.
    pub by: String,
}

/// What a credit grade means (FILE-20).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditTerm {
    /// The grade.
    pub grade: String,
    /// Days until payment is due.
    pub days: i64,
    /// The most that may be unpaid, in fen.
    pub limit: i64,
    /// How orders are handled.
    pub handling: Handling,
}

/// Name for people of a field, a contact's field, or a part of the file (`contacts`, `tags`, `credit_problems`, `no`).
pub fn field_message(name: &'static str) -> Message {
    macro_rules! names {
        ($($name:literal => $id:literal),+ $(,)?) => { match name { $($name => Message::plain($id),)+ _ => Message::plain("customers-field-unknown") } };
    }
    names! {
        "no" => "customers-field-no", "name" => "customers-field-name", "relation" => "customers-field-relation",
        "market" => "customers-field-market", "type" => "customers-field-type", "source" => "customers-field-source",
        "credit_code" => "customers-field-credit-code", "id_number" => "customers-field-id-number",
        "industry" => "customers-field-industry", "nature" => "customers-field-nature", "region" => "customers-field-region",
        "address" => "customers-field-address", "postcode" => "customers-field-postcode", "email" => "customers-field-email",
        "owner" => "customers-field-owner", "manager" => "customers-field-manager",
        "trading_since" => "customers-field-trading-since", "size" => "customers-field-size", "assets" => "customers-field-assets",
        "grade" => "customers-field-grade", "key_flag" => "customers-field-key-flag",
        "credit_grade" => "customers-field-credit-grade", "credit_limit" => "customers-field-credit-limit",
        "credit_terms" => "customers-field-credit-terms", "annual_sales" => "customers-field-annual-sales",
        "filed_on" => "customers-field-filed-on", "keeper" => "customers-field-keeper", "agent" => "customers-field-agent",
        "service_area" => "customers-field-service-area", "sales_ability" => "customers-field-sales-ability",
        "potential" => "customers-field-potential", "culture" => "customers-field-culture", "policy" => "customers-field-policy",
        "sales_size" => "customers-field-sales-size", "management" => "customers-field-management",
        "sales_record" => "customers-field-sales-record", "people_quality" => "customers-field-people-quality",
        "competitors" => "customers-field-competitors", "business_ties" => "customers-field-business-ties",
        "attitude" => "customers-field-attitude", "sales_activity" => "customers-field-sales-activity",
        "problems" => "customers-field-problems", "advantages" => "customers-field-advantages",
        "countermeasures" => "customers-field-countermeasures", "reputation" => "customers-field-reputation",
        "credit_state" => "customers-field-credit-state", "trading_terms" => "customers-field-trading-terms",
        "notes" => "customers-field-notes", "contact_name" => "customers-field-contact-name",
        "contact_post" => "customers-field-contact-post", "mobile" => "customers-field-mobile",
        "landline" => "customers-field-landline", "emergency" => "customers-field-emergency",
        "from" => "customers-field-from", "to" => "customers-field-to", "contacts" => "customers-field-contacts",
        "difficult" => "customers-field-difficult",
        "tags" => "customers-field-tags", "credit_problems" => "customers-field-credit-problems",
        "contact_due" => "customers-field-contact-due", "contacted_at" => "customers-field-contacted-at",
        "updated_at" => "customers-field-updated-at", "created_at" => "customers-field-created-at",
        "merged" => "customers-field-merged",
        "province" => "customers-field-province", "city" => "customers-field-city", "county" => "customers-field-county",
    }
}

/// Name for people of any part of the file by its stored name.
pub fn part_message(name: &str) -> Message {
    let parts = ["contacts", "tags", "credit_problems", "difficult", "merged"];
    let other = || field_message(parts.into_iter().find(|part| *part == name).unwrap_or_default());
    Field::of(name).map_or_else(other, |field| field.message())
}

/// A word of a closed list for people; the lists are stored in Chinese.
pub fn word_message(text: &str) -> Option<Message> {
    Some(Message::plain(match text {
        "过去" => "customers-view-word-past",
        "现在" => "customers-view-word-present",
        "未来" => "customers-view-word-future",
        "国内" => "customers-view-word-domestic",
        "国际" => "customers-view-word-international",
        "直接" => "customers-view-word-direct",
        "间接" => "customers-view-word-indirect",
        "电话" => "customers-view-word-phone",
        "上门" => "customers-view-word-visit",
        "来访" => "customers-view-word-visited",
        "微信" => "customers-view-word-wechat",
        "邮件" => "customers-view-word-mail",
        "其他" => "customers-view-word-other",
        "矛盾" => "customers-view-word-torn",
        "难伺候" => "customers-view-word-exacting",
        "刁蛮" => "customers-view-word-rude",
        "正常" => "customers-view-word-usual",
        "审批" => "customers-view-word-approved",
        "先款" => "customers-view-word-paid-first",
        _ => return None,
    }))
}

/// A person whom the department talks to at the customer's.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Post.
    pub post: String,
    /// Mobile number.
    pub mobile: String,
    /// Landline number.
    pub landline: String,
    /// To be called in an emergency.
    pub emergency: bool,
    /// First day, if known.
    pub from: Option<Day>,
    /// Last day, if it ended.
    pub to: Option<Day>,
}

impl Contact {
    /// Neither name nor number.
    pub fn is_blank(&self) -> bool {
        [&self.name, &self.mobile, &self.landline].iter().all(|text| text.trim().is_empty())
    }
}

/// A credit problem of the past (FILE-02).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CreditProblem {
    /// When.
    pub day: Day,
    /// What.
    pub text: String,
}

/// What people enter into a file. Every value is its canonical text: days `YYYY-MM-DD`, money in fen, flags `1`, persons by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    values: Vec<String>,
    /// The first is the main contact.
    pub contacts: Vec<Contact>,
    /// Free tags.
    pub tags: BTreeSet<String>,
    /// Newest first.
    pub credit_problems: Vec<CreditProblem>,
}

impl Default for Draft {
    fn default() -> Self {
        Draft { values: vec![String::new(); FIELDS], contacts: Vec::new(), tags: BTreeSet::new(), credit_problems: Vec::new() }
    }
}

impl Draft {
    /// A field's canonical text.
    pub fn get(&self, field: Field) -> &str {
        self.values.get(field.place()).map_or("", String::as_str)
    }

    /// Sets a field's canonical text.
    pub fn set(&mut self, field: Field, value: impl Into<String>) {
        if let Some(place) = self.values.get_mut(field.place()) {
            *place = value.into();
        }
    }

    /// A field's text for an input to write into.
    pub fn value_mut(&mut self, field: Field) -> Option<&mut String> {
        self.values.get_mut(field.place())
    }

    /// A whole number of the field, for money and persons.
    pub fn number(&self, field: Field) -> Option<i64> {
        self.get(field).parse().ok()
    }

    /// The main contact.
    pub fn main_contact(&self) -> Option<&Contact> {
        self.contacts.first()
    }

    /// FILE-01: how many of the seven headings are filled.
    pub fn filled_headings(&self) -> usize {
        Self::HEADINGS - self.missing(Heading::Basic).len()
    }

    /// What is missing on a page of the file (FILE-01, FILE-02). Name and contact are one heading, told by the name.
    pub fn missing(&self, of: Heading) -> Vec<Field> {
        let blank = |field: &Field| self.get(*field).is_empty();
        if of != Heading::Basic {
            return Field::ALL.iter().copied().filter(|field| field.heading() == of && blank(field)).collect();
        }
        let basics = !self.get(Field::Name).is_empty() && self.contacts.iter().any(|c| !c.is_blank());
        let name = (!basics).then_some(Field::Name);
        name.into_iter().chain(Self::HEADING_FIELDS.into_iter().filter(blank)).collect()
    }

    /// Of how many parts a page consists.
    pub fn parts(of: Heading) -> usize {
        if of == Heading::Basic { Self::HEADINGS } else { Field::ALL.iter().filter(|field| field.heading() == of).count() }
    }

    /// FILE-01: the headings behind 基本情况 (name and contact).
    pub const HEADING_FIELDS: [Field; 6] = [Field::Owner, Field::Manager, Field::TradingSince, Field::Size, Field::Industry, Field::Assets];

    /// FILE-01: number of headings.
    pub const HEADINGS: usize = 7;
}

/// A stored file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Customer {
    /// Id.
    pub id: i64,
    /// Business number.
    pub no: String,
    /// Revision, for two editors.
    pub rev: i64,
    /// Its data.
    pub draft: Draft,
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
    /// When it was last changed, UTC milliseconds.
    pub updated_at: i64,
    /// Who last changed it, by name.
    pub updated_by: String,
}
