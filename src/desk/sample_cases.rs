//! Made-up complaints, tickets and reports of the sample department, each as far on its way as an office has them in the middle of a day.

use std::collections::BTreeMap;

use super::sample_sound;
use crate::areas::attachments::{self, Content, Record};
use crate::areas::cases::complaints::{
    self, Act, Category, CauseDraft, Channel, Draft, Emotion, Mode, Ours, ProposalDraft, Satisfaction, Soothing, VisitDraft,
};
use crate::areas::cases::tickets::model::{Category as About, RepairDraft};
use crate::areas::cases::{self, escalation, tickets};
use crate::areas::customers::{self, Column, Field, ListQuery};
use crate::areas::{self, Answer, Query};
use crate::base::{Instant, No, plus_days};
use crate::desk::Desk;

/// Steps of the whole way of a complaint, from its first reply to the archive.
const WAY: usize = 14;

/// A complaint: hours ago, content, demand, product, channel, emotion, how many steps of the way were done, what its proposals are.
type Told = (i64, &'static str, &'static str, &'static str, Channel, Emotion, usize, [&'static str; 2]);

#[rustfmt::skip]
const COMPLAINTS: [Told; 16] = [
    (300, "冷柜温控偏差，货品受损，要求赔付", "赔付货损", "冷柜", Channel::Hotline, Emotion::Angry, WAY, ["按货损清单赔付", "更换温控器并赔付一半"]),
    (260, "赠品型号与海报不符", "补发同款赠品", "赠品", Channel::App, Emotion::Calm, WAY, ["补发同款赠品", "折价退差"]),
    (214, "三次来电未接，无人回拨", "专人对接", "服务热线", Channel::Hotline, Emotion::Anxious, WAY, ["指定专人对接", "开通回拨提醒"]),
    (190, "上门服务态度生硬", "当面致歉", "上门安装", Channel::Visit, Emotion::Angry, 11, ["当面致歉并重做", "电话致歉"]),
    (170, "外机噪声大，两次报修无人上门", "更换外机，夜间施工", "壁挂空调", Channel::Hotline, Emotion::Angry, 11, ["更换外机并重装减振垫", "上门检修加装隔声罩"]),
    (150, "延保合同条款与宣传不符", "按宣传履行", "延保", Channel::Site, Emotion::Calm, 7, ["按宣传条款履行", "退还延保费"]),
    (122, "到货 36 箱，短少 4 箱", "补齐短少", "瓷砖", Channel::Mail, Emotion::Calm, 9, ["补发 4 箱", "退差价"]),
    (110, "施工损坏墙面，要求修复", "修复墙面", "安装服务", Channel::Hotline, Emotion::Anxious, 8, ["派工修复", "按面积补偿"]),
    (96, "软件升级后订单重复推送", "恢复并说明原因", "订单系统", Channel::Chat, Emotion::Anxious, 6, ["回退版本", "补丁修复"]),
    (70, "展示柜玻璃门批量起雾", "更换玻璃门", "展示柜", Channel::Hotline, Emotion::Calm, 7, ["更换玻璃门", "加装除雾条"]),
    (52, "维修后同一故障再次出现", "彻底修复", "洗碗机", Channel::Hotline, Emotion::Angry, 3, ["更换主板", "整机更换"]),
    (47, "物流外箱破损，拒收未登记", "重新发货", "灯具", Channel::Chat, Emotion::Calm, 3, ["重新发货", "折价收货"]),
    (30, "促销价与结算价不符", "退还差价", "水泥", Channel::App, Emotion::Anxious, 4, ["退还差价", "补发优惠券"]),
    (17, "客服答复前后不一致", "给出统一答复", "账期", Channel::Hotline, Emotion::Angry, 1, ["统一答复", "书面说明"]),
    (2, "发票抬头开错，两次未更正", "今天内更正", "发票", Channel::Mail, Emotion::Anxious, 1, ["重开发票", "邮寄更正"]),
    (1, "安装师傅未按约定时间到场", "今晚前安装", "安装服务", Channel::Hotline, Emotion::Angry, 0, ["改派师傅", "补偿误工"]),
];

/// A ticket: hours ago, kind, content, to which department it went, whether it was answered and closed.
#[rustfmt::skip]
const TICKETS: [(i64, tickets::Kind, &str, &str, bool); 12] = [
    (75, tickets::Kind::Inquiry, "询问年度返利何时到账", "财务部", true),
    (60, tickets::Kind::Other, "要求补寄合同副本", "市场部", true),
    (52, tickets::Kind::Repair, "搅拌站二号卸料口漏灰", "维修班", false),
    (33, tickets::Kind::Inquiry, "咨询新标号水泥的初凝时间", "技术部", false),
    (28, tickets::Kind::Technical, "网上下单后页面报错", "", false),
    (20, tickets::Kind::Dispute, "对账单与送货单数量不符", "", false),
    (9, tickets::Kind::Inquiry, "询问小包装最低起订量", "", true),
    (7, tickets::Kind::Inquiry, "咨询发票邮寄进度", "财务部", false),
    (5, tickets::Kind::Other, "更改收货地址", "物流部", false),
    (3, tickets::Kind::Inquiry, "询问本周到货时间", "", true),
    (2, tickets::Kind::Technical, "扫码查询质检报告打不开", "", false),
    (1, tickets::Kind::Inquiry, "询问节前最后发货日", "", false),
];

/// Who takes what comes in, in turn.
const TAKERS: [&str; 4] = ["王芳", "李娜", "张敏", "陈静"];

/// Lets complaints, tickets and reports happen, each act by whom it concerns and at its time.
///
/// # Errors
/// As [`Desk::perform`].
pub fn fill(desk: &mut Desk, at: Instant) -> Result<(), No> {
    let first = customers::Query::First { list: ListQuery::default(), columns: vec![Column::Field(Field::Name)], limit: 40 };
    let Answer::Customers(customers::Answer::First { rows, .. }) = desk.ask(&Query::Customers(first), at)? else { return Ok(()) };
    let people = match desk.ask(&Query::Staff(areas::staff::Query::People), at)? {
        Answer::Staff(areas::staff::Answer::People(people)) => people,
        _ => return Ok(()),
    };
    let people = people.into_iter().map(|person| (person.staff.draft.name, person.staff.id)).collect();
    let mut told = Cases { desk, people, customers: rows.iter().map(|row| row.id).collect(), at, call: Content::of(sample_sound::call()) };
    for (n, complaint) in COMPLAINTS.iter().enumerate() {
        told.complaint(n, complaint)?;
    }
    for (n, ticket) in TICKETS.iter().enumerate() {
        told.ticket(n, ticket)?;
    }
    told.report()?;
    told.beside()
}

struct Cases<'a> {
    desk: &'a mut Desk,
    people: BTreeMap<String, i64>,
    customers: Vec<i64>,
    at: Instant,
    /// The recording that lies beside what came by telephone.
    call: Content,
}

impl Cases<'_> {
    /// Does something so many minutes ago. What a rule refuses does not happen.
    fn act(&mut self, who: &str, minutes: i64, command: cases::Command) -> Result<Option<i64>, No> {
        self.perform(who, minutes, areas::Command::Cases(command))
    }

    fn recording(&mut self, who: &str, minutes: i64, record: Record) -> Result<(), No> {
        let note = "热线来电，示例录音为合成音".to_owned();
        let add = attachments::Command::Add { record, name: "来电录音.wav".to_owned(), note, content: self.call.clone() };
        self.perform(who, minutes, areas::Command::Attachments(add)).map(|_| ())
    }

    fn perform(&mut self, who: &str, minutes: i64, command: areas::Command) -> Result<Option<i64>, No> {
        let Some(staff) = self.people.get(who).copied() else { return Ok(None) };
        let then = self.at.plus_minutes(-minutes.max(0));
        match areas::perform(self.desk.store(), staff, &command, then, &mut |_| Ok(())) {
            Ok(done) => Ok(Some(done.id)),
            Err(No::Refused(_)) => Ok(None),
            Err(no) => Err(no),
        }
    }

    fn complaint(&mut self, n: usize, told: &Told) -> Result<(), No> {
        let (hours, content, demand, product, channel, emotion, steps, proposals) = *told;
        let taker = TAKERS.get(n % TAKERS.len()).copied().unwrap_or("王芳");
        // The newest files have no letters that would have to be filed first (FILE-08).
        let customer = self.customers.iter().rev().nth(n * 2).copied().filter(|_| n % 4 != 3);
        let soothing =
            Soothing { listened: true, ours: Some(Ours::Unknown), understood: true, explained: !n.is_multiple_of(3), recorded: true };
        let draft = Draft {
            complainant: ["孙建国", "刘女士", "周先生", "张先生"].get(n % 4).copied().unwrap_or("客户").to_owned(),
            phone: format!("1380555{:04}", 2_075 + n * 37),
            customer,
            happened_at: Some(self.at.plus_minutes(-hours * 60 - 40)),
            channel: Some(channel),
            content: content.to_owned(),
            demand: demand.to_owned(),
            product: product.to_owned(),
            emotion: Some(emotion),
            soothing,
            important: n == 4 || n == 9,
        };
        let register = complaints::Command::Register { draft: Box::new(draft), ticket: None };
        let Some(id) = self.act(taker, hours * 60, cases::Command::Complaints(register))? else { return Ok(()) };
        if channel == Channel::Hotline {
            self.recording(taker, hours * 60 - 1, Record::complaint(id))?;
        }
        // The steps that were done are spread over the time since then, the last one some hours ago.
        let span = hours * 60 * 3 / 4;
        let way = way(taker, proposals, steps);
        let all = i64::try_from(way.len().max(1)).unwrap_or(1);
        for (place, (who, act)) in way.into_iter().enumerate() {
            let done = i64::try_from(place + 1).unwrap_or(0);
            let after = if place == 0 { 12 + i64::try_from(n).unwrap_or(0) } else { span * done / all };
            self.step(id, who, hours * 60 - after, act)?;
        }
        Ok(())
    }

    fn step(&mut self, id: i64, who: &str, minutes: i64, step: Step) -> Result<(), No> {
        let Some(view) = self.view(id)? else { return Ok(()) };
        let complaint = &view.complaint;
        let acts = match step {
            Step::Act(act) => vec![act],
            Step::Assign => vec![Act::Assign {
                department: "售后部".to_owned(),
                contact: "马骏".to_owned(),
                assisting: "物流部".to_owned(),
                until: Some(self.at.plus_minutes(-minutes + 3 * 1_440)),
                agreed: true,
                reason: String::new(),
            }],
            Step::OpenAll => complaint.current_proposals().map(|proposal| Act::Open { proposal: proposal.id }).collect(),
            Step::Choose => complaint
                .current_proposals()
                .take(1)
                .map(|proposal| Act::Choose {
                    proposal: proposal.id,
                    instruction: "按方案一办，三天内完成".to_owned(),
                    reason: String::new(),
                })
                .collect(),
            Step::Cause => vec![Act::Cause(Box::new(CauseDraft {
                category: Category::ALL.get(usize::try_from(id).unwrap_or(0) % 4).copied(),
                root_cause: "出库复核漏项".to_owned(),
                measure: "复核改为双人签字".to_owned(),
                owner: "高远".to_owned(),
                due: Some(plus_days(self.at.day(), 20)),
            }))],
        };
        for act in acts {
            let Some(view) = self.view(id)? else { return Ok(()) };
            let command = complaints::Command::On { id, rev: view.complaint.rev, act };
            self.act(who, minutes, cases::Command::Complaints(command))?;
        }
        Ok(())
    }

    fn view(&mut self, id: i64) -> Result<Option<Box<complaints::ComplaintView>>, No> {
        let query = Query::Cases(cases::Query::Complaints(complaints::Query::View { id }));
        match self.desk.ask(&query, self.at)? {
            Answer::Cases(cases::Answer::Complaints(complaints::Answer::View(view))) => Ok(Some(view)),
            _ => Ok(None),
        }
    }

    fn ticket(&mut self, n: usize, told: &(i64, tickets::Kind, &str, &str, bool)) -> Result<(), No> {
        let (hours, kind, content, department, closed) = *told;
        let taker = TAKERS.get(n % TAKERS.len()).copied().unwrap_or("王芳");
        let draft = tickets::Draft {
            kind,
            content: content.to_owned(),
            customer: self.customers.get(n * 3 + 1).copied(),
            category: (kind == tickets::Kind::Inquiry).then(|| if content.contains('发') { About::Delivery } else { About::Goods }),
            arrived_at: Some(self.at.plus_minutes(-hours * 60)),
            ..tickets::Draft::default()
        };
        let ticket = |command| cases::Command::Tickets(command);
        let Some(id) = self.act(taker, hours * 60, ticket(tickets::Command::Accept { draft: Box::new(draft) }))? else { return Ok(()) };
        self.recording(taker, hours * 60 - 1, Record::ticket(id))?;
        let on = |act| ticket(tickets::Command::On { id, act });
        if !department.is_empty() {
            let to = tickets::Stop { staff: None, name: department.to_owned() };
            // One of them says what is not said to customers (KB-03).
            let interim = if department == "技术部" {
                "这个我不知道，已转技术部，今天答复"
            } else {
                "已转对口部门，今天答复"
            };
            let dispatch = tickets::Act::Dispatch { to, reason: "由对口部门核实".to_owned(), interim: interim.to_owned() };
            self.act(taker, hours * 60 - 10, on(dispatch))?;
        }
        if kind == tickets::Kind::Repair {
            let draft =
                RepairDraft { place: "客户二号车间".to_owned(), by_phone: true, fault: content.to_owned(), reported_at: None };
            self.act(taker, hours * 60 - 12, on(tickets::Act::OpenRepair { draft: Box::new(draft) }))?;
            self.act(taker, hours * 60 - 25, on(tickets::Act::Contact { repairer: "维修班赵师傅".to_owned() }))?;
        }
        if !department.is_empty() && hours > 24 {
            let urge =
                tickets::Act::Urge {
                    to: department.to_owned(), channel: "电话".to_owned(), text: "客户催问，请今天回单".to_owned()
                };
            self.act(taker, hours * 60 / 3, on(urge))?;
        }
        if closed {
            let reply = tickets::Act::Reply { text: "已核实并答复客户".to_owned() };
            self.act(taker, hours * 60 - 30, on(reply))?;
            let feedback = tickets::Act::Feedback { satisfaction: Some(tickets::model::Satisfaction::Good), text: "满意".to_owned() };
            self.act(taker, hours * 60 - 31, on(feedback))?;
            self.act(taker, hours * 60 - 32, on(tickets::Act::Close { understood: true, anything_else: true }))?;
        }
        Ok(())
    }

    /// One report that waits for the 班长.
    fn report(&mut self) -> Result<(), No> {
        let draft = escalation::Draft {
            category: Some(escalation::Category::Duty),
            content: "客户要求出具法律意见书，超出客服职责".to_owned(),
            opinion: "建议转法务部，三日内书面答复客户".to_owned(),
            ..escalation::Draft::default()
        };
        self.act("王芳", 95, cases::Command::Escalation(escalation::Command::Raise(Box::new(draft))))?;
        Ok(())
    }
}

impl Cases<'_> {
    /// What goes beside tickets: missed calls, an outage, a rule of routing and an answer.
    fn beside(&mut self) -> Result<(), No> {
        let ticket = cases::Command::Tickets;
        let missed = |phone: &str| tickets::Command::Miss { at: None, phone: phone.to_owned(), line: "客服热线".to_owned() };
        let call = self.act("李娜", 190, ticket(missed("13905550172")))?;
        if let Some(id) = call {
            self.act("李娜", 171, ticket(tickets::Command::CallBack { id, text: "已接通，约明早上门".to_owned() }))?;
        }
        self.act("李娜", 18, ticket(missed("13905550243")))?;
        let (from, to) = (self.at.plus_minutes(-1_500), Some(self.at.plus_minutes(-1_465)));
        let outage = complaints::Command::Outage { id: None, from, to, reason: "运营商线路检修".to_owned() };
        self.act("刘洋", 1_460, cases::Command::Complaints(outage))?;
        let rule = tickets::model::Rule {
            id: 0,
            kind: Some(tickets::Kind::Repair),
            category: None,
            key_only: true,
            channel: "重点客户专线".to_owned(),
            group: None,
        };
        self.act("林霞", 10_000, ticket(tickets::Command::SetRule { rule: Box::new(rule) }))?;
        let answer = tickets::Command::Answer {
            of: None,
            question: "节前最后一天几时截单".to_owned(),
            text: "节前最后一天 16 点前付款的订单当天发出，之后的节后第一天发出".to_owned(),
        };
        if let Some(id) = self.act("王芳", 9_000, ticket(answer))? {
            self.act("林霞", 8_000, ticket(tickets::Command::Publish { id }))?;
        }
        Ok(())
    }
}

/// A step whose content depends on what is stored by then.
enum Step {
    Act(Act),
    Assign,
    OpenAll,
    Choose,
    Cause,
}

/// The first steps of the way with who does them. What refers to proposals is filled in when they are there.
fn way<'a>(taker: &'a str, proposals: [&str; 2], steps: usize) -> Vec<(&'a str, Step)> {
    let text = str::to_owned;
    let propose = |content: &str, cost: i64| {
        let draft =
            ProposalDraft { content: text(content), cost, time: text("3 天"), owner: text("售后部"), ..ProposalDraft::default() };
        Step::Act(Act::Propose(Box::new(draft)))
    };
    let [one, two] = proposals;
    let whole: [(&str, Vec<Step>); WAY] = [
        (taker, vec![Step::Act(Act::FirstReply { text: text("已登记，今天内给你处理安排") })]),
        (
            "吴磊",
            vec![Step::Act(Act::Judge {
                sufficient: Some(true),
                reasonable: Some(true),
                grounds: text("单据与通话记录相符"),
                valid: None,
                reason: String::new(),
            })],
        ),
        ("吴磊", vec![Step::Assign]),
        ("吴磊", vec![Step::Act(Act::Findings { text: text("现场查看，情况属实") })]),
        ("吴磊", vec![Step::Act(Act::Discuss { people: text("吴磊、林霞、售后部"), text: text("比较费用与用时") })]),
        ("吴磊", vec![propose(one, 184_000), propose(two, 96_000)]),
        ("吴磊", vec![Step::Act(Act::Submit { wish: None })]),
        ("林霞", vec![Step::OpenAll, Step::Choose]),
        ("吴磊", vec![Step::Act(Act::Log { text: text("已完成并告知客户结果"), informed: true })]),
        ("吴磊", vec![Step::Act(Act::Complete { result: text("按选定方案完成") })]),
        ("吴磊", vec![Step::Act(Act::Feedback { satisfaction: Some(Satisfaction::Good), improvement: String::new() })]),
        (
            "吴磊",
            vec![Step::Act(Act::Visit(Box::new(VisitDraft {
                mode: Some(Mode::Phone),
                reached: true,
                opinion: text("处理及时"),
                suggestion: text("无"),
                satisfaction: Some(Satisfaction::Good),
                next_step: text("无"),
                reason: text("客户约定的时间"),
                ..VisitDraft::default()
            })))],
        ),
        ("吴磊", vec![Step::Cause]),
        ("吴磊", vec![Step::Act(Act::Archive)]),
    ];
    let done = whole.into_iter().take(steps);
    done.flat_map(|(who, steps)| steps.into_iter().map(move |step| (who, step))).collect()
}
