//! What went on with the customers of the sample department: talks, repairs, slips, fees, steps, demand, tags, views, a note on the sales.

use std::collections::BTreeSet;

use super::Desk;
use crate::areas::customers::analysis::{Period, Span};
use crate::areas::customers::clauses::file_22_stages::Stage;
use crate::areas::customers::commands::{analysis, record};
use crate::areas::customers::{
    self, Column, Condition, Contact, DemandLine, Draft, FeeDraft, Field, Filter, ListQuery, ListRow, NoteKind, SlipDraft, SlipField,
    ViewAct, ViewContent,
};
use crate::areas::{self, Answer, Query};
use crate::base::{Instant, No, plus_days};

/// Customers with whom something went on, the newest files.
const LIVELY: usize = 24;
/// Days before today, kind, channel, text of a contact.
const TALKS: [(i64, NoteKind, &str, &str); 9] = [
    (0, NoteKind::Talk, "电话", "确认本周到货时间，客户要求周四上午送到"),
    (0, NoteKind::Talk, "微信", "询价"),
    (1, NoteKind::Visit, "上门", "回访使用情况，客户对供货及时性满意，建议增加小包装"),
    (2, NoteKind::RepairCall, "电话", "报修：二号卸料口漏灰，已转维修班"),
    (1, NoteKind::Repair, "上门", "更换密封圈，试运行正常，客户签字确认"),
    (6, NoteKind::Complaint, "电话", "上批货缺两袋，已登记并答复三日内补齐"),
    (9, NoteKind::Talk, "来访", "商谈下季度用量与账期，客户希望延长到四十五天"),
    (16, NoteKind::Talk, "邮件", "寄送质检报告与最新价格表"),
    (30, NoteKind::Visit, "电话", "月度回访，客户反映装卸排队时间较长"),
];
/// Slip number, name, phone, model, serial, shop.
const SLIPS: [(&str, &str, &str, &str, &str, &str); 6] = [
    ("HZ0318801", "周建国", "13805550101", "BIRD-S620", "8600123", "解放路店"),
    ("HZ0318802", "沈丽", "13805550102", "BIRD-S620", "8600124", "解放路店"),
    ("HZ0318803", "吴晓东", "", "BIRD-M300", "8600125", "城南店"),
    ("HZ0318804", "郑芳", "13805550104", "BIRD-M300", "", "城南店"),
    ("HZ0318805", "钱伟", "13805550105", "BIRD-S620", "8600123", "开发区店"),
    ("HZ0318806", "孙静", "13805550106", "BIRD-A11", "8600127", "开发区店"),
];

/// The oldest files of the sample department: customers of receipt slips, and some that were made twice.
///
/// # Errors
/// As [`Desk::perform`].
pub fn begin(desk: &mut Desk, at: Instant) -> Result<(), No> {
    let mut life = Life { manager: desk.session().staff, desk, at };
    life.twins()?;
    life.slips()
}

/// Lets things happen, each in its own act by whom it concerns.
///
/// # Errors
/// As [`Desk::perform`].
pub fn fill(desk: &mut Desk, at: Instant) -> Result<(), No> {
    let first = customers::Query::First { list: ListQuery::default(), columns: vec![Column::Field(Field::Agent)], limit: LIVELY };
    let Answer::Customers(customers::Answer::First { rows, .. }) = desk.ask(&Query::Customers(first), at)? else { return Ok(()) };
    let mut life = Life { manager: desk.session().staff, desk, at };
    life.talks(&rows)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    life.fees(&ids)?;
    life.steps(&ids)?;
    life.demand(&ids)?;
    life.lists(&ids)
}

/// The department while things happen in it.
struct Life<'a> {
    desk: &'a mut Desk,
    manager: i64,
    at: Instant,
}

impl Life<'_> {
    /// Does something so many days ago. What a rule refuses does not happen.
    fn act(&mut self, who: i64, days: i64, command: customers::Command) -> Result<(), No> {
        let then = Instant(self.at.0 - days * 86_400_000);
        let command = areas::Command::Customers(command);
        match areas::perform(self.desk.store(), who, &command, then, &mut |_| Ok(())) {
            Ok(_) | Err(No::Refused(_)) => Ok(()),
            Err(no) => Err(no),
        }
    }

    fn record(&mut self, days: i64, what: record::Act) -> Result<(), No> {
        self.act(self.manager, days, customers::Command::Record(what))
    }

    /// What agents noted of their customers.
    fn talks(&mut self, rows: &[ListRow]) -> Result<(), No> {
        for (n, row) in rows.iter().enumerate() {
            let agent = row.cells.first().and_then(|cell| cell.parse().ok()).unwrap_or(self.manager);
            for (days, kind, channel, text) in TALKS.iter().rev().skip(n % 3).step_by(1 + n % 4) {
                let note = customers::Command::Note { id: row.id, kind: *kind, channel: (*channel).to_owned(), text: (*text).to_owned() };
                self.act(agent, *days, note)?;
            }
        }
        Ok(())
    }

    /// Receipt slips: whole ones, some that lack something, and one that contradicts another.
    fn slips(&mut self) -> Result<(), No> {
        for (n, (no, name, phone, model, serial, shop)) in (0..).zip(SLIPS) {
            let mut draft = SlipDraft::default();
            let bought = plus_days(self.at.day(), -(n + 3)).to_string();
            for (field, value) in [
                (SlipField::No, no),
                (SlipField::Name, name),
                (SlipField::Phone, phone),
                (SlipField::Model, model),
                (SlipField::Serial, serial),
                (SlipField::Bought, &bought),
                (SlipField::Shop, shop),
                (SlipField::Salesperson, "韩梅"),
            ] {
                draft.set(field, value);
            }
            self.record(2, record::Act::EnterSlip { draft: Box::new(draft) })?;
        }
        Ok(())
    }

    /// Rent paid and unpaid, a deposit, a violation with its fine.
    fn fees(&mut self, ids: &[i64]) -> Result<(), No> {
        let today = self.at.day();
        for (n, id) in (0_i64..).zip(ids.iter().step_by(3)) {
            let fee = |item: &str, days: i64, due: i64, paid: i64, deposit: i64, violation: &str| FeeDraft {
                item: item.to_owned(),
                due_date: plus_days(today, days),
                due,
                paid,
                deposit,
                violation: violation.to_owned(),
            };
            let rent = 860_000 + n * 35_000;
            let mut lines = vec![fee("场地管理费", -40, rent, rent, 0, ""), fee("押金", -40, 0, 0, 2_000_000, "")];
            lines.push(fee("场地管理费", if n % 2 == 0 { -9 } else { 12 }, rent, 0, 0, ""));
            if n % 3 == 0 {
                lines.push(fee("违规整改", -15, 50_000, 50_000, 0, "占用消防通道"));
            }
            for line in lines {
                self.record(10, record::Act::Charge { id: *id, fee: Box::new(line) })?;
            }
        }
        Ok(())
    }

    /// Customers on their way from the first data to the deal, and two who are difficult.
    fn steps(&mut self, ids: &[i64]) -> Result<(), No> {
        for (id, steps) in ids.iter().skip(4).zip([6_usize, 2, 4, 1, 3]) {
            for (days, to) in (0..).zip(Stage::ALL.iter().skip(1).take(steps)) {
                self.record(20 - days, record::Act::Step { id: *id, to: *to, reason: String::new() })?;
            }
        }
        for (id, word) in ids.iter().skip(2).zip(["矛盾", "难伺候"]) {
            self.record(5, record::Act::Difficult { id: *id, word: word.to_owned() })?;
        }
        Ok(())
    }

    /// What some need this week and needed in the last one.
    fn demand(&mut self, ids: &[i64]) -> Result<(), No> {
        for (days, every) in [(7, 3), (0, 5)] {
            let line =
                |(n, id): (i64, &i64)| DemandLine {
                    customer: *id, product: "普通硅酸盐水泥".to_owned(), quantity: (n * 7 + 12) * 1_000
                };
            let lines = (0..).zip(ids.iter().step_by(every)).map(line).collect();
            self.record(days, record::Act::Demand { week: plus_days(self.at.day(), -days), lines })?;
        }
        Ok(())
    }

    /// Tags, a view for everybody, and what is to be done about the sales.
    fn lists(&mut self, ids: &[i64]) -> Result<(), No> {
        for (n, tag) in (0..).zip(["年度协议", "月结", "自提"]) {
            let ids = ids.iter().skip(n).step_by(3 + n).copied().collect();
            self.act(self.manager, 3, customers::Command::Tag { ids, add: BTreeSet::from([tag.to_owned()]), remove: BTreeSet::new() })?;
        }
        let builders = Filter::all([Condition::of_field(Field::Industry, &["建筑业"])]);
        let content = Box::new(ViewContent::of(builders));
        let view = ViewAct::Save { id: 0, rev: 0, name: "建筑业客户".to_owned(), shared: true, content };
        self.act(self.manager, 0, customers::Command::View(view))?;
        let text = "稳住 A 级客户的年度协议，向 B 级客户推介机制砂，回款慢的三家改为先款后货".to_owned();
        let note = analysis::Act::Note { period: Period::around(Span::Month, self.at.day()), text, rev: 0 };
        self.act(self.manager, 0, customers::Command::Analysis(note))
    }

    /// Files that somebody may have made twice.
    fn twins(&mut self) -> Result<(), No> {
        for (name, phone) in [
            ("渤海建材有限公司", "13905550188"),
            ("渤海建材", "13905550199"),
            ("海川商贸有限公司", "13905550177"),
            ("海川商贸（批发部）", "13905550177"),
        ] {
            let mut draft = Draft::default();
            for (field, value) in [
                (Field::Name, name),
                (Field::Relation, "未来"),
                (Field::Market, "国内"),
                (Field::Type, "直接"),
                (Field::Source, "电话"),
                (Field::Region, "130203"),
            ] {
                draft.set(field, value);
            }
            draft.contacts = vec![Contact { name: "刘建国".to_owned(), mobile: phone.to_owned(), ..Contact::default() }];
            self.act(self.manager, 4, customers::Command::Create { draft: Box::new(draft) })?;
        }
        Ok(())
    }
}
