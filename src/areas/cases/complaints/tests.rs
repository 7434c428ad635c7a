//! Decisions without a file (the steps of Appendix D, the archive, the clocks), who may do what by every post, and what the file keeps.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use super::clauses::{self, case_10_visit, case_19_times};
use super::commands::{Change, Facts, decide};
use super::model::Step;
use super::model::*;
use super::sheet::Heading;
use super::*;
use crate::areas::attachments::{self, Attachment, Content};
use crate::areas::cases::office::{Office, at};
use crate::areas::cases::tickets;
use crate::areas::imports::ways::Way;
use crate::areas::matrix::rows;
use crate::areas::{self, cases};
use crate::base::{Actor, No, Post};
use crate::rules::Parameters;
use crate::store::Store;

// ---- one complaint in memory ----

fn form() -> Draft {
    Draft {
        complainant: "李强".to_owned(),
        phone: "13812345678".to_owned(),
        happened_at: Some(at(3, 8, 30, 0)),
        channel: Some(Channel::Hotline),
        content: "送货晚到两天，电话无人接听".to_owned(),
        ..Draft::default()
    }
}

fn actor(post: Post) -> Actor {
    let place = Post::ALL.iter().position(|known| *known == post).unwrap();
    Actor { id: place as i64 + 1, name: format!("岗位{place}"), posts: vec![post], team: Some(1) }
}

/// A complaint that no file holds: what was decided stands at once.
struct Story {
    params: Parameters,
    people: Vec<Colleague>,
    complaint: Complaint,
    now: Instant,
}

impl Story {
    fn new() -> Self {
        let params = Parameters::default();
        let people: Vec<Colleague> = Post::ALL
            .into_iter()
            .map(actor)
            .map(|who| Colleague { id: who.id, name: who.name, posts: who.posts, team: who.team })
            .collect();
        let facts = facts(&params, &people, Vec::new());
        let register = Command::Register { draft: Box::new(form()), ticket: None };
        let (changes, _) = decide(&facts, &register, &actor(Post::Agent), at(3, 9, 0, 0)).unwrap();
        let Some(Change::Insert(complaint)) = changes.into_iter().next() else { panic!("nothing registered") };
        Story { complaint: Complaint { id: 1, no: "TS-20260303-001".to_owned(), ..*complaint }, params, people, now: at(3, 9, 0, 0) }
    }

    fn act(&mut self, post: Post, act: Act) -> Result<Vec<Finding>, Refusal> {
        let facts = facts(&self.params, &self.people, vec![self.complaint.clone()]);
        let command = Command::On { id: 1, rev: self.complaint.rev, act };
        let (changes, findings) = decide(&facts, &command, &actor(post), self.now)?;
        for change in changes {
            if let Change::Update(after) = change {
                self.complaint = *after;
                let mut next = self.complaint.proposals.iter().map(|proposal| proposal.id).max().unwrap_or(0);
                for proposal in self.complaint.proposals.iter_mut().filter(|proposal| proposal.id == 0) {
                    next += 1;
                    proposal.id = next;
                }
                self.complaint.rev += 1;
            }
        }
        Ok(findings)
    }
}

fn facts<'a>(params: &'a Parameters, people: &[Colleague], stored: Vec<Complaint>) -> Facts<'a> {
    Facts {
        params,
        people: people.to_vec(),
        loads: BTreeMap::new(),
        stored,
        same_cause: 0,
        words: Vec::new(),
        customer_known: false,
        unfiled: 0,
        origin: None,
    }
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// An act with everything that it asks for; `n` chooses among its possibilities.
fn whole(verb: Verb, n: usize, story: &Story) -> Option<Act> {
    let proposal =
        story.complaint.current_proposals().nth(n % 3).or(story.complaint.current_proposals().next()).map_or(0, |found| found.id);
    let satisfaction = Satisfaction::ALL[n % 3];
    let reason = || text("有原因");
    Some(match verb {
        Verb::FirstReply => Act::FirstReply { text: text("已登记") },
        Verb::Note => Act::Note { text: text("记一笔") },
        Verb::Judge => Act::Judge {
            sufficient: Some(!n.is_multiple_of(4)),
            reasonable: Some(true),
            grounds: reason(),
            valid: None,
            reason: String::new(),
        },
        Verb::Answer => Act::Answer { text: text("已说明"), accepted: n.is_multiple_of(2) },
        Verb::Assign => Act::Assign {
            department: text(["物流部", "仓储部"][n % 2]),
            contact: text("周工"),
            assisting: String::new(),
            until: None,
            agreed: true,
            reason: reason(),
        },
        Verb::Findings => Act::Findings { text: text("漏发") },
        Verb::Discuss => Act::Discuss { people: text("物流部"), text: text("补发") },
        Verb::Propose => Act::Propose(Box::new(ProposalDraft { content: text("补发"), ..ProposalDraft::default() })),
        Verb::Wish => Act::Wish { proposal },
        Verb::Submit => Act::Submit { wish: None },
        Verb::Open => Act::Open { proposal },
        Verb::Choose => Act::Choose { proposal, instruction: text("同意"), reason: reason() },
        Verb::Return => Act::Return { reason: reason() },
        Verb::Log => Act::Log { text: text("已告知"), informed: !n.is_multiple_of(3) },
        Verb::Complete => Act::Complete { result: text("补发签收") },
        Verb::Feedback => Act::Feedback { satisfaction: Some(satisfaction), improvement: String::new() },
        Verb::Improve => Act::Improve { text: text("出库复核") },
        Verb::Appoint => Act::Appoint { at: story.now.plus_minutes(60) },
        Verb::Visit => Act::Visit(Box::new(VisitDraft {
            mode: Some(Mode::Phone),
            reached: !n.is_multiple_of(4),
            opinion: text("尚可"),
            suggestion: text("无"),
            satisfaction: Some(satisfaction),
            aspect: text("慢"),
            next_step: text("无"),
            reason: String::new(),
        })),
        Verb::Unreachable => Act::Unreachable { reason: reason() },
        Verb::Cause => Act::Cause(Box::new(CauseDraft {
            category: Some(Category::Delivery),
            root_cause: text("漏扫"),
            measure: text("复核"),
            owner: text("周工"),
            due: Some(date(2026, 4, 1)),
        })),
        Verb::Archive => Act::Archive,
        Verb::Reopen => Act::Reopen { reason: reason() },
        Verb::Terminate => Act::Terminate { reason: reason() },
        Verb::Soothe => Act::Soothe { emotion: Emotion::ALL[n % 5], soothing: Soothing::default() },
        Verb::Mediate => Act::Mediate { demand: text("退款"), offer: text("补发"), result: text("同意") },
        Verb::AfterSale => Act::AfterSale { department: text("技术部"), text: text("已检测") },
        Verb::SelfCheck => Act::SelfCheck { kept: vec![1, 2] },
        Verb::Flag => Act::Flag { important: n.is_multiple_of(2), reason: reason() },
        Verb::Track => Act::Track { staff: 2, reason: reason() },
        Verb::Register | Verb::Reassign | Verb::Merge | Verb::Unmerge | Verb::Withdraw => return None,
    })
}

/// The arrows of Appendix D; a state may always stay.
const WAYS: &[(State, &[State])] = &[
    (State::Judging, &[State::Rejected, State::Investigating, State::Ended]),
    (State::Rejected, &[State::Investigating, State::Answered, State::Archived, State::Ended]),
    (State::Answered, &[State::Rejected, State::Investigating, State::Archived, State::Ended]),
    (State::Investigating, &[State::Planning, State::Ended]),
    (State::Planning, &[State::Approving, State::Ended]),
    (State::Approving, &[State::Planning, State::Executing, State::Ended]),
    (State::Executing, &[State::Feedback, State::Ended]),
    (State::Feedback, &[State::Planning, State::Visiting, State::Ended]),
    (State::Visiting, &[State::Planning, State::Archived, State::Ended]),
    (State::Archived, &[State::Investigating]),
    (State::Ended, &[]),
];

proptest! {
    /// From any state only the steps of Appendix D succeed, and nothing archives an established complaint without the visit, the cause
    /// and a satisfied customer, or a fairly satisfied one with an improvement.
    #[test]
    fn no_way_leads_past_the_regulations(
        forgotten in prop::sample::select(vec![None, Some(Verb::Cause), Some(Verb::Improve), Some(Verb::Visit)]),
        acts in prop::collection::vec((0..Verb::ALL.len(), 0..Post::ALL.len(), 0_usize..12, 0_i64..3_000), 0..160),
    ) {
        let mut story = Story::new();
        for (verb, post, n, minutes) in acts {
            story.now = story.now.plus_minutes(minutes);
            // Most acts are steps that this state has of its own: by chance alone hardly any walk would come to the archive. One of what
            // the archive needs is forgotten all the way, so that something keeps the walk from it.
            let state = story.complaint.state;
            let is_own = |own: &Verb| own.allowed_in().contains(&state) && own.allowed_in().len() < 9 && Some(*own) != forgotten;
            let own: Vec<Verb> = Verb::ALL.iter().copied().filter(is_own).collect();
            let verb = if n < 9 && !own.is_empty() { own[verb % own.len()] } else { Verb::ALL[verb] };
            if Some(verb) == forgotten {
                continue;
            }
            // An improvement is missed only where the customer is fairly satisfied and the visit brings nothing else out.
            let n = match (forgotten, verb) {
                (Some(Verb::Improve), Verb::Feedback) => 1,
                (Some(Verb::Improve), Verb::Visit) => 3,
                _ => n,
            };
            let Some(act) = whole(verb, n, &story) else { continue };
            let before = story.complaint.clone();
            // Leaders and the group do most of it; otherwise nothing would ever get far.
            let post = if n < 8 { [Post::ComplaintOfficer, Post::Supervisor, Post::Director][n % 3] } else { Post::ALL[post] };
            if story.act(post, act).is_err() {
                prop_assert_eq!(&story.complaint, &before);
                continue;
            }
            let after = &story.complaint;
            prop_assert!(verb.allowed_in().contains(&before.state) || after.state == before.state, "{:?} in {:?}", verb, before.state);
            let ways = WAYS.iter().find(|(state, _)| *state == before.state).unwrap().1;
            prop_assert!(after.state == before.state || ways.contains(&after.state), "{:?} → {:?}", before.state, after.state);
            prop_assert!(after.round >= before.round && after.steps.len() >= before.steps.len());
            prop_assert_eq!(&after.steps[..before.steps.len()], &before.steps[..]);
            if after.state == State::Archived && before.state != State::Archived && after.is_established() {
                prop_assert!(after.visited_at.is_some() && after.cause.is_some());
                match after.feedback {
                    Some((_, Satisfaction::Good)) => {}
                    Some((_, Satisfaction::Fair)) => prop_assert!(!after.improvement.is_empty()),
                    other => prop_assert!(false, "archived with {:?}", other),
                }
            }
            // The times of the stages are the whole time, to the end or to now.
            let moments: Vec<_> = after.steps.iter().map(|step| (step.at, step.state)).collect();
            if after.round == 1 {
                let end = after.closed_at.unwrap_or(story.now);
                let sum: i64 = case_19_times::stage_times(&moments, story.now).values().sum();
                prop_assert_eq!(sum, end.0 - after.accepted_at.0);
            }
        }
    }

    /// A clock is missed from the second after its limit on, as a minute-by-minute count finds it, across nights and holidays.
    #[test]
    fn clocks_are_those_of_the_wall(start in 0_i64..600_000, limit in 1_i64..2_000, later in 0_i64..2_500) {
        let from = at(1, 0, 0, 0).plus_minutes(start);
        let timer = Timer { clause: "CASE-02", from, due: from.plus_minutes(limit), met: None };
        let now = from.plus_minutes(later);
        let (mut counted, mut clock) = (0, from);
        while clock < now {
            (counted, clock) = (counted + 1, clock.plus_minutes(1));
        }
        prop_assert_eq!(timer.is_late(now), counted > limit);
        prop_assert_eq!(timer.is_near(now), counted * 4 >= limit * 3);
        prop_assert!(!timer.is_late(timer.due) && timer.is_late(Instant(timer.due.0 + 1_000)));
        let visit = case_10_visit::due(&Parameters::default(), from);
        prop_assert!(visit.0 - from.0 > 3 * 86_400_000 - 1_000 && visit.0 - from.0 < 4 * 86_400_000);
        prop_assert_eq!(visit.plus_minutes(1).day(), crate::base::plus_days(from.day(), 4));
    }
}

#[test]
fn the_way_to_the_archive() {
    let mut story = Story::new();
    for (post, verb, n) in [
        (Post::TeamLeader, Verb::Judge, 1),
        (Post::ComplaintOfficer, Verb::Assign, 0),
        (Post::ComplaintOfficer, Verb::Findings, 0),
        (Post::ComplaintOfficer, Verb::Propose, 0),
        (Post::ComplaintOfficer, Verb::Submit, 0),
        (Post::Director, Verb::Open, 0),
        (Post::Director, Verb::Choose, 0),
        (Post::ComplaintOfficer, Verb::Log, 1),
        (Post::ComplaintOfficer, Verb::Complete, 0),
        (Post::ComplaintOfficer, Verb::Feedback, 0),
        (Post::ComplaintOfficer, Verb::Visit, 3),
        (Post::ComplaintOfficer, Verb::Cause, 0),
        (Post::ComplaintOfficer, Verb::Archive, 0),
    ] {
        story.now = story.now.plus_minutes(10);
        let act = whole(verb, n, &story).unwrap();
        story.act(post, act).unwrap_or_else(|refusal| panic!("{verb:?}: {:?}", refusal.message));
    }
    assert_eq!(story.complaint.state, State::Archived);
    assert!(clauses::next_timer(&story.complaint).is_none());
}

#[test]
fn the_archive_waits_for_visit_cause_and_a_satisfied_customer() {
    let story = Story::new();
    let refused = |complaint: Complaint| {
        let command = Command::On { id: 1, rev: complaint.rev, act: Act::Archive };
        decide(&facts(&story.params, &story.people, vec![complaint]), &command, &actor(Post::ComplaintOfficer), at(9, 10, 0, 0)).is_err()
    };
    let whole = ready_for(Verb::Archive);
    assert!(!refused(whole.clone()));
    let told = whole.feedback.unwrap().0;
    assert!(refused(Complaint { visited_at: None, ..whole.clone() }));
    assert!(refused(Complaint { cause: None, ..whole.clone() }));
    assert!(refused(Complaint { feedback: None, ..whole.clone() }));
    let fair = Complaint { feedback: Some((told, Satisfaction::Fair)), improvement: String::new(), ..whole.clone() };
    assert!(refused(fair.clone()));
    assert!(!refused(Complaint { improvement: text("出库复核"), ..fair }));
    assert!(refused(Complaint { feedback: Some((told, Satisfaction::Bad)), ..whole }));
}

/// A complaint as the 业务代表 registered it, for the tests of the pages.
pub(super) fn registered() -> Complaint {
    Story::new().complaint
}

/// How its page shows it to who has this post.
pub(super) fn viewed(complaint: &Complaint, post: Post) -> ComplaintView {
    let story = Story::new();
    let known = facts(&story.params, &story.people, Vec::new());
    let who = actor(post);
    let doing = super::commands::Doing { facts: &known, stored: complaint, actor: &who, at: at(3, 9, 10, 0) };
    ComplaintView {
        timers: clauses::timers(complaint),
        next: clauses::next_timer(complaint),
        waits_for: vec![text("吴磊")],
        stage_times: BTreeMap::new(),
        acts: Verb::ALL.iter().map(|verb| (*verb, doing.may(*verb).err())).collect(),
        twins: Vec::new(),
        keeper: None,
        same: Vec::new(),
        customer: None,
        complaint: complaint.clone(),
    }
}

// ---- in the file ----

fn on(id: i64, rev: i64, act: Act) -> cases::Command {
    cases::Command::Complaints(Command::On { id, rev, act })
}

fn ask(office: &mut Office, post: Post, query: Query) -> Result<Answer, No> {
    office.ask(post, cases::Query::Complaints(query)).map(|answer| match answer {
        cases::Answer::Complaints(answer) => answer,
        other => panic!("{other:?}"),
    })
}

fn view(office: &mut Office, post: Post, id: i64) -> Result<ComplaintView, No> {
    ask(office, post, Query::View { id }).map(|answer| match answer {
        Answer::View(view) => *view,
        other => panic!("{other:?}"),
    })
}

fn register(office: &mut Office) -> i64 {
    office.now = at(3, 9, 0, 0);
    office.act(Post::Agent, cases::Command::Complaints(Command::Register { draft: Box::new(form()), ticket: None })).unwrap().id
}

#[test]
fn a_number_is_found_with_hyphens_and_without() {
    let mut office = Office::new();
    register(&mut office);
    let (agent, sales, now) = (office.who(Post::Agent), office.who(Post::Sales), office.now);
    let mut found = |who: i64, text: &str| match areas::ask(&mut office.store, who, &areas::Query::Find(text.to_owned()), now) {
        Ok(areas::Answer::Found(found)) => found.len(),
        other => panic!("{other:?}"),
    };
    let day = now.day().strftime("%Y%m%d");
    for typed in [format!("ts{day}"), format!("TS-{day}-0"), format!("ts{day}001"), "TS-".to_owned()] {
        assert_eq!((found(agent, &typed), found(sales, &typed)), (1, 0), "{typed}");
    }
    assert_eq!(found(agent, "TS-19990101"), 0);
    // As a card shows it: within this year without the year.
    let (full, short) = (day.to_string(), now.day().strftime("%m%d").to_string());
    assert_eq!([format!("{short}-001"), format!("{full}-0")].map(|typed| found(agent, &typed)), [1, 1]);
    assert_eq!(["0101-001".to_owned(), short, "138-1234".to_owned()].map(|typed| found(agent, &typed)), [0, 0, 0]);
}

fn refused_by(outcome: Result<impl std::fmt::Debug, No>) -> Vec<&'static str> {
    match outcome {
        Err(No::Refused(refusal)) => refusal.clauses,
        other => panic!("{other:?}"),
    }
}

#[test]
fn everything_that_was_entered_comes_back() {
    let mut office = Office::new();
    let id = register(&mut office);
    let mut story = Story::new();
    // The same acts in memory and in the file lead to the same complaint.
    for (n, (post, verb)) in [
        (Post::ComplaintOfficer, Verb::Soothe),
        (Post::ComplaintOfficer, Verb::FirstReply),
        (Post::ComplaintOfficer, Verb::Judge),
        (Post::ComplaintOfficer, Verb::Assign),
        (Post::ComplaintOfficer, Verb::Findings),
        (Post::ComplaintOfficer, Verb::Mediate),
        (Post::ComplaintOfficer, Verb::Propose),
        (Post::ComplaintOfficer, Verb::Wish),
        (Post::ComplaintOfficer, Verb::Submit),
        (Post::Supervisor, Verb::Open),
        (Post::Supervisor, Verb::Choose),
        (Post::ComplaintOfficer, Verb::Log),
        (Post::ComplaintOfficer, Verb::Complete),
        (Post::ComplaintOfficer, Verb::Feedback),
        (Post::ComplaintOfficer, Verb::SelfCheck),
        (Post::ComplaintOfficer, Verb::Appoint),
        (Post::ComplaintOfficer, Verb::Visit),
        (Post::ComplaintOfficer, Verb::Cause),
    ]
    .into_iter()
    .enumerate()
    {
        story.now = story.now.plus_minutes(7);
        office.now = story.now;
        let n = match verb {
            Verb::Judge | Verb::Log => 1,
            Verb::Visit => 3,
            Verb::Feedback => 0,
            _ => n,
        };
        let act = whole(verb, n, &story).unwrap();
        story.act(post, act.clone()).unwrap();
        let rev = view(&mut office, post, id).unwrap().complaint.rev;
        office.act(post, on(id, rev, act)).unwrap_or_else(|no| panic!("{verb:?}: {no:?}"));
    }
    let kept = view(&mut office, Post::Supervisor, id).unwrap().complaint;
    let bare = |complaint: &Complaint| {
        let texts: Vec<_> =
            complaint.steps.iter().map(|step| (step.at, step.verb, step.text.clone(), step.note.clone(), step.state)).collect();
        let visits: Vec<_> = complaint.visits.iter().map(|visit| visit.draft.clone()).collect();
        let proposals: Vec<_> =
            complaint.proposals.iter().map(|proposal| (proposal.draft.clone(), proposal.chosen, proposal.seen.len())).collect();
        (
            complaint.draft.clone(),
            texts,
            visits,
            proposals,
            complaint.feedback,
            complaint.cause.clone(),
            complaint.self_check.clone(),
            complaint.state,
        )
    };
    assert_eq!(bare(&kept), bare(&story.complaint));
    assert!(kept.choice.is_some() && kept.appointment.is_some() && kept.mediations.len() == 1 && kept.judgement.is_some());
}

#[test]
fn of_two_who_decide_one_wins() {
    let mut office = Office::new();
    let id = register(&mut office);
    let rev = view(&mut office, Post::ComplaintOfficer, id).unwrap().complaint.rev;
    let judge =
        |valid| Act::Judge {
            sufficient: Some(valid), reasonable: Some(valid), grounds: text("已核"), valid: None, reason: String::new()
        };
    office.act(Post::ComplaintOfficer, on(id, rev, judge(false))).unwrap();
    let second = office.act(Post::Supervisor, on(id, rev, judge(true)));
    assert!(matches!(second, Err(No::Refused(refusal)) if refusal.message.id == "cases-complaints-changed"));
    assert_eq!(view(&mut office, Post::Supervisor, id).unwrap().complaint.state, State::Rejected);
    // A note is as true after the other's act.
    office.act(Post::Supervisor, on(id, rev, Act::Note { text: text("已看") })).unwrap();
}

#[test]
fn the_timeline_cannot_be_altered() {
    let mut office = Office::new();
    let id = register(&mut office);
    for sql in ["UPDATE complaint_step SET text = '' WHERE complaint = ?1", "DELETE FROM complaint_step WHERE complaint = ?1"] {
        assert!(office.store.write(|tx| tx.run(sql, crate::sql![id]).map(|_| ())).is_err(), "{sql}");
    }
}

#[test]
fn a_long_open_one_is_told_to_the_list_of_tickets() {
    let mut office = Office::new();
    let id = register(&mut office);
    let over = |office: &mut Office, now: Instant| {
        let who = office.who(Post::Director);
        office.store.read(|tx| {
            let (params, actor) = (crate::areas::links::parameters(tx)?, crate::areas::who(tx, who)?);
            open_over(&Context { tx, actor: &actor, at: now, params: &params })
        })
    };
    assert!(over(&mut office, at(4, 9, 0, 0)).unwrap().is_empty());
    let found = over(&mut office, at(4, 9, 0, 1)).unwrap();
    assert_eq!(found.iter().map(|open| (open.id, open.agreed)).collect::<Vec<_>>(), [(id, None)]);
}

// ---- who may do what ----

rows!(command_row, COMMANDS, Command {
    Command::Register { .. } => "register",
    Command::Import { .. } => "import",
    Command::Withdraw { .. } => "withdraw",
    Command::SaveWay(_) => "save way",
    Command::Keep(_) => "keep",
    Command::On { .. } => "on",
    Command::Reassign { .. } => "reassign",
    Command::Merge { .. } => "merge",
    Command::Unmerge { .. } => "unmerge",
    Command::Reveal { .. } => "reveal",
    Command::Outage { .. } => "outage",
});

rows!(query_row, QUERIES, Query {
    Query::List(_) => "list",
    Query::Total(_) => "total",
    Query::Board(_) => "board",
    Query::View { .. } => "view",
    Query::Similar(_) => "similar",
    Query::Kept => "kept",
    Query::Customers { .. } => "customers",
    Query::Departments => "departments",
    Query::Products => "products",
    Query::Handlers => "handlers",
    Query::Colleagues => "colleagues",
    Query::Imports => "imports",
    Query::Ways => "ways",
    Query::Outages => "outages",
    Query::Analysis(_) => "analysis",
    Query::Kpi(..) => "kpi",
});

const GROUP: &[Post] = &[Post::ComplaintOfficer, Post::Supervisor, Post::Director];
const JUDGES: &[Post] = &[Post::ComplaintOfficer, Post::TeamLeader, Post::Supervisor, Post::Director];
const LEADERS: &[Post] = &[Post::Supervisor, Post::Director, Post::CentreDirector];
/// Who reads every complaint, with the agent whose it is.
const READERS: &[Post] = &[
    Post::Agent,
    Post::ComplaintOfficer,
    Post::TeamLeader,
    Post::Supervisor,
    Post::Director,
    Post::CentreDirector,
    Post::Contact,
    Post::Auditor,
];
const NOTES: &[Post] =
    &[Post::Agent, Post::ComplaintOfficer, Post::TeamLeader, Post::Supervisor, Post::Director, Post::CentreDirector, Post::Contact];
const REGISTRANTS: &[Post] = &[
    Post::Agent,
    Post::Tech,
    Post::ComplaintOfficer,
    Post::Qa,
    Post::TeamLeader,
    Post::Supervisor,
    Post::Director,
    Post::CentreDirector,
    Post::Contact,
    Post::Clerk,
    Post::Sales,
    Post::SalesManager,
];

/// Steps on a complaint that the agent registered and for which the contact plans, in a state where the step is done; and who may.
const RIGHTS: &[(Verb, &[Post])] = &[
    (Verb::FirstReply, NOTES),
    (Verb::Note, NOTES),
    (Verb::Soothe, NOTES),
    (Verb::Mediate, NOTES),
    (Verb::AfterSale, NOTES),
    (Verb::SelfCheck, NOTES),
    (Verb::Flag, NOTES),
    (Verb::Judge, JUDGES),
    (Verb::Answer, GROUP),
    (Verb::Assign, GROUP),
    (Verb::Findings, &[Post::ComplaintOfficer, Post::Supervisor, Post::Director, Post::Contact]),
    (Verb::Discuss, &[Post::ComplaintOfficer, Post::Supervisor, Post::Director, Post::Contact]),
    (Verb::Propose, &[Post::ComplaintOfficer, Post::Supervisor, Post::Director, Post::Contact]),
    (Verb::Wish, GROUP),
    (Verb::Submit, GROUP),
    (Verb::Open, LEADERS),
    (Verb::Choose, LEADERS),
    (Verb::Return, LEADERS),
    (Verb::Log, GROUP),
    (Verb::Complete, GROUP),
    (Verb::Feedback, GROUP),
    (Verb::Improve, GROUP),
    (Verb::Appoint, &[Post::Agent, Post::ComplaintOfficer, Post::Supervisor, Post::Director, Post::Clerk]),
    (Verb::Visit, &[Post::Agent, Post::ComplaintOfficer, Post::Supervisor, Post::Director, Post::Clerk]),
    (Verb::Unreachable, &[Post::Supervisor, Post::Director]),
    (Verb::Cause, GROUP),
    (Verb::Archive, GROUP),
    (Verb::Reopen, LEADERS),
    (Verb::Terminate, &[Post::Director]),
    (Verb::Track, &[Post::TeamLeader, Post::Supervisor, Post::Director]),
    (Verb::Reassign, GROUP),
    (Verb::Merge, GROUP),
    (Verb::Unmerge, GROUP),
    (Verb::Withdraw, GROUP),
];

/// The agent's complaint in a state where this step is done.
pub(super) fn ready_for(verb: Verb) -> Complaint {
    let mut complaint = Story::new().complaint;
    complaint.state = verb.allowed_in()[0];
    complaint.judgement = Some(Judgement {
        sufficient: true,
        reasonable: true,
        grounds: text("已核"),
        valid: true,
        reason: String::new(),
        at: at(3, 9, 10, 0),
        by: Person::default(),
    });
    complaint.assignments.push(Assignment {
        at: at(3, 9, 20, 0),
        by: Person::default(),
        department: text("技术部"),
        contact: text("联系人"),
        contact_staff: Some(actor(Post::Contact).id),
        assisting: String::new(),
        until: at(6, 9, 0, 0),
        agreed: true,
        reason: String::new(),
    });
    let seen =
        Post::ALL.into_iter().map(|post| Seen { by: Person { id: actor(post).id, name: String::new() }, at: at(3, 9, 30, 0) }).collect();
    let draft = ProposalDraft { content: text("补发"), ..ProposalDraft::default() };
    complaint.proposals.push(Proposal {
        id: 1,
        round: 1,
        place: 1,
        draft,
        by: Person::default(),
        at: at(3, 9, 30, 0),
        seen,
        chosen: false,
    });
    if verb == Verb::Complete {
        let last = complaint.steps[0].clone();
        complaint.steps.push(Step { verb: Verb::Log, informed: true, ..last });
    }
    if verb == Verb::Unreachable {
        for day in 4..7 {
            let draft = VisitDraft { mode: Some(Mode::Phone), ..VisitDraft::default() };
            complaint.visits.push(Visit { round: 1, at: at(day, 10, 0, 0), by: Person::default(), draft });
        }
    }
    if verb == Verb::Archive {
        complaint.state = State::Visiting;
        complaint.feedback = Some((at(3, 10, 0, 0), Satisfaction::Good));
        complaint.visited_at = Some(at(3, 11, 0, 0));
        complaint.cause = Some(CauseDraft { category: Some(Category::Other), ..CauseDraft::default() });
    }
    complaint
}

#[test]
fn every_step_by_every_post() {
    let missing: Vec<_> = Verb::ALL.iter().filter(|verb| **verb != Verb::Register && RIGHTS.iter().all(|(row, _)| row != *verb)).collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
    let story = Story::new();
    for (verb, allowed) in RIGHTS {
        let complaint = ready_for(*verb);
        for post in Post::ALL {
            let facts = facts(&story.params, &story.people, Vec::new());
            let who = actor(post);
            let doing = super::commands::Doing { facts: &facts, stored: &complaint, actor: &who, at: at(7, 10, 0, 0) };
            let outcome = doing.may(*verb);
            assert_eq!(outcome.is_ok(), allowed.contains(&post), "{verb:?} by {post:?}: {outcome:?}");
            if let Err(refusal) = outcome {
                assert!(refusal.clauses.contains(&"SEC-08"), "{verb:?} by {post:?}: {:?}", refusal.clauses);
            }
        }
    }
}

#[test]
fn every_command_by_every_post() {
    let table: &[(&str, &[Post])] = &[
        ("register", REGISTRANTS),
        ("import", GROUP),
        ("withdraw", GROUP),
        ("save way", GROUP),
        ("keep", REGISTRANTS),
        ("on", NOTES),
        ("reassign", GROUP),
        ("merge", GROUP),
        ("unmerge", GROUP),
        ("reveal", NOTES),
        (
            "outage",
            &[
                Post::Agent,
                Post::Tech,
                Post::ComplaintOfficer,
                Post::TeamLeader,
                Post::Supervisor,
                Post::Director,
                Post::Clerk,
                Post::Sales,
                Post::SalesManager,
            ],
        ),
    ];
    crate::areas::matrix::assert_whole(COMMANDS, table.iter().map(|(row, _)| *row));
    let mut story = Story::new();
    story.complaint = ready_for(Verb::Note);
    for (row, allowed) in table {
        for post in Post::ALL {
            let first = story.complaint.clone();
            let twin = Complaint { id: 2, no: text("TS-20260303-002"), ..first.clone() };
            let rested = Complaint { merged_into: Some(2), ..first.clone() };
            let reason = text("有原因");
            let (command, stored) = match *row {
                "register" => (Command::Register { draft: Box::new(form()), ticket: None }, vec![]),
                "import" => (Command::Import { file: text("投诉.csv"), drafts: vec![form(), form()] }, vec![]),
                "withdraw" => (Command::Withdraw { entry: 1 }, vec![Complaint { imported: Some(1), ..registered() }]),
                "save way" => {
                    let way = Way { name: text("月报"), headers: text("投诉内容"), options: vec![Some(Heading::Content)] };
                    (Command::SaveWay(Box::new(way)), vec![])
                }
                "keep" => (Command::Keep(Some(Box::new(form()))), vec![]),
                "on" => (Command::On { id: 1, rev: 0, act: Act::Note { text: text("记") } }, vec![first]),
                "reassign" => (Command::Reassign { ids: vec![1], handler: actor(Post::Supervisor).id, reason }, vec![first]),
                "merge" => (Command::Merge { keep: 1, twin: 2, reason }, vec![first, twin]),
                "unmerge" => (Command::Unmerge { id: 1, reason }, vec![rested]),
                "reveal" => (Command::Reveal { id: 1 }, vec![first]),
                _ => (Command::Outage { id: None, from: at(3, 8, 0, 0), to: None, reason }, vec![]),
            };
            assert_eq!(command_row(&command), *row);
            let outcome = decide(&facts(&story.params, &story.people, stored), &command, &actor(post), at(3, 10, 0, 0));
            assert_eq!(outcome.is_ok(), allowed.contains(&post), "{row} by {post:?}: {outcome:?}");
        }
    }
}

#[test]
fn every_question_by_every_post() {
    let mut office = Office::new();
    let id = register(&mut office);
    let contact = office.who(Post::Contact);
    let rev = view(&mut office, Post::Supervisor, id).unwrap().complaint.rev;
    let valid = Act::Judge { sufficient: Some(true), reasonable: Some(true), grounds: text("已核"), valid: None, reason: String::new() };
    office.act(Post::Supervisor, on(id, rev, valid)).unwrap();
    let name = office.store.read(|tx| crate::areas::who(tx, contact)).unwrap().name;
    let assign = Act::Assign {
        department: text("技术部"),
        contact: name,
        assisting: String::new(),
        until: None,
        agreed: true,
        reason: String::new(),
    };
    office.act(Post::Supervisor, on(id, rev + 1, assign)).unwrap();
    let of = Box::new(Of::everything(Period::days(date(2026, 3, 1), date(2026, 3, 31))));
    let lists: Vec<Post> = Post::ALL.into_iter().filter(|post| REGISTRANTS.contains(post) || *post == Post::Auditor).collect();
    let reads_files = |post: &Post| crate::base::access(*post, crate::base::Function::CustomerRead).any();
    let customers: Vec<Post> = REGISTRANTS.iter().copied().filter(reads_files).collect();
    let figures: Vec<Post> =
        Post::ALL.into_iter().filter(|post| crate::base::access(*post, crate::base::Function::Statistics).any()).collect();
    let table: Vec<(&str, Query, &[Post])> = vec![
        ("list", Query::List(Box::default()), &lists),
        ("total", Query::Total(Box::default()), &lists),
        ("board", Query::Board(Box::default()), &lists),
        ("view", Query::View { id }, READERS),
        ("similar", Query::Similar(Box::new(form())), REGISTRANTS),
        ("kept", Query::Kept, REGISTRANTS),
        ("customers", Query::Customers { text: text("渤海") }, &customers),
        ("departments", Query::Departments, &lists),
        ("products", Query::Products, REGISTRANTS),
        ("handlers", Query::Handlers, &lists),
        ("colleagues", Query::Colleagues, &lists),
        ("imports", Query::Imports, GROUP),
        ("ways", Query::Ways, GROUP),
        ("outages", Query::Outages, &lists),
        ("analysis", Query::Analysis(of.clone()), &figures),
        ("kpi", Query::Kpi(Kpi::Satisfaction, of), &figures),
    ];
    crate::areas::matrix::assert_whole(QUERIES, table.iter().map(|(row, ..)| *row));
    for (row, query, allowed) in table {
        assert_eq!(query_row(&query), row);
        for post in Post::ALL {
            let outcome = ask(&mut office, post, query.clone());
            assert_eq!(outcome.is_ok(), allowed.contains(&post), "{row} by {post:?}: {outcome:?}");
            if !allowed.contains(&post) {
                assert!(refused_by(outcome).contains(&"SEC-08"), "{row} by {post:?}");
            }
        }
    }
}

#[test]
fn who_only_reads_a_complaint_does_not_see_the_phone() {
    let mut office = Office::new();
    let id = register(&mut office);
    let phone = form().phone;
    for (post, sees) in [(Post::Agent, true), (Post::ComplaintOfficer, true), (Post::Director, true), (Post::Auditor, false)] {
        let seen = view(&mut office, post, id).unwrap().complaint.draft.phone;
        assert_eq!(seen == phone, sees, "{post:?}: {seen}");
    }
    let reveal = || cases::Command::Complaints(Command::Reveal { id });
    office.act(Post::ComplaintOfficer, reveal()).unwrap();
    assert!(office.act(Post::Auditor, reveal()).is_err());
}

#[test]
fn a_list_holds_what_the_person_may_read() {
    let mut office = Office::new();
    let id = register(&mut office);
    let found = |office: &mut Office, post| match ask(office, post, Query::List(Box::default())) {
        Ok(Answer::List(_, lines)) => lines.iter().map(|line| line.id).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    for (post, sees) in
        [(Post::Agent, true), (Post::Tech, false), (Post::Qa, false), (Post::Sales, false), (Post::Director, true), (Post::Auditor, true)]
    {
        assert_eq!(found(&mut office, post), if sees { vec![id] } else { Vec::new() }, "{post:?}");
    }
}

#[test]
fn lists_and_board_follow_what_is_open() {
    let mut office = Office::new();
    office.now = at(3, 9, 0, 0);
    let register = || cases::Command::Complaints(Command::Register { draft: Box::new(form()), ticket: None });
    let [keep, twin] = [register(), register()].map(|command| office.act(Post::Agent, command).unwrap().id);
    let listed = |office: &mut Office, post, scope, text: &str| -> Vec<i64> {
        let list = ListQuery { scope, text: text.to_owned(), ..ListQuery::default() };
        match office.ask(post, cases::Query::Complaints(Query::List(Box::new(list)))).unwrap() {
            cases::Answer::Complaints(Answer::List(_, lines)) => lines.iter().map(|line| line.id).collect(),
            other => panic!("{other:?}"),
        }
    };
    let column = |office: &mut Office| {
        let one = ListQuery { limit: 1, ..ListQuery::default() };
        let cases::Answer::Complaints(Answer::Board(columns)) =
            office.ask(Post::Supervisor, cases::Query::Complaints(Query::Board(Box::new(one)))).unwrap()
        else {
            panic!("no board")
        };
        let first = columns.into_iter().next().unwrap();
        (first.count, first.ages, first.lines.len())
    };
    assert_eq!(listed(&mut office, Post::Supervisor, Scope::Open, "电话无人"), [twin, keep]);
    // The whole column is counted, whatever is shown of it.
    assert_eq!(column(&mut office), (2, [2, 0, 0, 0], 1));
    let merge = Command::Merge { keep, twin, reason: "同一件事".to_owned() };
    office.act(Post::Supervisor, cases::Command::Complaints(merge)).unwrap();
    assert_eq!(column(&mut office), (1, [1, 0, 0, 0], 1));
    for scope in [Scope::Open, Scope::All] {
        assert_eq!(listed(&mut office, Post::Supervisor, scope, "电话无人"), [keep]);
        // Whoever registered it sees it, and nobody else at a seat.
        assert_eq!(listed(&mut office, Post::Agent, scope, ""), [keep]);
        assert_eq!(listed(&mut office, Post::Tech, scope, ""), [0; 0]);
    }
    let unmerge = Command::Unmerge { id: twin, reason: "两件事".to_owned() };
    office.act(Post::Supervisor, cases::Command::Complaints(unmerge)).unwrap();
    assert_eq!(listed(&mut office, Post::Supervisor, Scope::Open, "电话无人"), [twin, keep]);
}

// ---- files that were chosen before a complaint is registered ----

fn choose(office: &mut Office, post: Post, whose: Post, name: &str, bytes: &[u8]) -> Result<Done, No> {
    let record = attachments::Record::complaint_draft(office.who(whose));
    let add = attachments::Command::Add { record, name: text(name), note: String::new(), content: Content::of(bytes.to_vec()) };
    office.all(office.who(post), areas::Command::Attachments(add))
}

fn beside(office: &mut Office, post: Post, record: attachments::Record) -> Result<Vec<Attachment>, No> {
    let (who, query) = (office.who(post), areas::Query::Attachments(attachments::Query::Files { record }));
    match areas::ask(&mut office.store, who, &query, office.now)? {
        areas::Answer::Attachments(attachments::Answer::Files(listing)) => Ok(listing.files),
        other => panic!("{other:?}"),
    }
}

fn chosen(office: &mut Office, post: Post) -> Vec<Attachment> {
    let record = attachments::Record::complaint_draft(office.who(post));
    beside(office, post, record).unwrap()
}

fn open_file(office: &mut Office, post: Post, file: i64) -> Result<Done, No> {
    office.all(office.who(post), areas::Command::Attachments(attachments::Command::Open { file, purpose: String::new() }))
}

fn leave_out(office: &mut Office, post: Post, file: i64) -> Result<Done, No> {
    office.all(office.who(post), areas::Command::Attachments(attachments::Command::Remove { file, reason: String::new() }))
}

fn count(office: &mut Office, what: &str) -> i64 {
    office.store.read(|tx| tx.number(&format!("SELECT count(*) FROM {what}"), &[])).unwrap()
}

#[test]
fn chosen_files_survive_a_crash_and_lie_beside_the_complaint_once_it_is_registered() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [path, after] = folders.each_ref().map(|folder| folder.path().join("部门.kefu"));
    let mut office = Office::over(Store::readable(&path));
    let keep = |draft| cases::Command::Complaints(Command::Keep(draft));
    office.act(Post::Agent, keep(Some(Box::new(form())))).unwrap();
    choose(&mut office, Post::Agent, Post::Agent, "通话.mp3", b"ID3 call").unwrap();
    choose(&mut office, Post::Agent, Post::Agent, "收据.pdf", b"%PDF-1.7 receipt").unwrap();
    // The checks are those of every attachment.
    assert!(choose(&mut office, Post::Agent, Post::Agent, "木马.pdf", b"MZ\x90\0").is_err());
    assert!(choose(&mut office, Post::Agent, Post::Agent, "又是收据.pdf", b"%PDF-1.7 receipt").is_err());
    // What a crash leaves: the file and its log as they lie there, closed by nobody.
    for folder in std::fs::read_dir(folders[0].path()).unwrap().map(|file| file.unwrap()) {
        std::fs::copy(folder.path(), folders[1].path().join(folder.file_name())).unwrap();
    }
    office.store = Store::readable(&after);
    let names = |files: Vec<Attachment>| files.into_iter().map(|file| file.name).collect::<Vec<_>>();
    assert_eq!(names(chosen(&mut office, Post::Agent)), ["通话.mp3", "收据.pdf"]);
    assert!(matches!(ask(&mut office, Post::Agent, Query::Kept), Ok(Answer::Kept(Some(draft), _)) if *draft == form()));
    // A complaint from a ticket is another one than that of the form.
    let asked = tickets::Draft { content: text("询问退款"), ..tickets::Draft::default() };
    let accept = cases::Command::Tickets(tickets::Command::Accept { draft: Box::new(asked) });
    let ticket = Some(office.act(Post::Agent, accept).unwrap().id);
    office.now = at(3, 9, 0, 0);
    let register = |ticket| cases::Command::Complaints(Command::Register { draft: Box::new(form()), ticket });
    office.act(Post::Agent, register(ticket)).unwrap();
    assert!(matches!(ask(&mut office, Post::Agent, Query::Kept), Ok(Answer::Kept(Some(_), _))));
    assert_eq!(chosen(&mut office, Post::Agent).len(), 2);
    let entries = count(&mut office, "journal");
    let id = office.act(Post::Agent, register(None)).unwrap().id;
    assert_eq!(count(&mut office, "journal"), entries + 1);
    assert!(matches!(ask(&mut office, Post::Agent, Query::Kept), Ok(Answer::Kept(None, _))));
    assert_eq!(chosen(&mut office, Post::Agent), []);
    let files = beside(&mut office, Post::Supervisor, attachments::Record::complaint(id)).unwrap();
    let opened = open_file(&mut office, Post::Supervisor, files[1].id).unwrap().opened.unwrap();
    assert_eq!(*opened.content.0, b"%PDF-1.7 receipt");
    assert_eq!(names(files), ["通话.mp3", "收据.pdf"]);
}

#[test]
fn chosen_files_that_are_thrown_away_leave_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::over(Store::readable(&folder.path().join("部门.kefu")));
    let holds = || {
        let read = |file: std::fs::DirEntry| std::fs::read(file.path()).unwrap();
        let files: Vec<Vec<u8>> = std::fs::read_dir(folder.path()).unwrap().map(|file| read(file.unwrap())).collect();
        files.iter().any(|file| file.windows(16).any(|window| window == b"nobody may know."))
    };
    let scan = [b"%PDF-1.7 ".to_vec(), b"nobody may know.".repeat(2_000)].concat();
    let file = choose(&mut office, Post::Agent, Post::Agent, "拿错了.pdf", &scan).unwrap().id;
    assert!(holds());
    leave_out(&mut office, Post::Agent, file).unwrap();
    assert!(!holds() && chosen(&mut office, Post::Agent).is_empty());
    // With the form the same.
    choose(&mut office, Post::Agent, Post::Agent, "拿错了.pdf", &scan).unwrap();
    office.act(Post::Agent, cases::Command::Complaints(Command::Keep(None))).unwrap();
    assert!(!holds() && chosen(&mut office, Post::Agent).is_empty());
    assert_eq!((count(&mut office, "attachment"), count(&mut office, "file_content")), (0, 0));
    let last = "SELECT before FROM journal ORDER BY seq DESC LIMIT 1";
    let said = office.store.read(|tx| tx.one(last, &[], |row| row.text(0))).unwrap();
    assert_eq!(said.as_deref(), Some(r#"{"file":["拿错了.pdf"]}"#));
}

#[test]
fn chosen_files_are_there_for_who_chose_them_alone() {
    let mut office = Office::new();
    choose(&mut office, Post::Agent, Post::Agent, "通话.mp3", b"ID3 call").unwrap();
    let file = chosen(&mut office, Post::Agent)[0].id;
    let record = attachments::Record::complaint_draft(office.who(Post::Agent));
    for post in Post::ALL.into_iter().filter(|post| *post != Post::Agent) {
        assert!(beside(&mut office, post, record).is_err(), "{post:?}");
        assert!(open_file(&mut office, post, file).is_err(), "{post:?}");
        assert!(leave_out(&mut office, post, file).is_err(), "{post:?}");
        assert!(choose(&mut office, post, Post::Agent, "收据.pdf", b"%PDF-1.7").is_err(), "{post:?}");
        // Who may not register chooses none.
        let own = choose(&mut office, post, post, "收据.pdf", b"%PDF-1.7");
        assert_eq!(own.is_ok(), REGISTRANTS.contains(&post), "{post:?}");
    }
    assert!(open_file(&mut office, Post::Agent, file).is_ok());
}
