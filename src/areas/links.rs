//! The only file in which two areas meet.

use std::collections::BTreeMap;

use super::customers::clauses::file_23_privacy::Sight;
use super::{Command, Context, Event, EventFilter, Found, Task, archives, attachments, cases, customers, quality, roster, staff};
use crate::base::search::Query as SearchQuery;
use crate::base::{Actor, Day, Fault, Instant, No, Post, begin_of, plus_days};
use crate::rules::Parameters;
use crate::sql;
use crate::store::Tx;

/// Staff → customers: whose customers are a person's own: his, and as a 班长 those of the whole team.
///
/// # Errors
/// A fault of the file.
pub fn own_people(cx: &Context<'_, '_>) -> Result<Vec<i64>, Fault> {
    own_people_of(cx.tx, cx.actor)
}

fn own_people_of(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<i64>, Fault> {
    let mut people = vec![actor.id];
    if let (true, Some(team)) = (actor.posts.contains(&Post::TeamLeader), actor.team) {
        people.extend(staff::store::everybody(tx)?.into_iter().filter(|p| p.draft.team == Some(team) && p.id != actor.id).map(|p| p.id));
    }
    Ok(people)
}

/// Staff → customers: names by id, of those who left too.
///
/// # Errors
/// A fault of the file.
pub fn names(tx: &Tx<'_>) -> Result<BTreeMap<i64, String>, Fault> {
    Ok(staff::store::everybody(tx)?.into_iter().map(|p| (p.id, p.draft.name)).collect())
}

/// Staff → customers: name of the department, as printed pages say it.
///
/// # Errors
/// A fault of the file.
pub fn department(tx: &Tx<'_>) -> Result<String, Fault> {
    Ok(staff::store::department(tx)?.map(|(name, _)| name).unwrap_or_default())
}

/// Staff → customers: everybody who works here now.
///
/// # Errors
/// A fault of the file.
pub fn working(tx: &Tx<'_>) -> Result<Vec<staff::Staff>, Fault> {
    Ok(staff::store::everybody(tx)?.into_iter().filter(|person| person.state == staff::Employment::Active).collect())
}

/// Staff → customers: whether somebody is at work on this day, told by the login log.
///
/// # Errors
/// A fault of the file.
pub fn at_work(tx: &Tx<'_>, staff: i64, day: Day) -> Result<bool, Fault> {
    staff::store::logged_in(tx, staff, begin_of(day), begin_of(plus_days(day, 1)))
}

/// Staff → roster: the values of the regulations, where the program itself acts.
///
/// # Errors
/// A fault of the file.
pub fn parameters(tx: &Tx<'_>) -> Result<Parameters, Fault> {
    staff::store::parameters(tx)
}

/// Staff → roster: everybody, those who left too, in the order of their numbers.
///
/// # Errors
/// A fault of the file.
pub fn roster_people(tx: &Tx<'_>) -> Result<Vec<roster::Person>, Fault> {
    let teams: BTreeMap<i64, String> = staff::store::teams(tx)?.into_iter().map(|team| (team.id, team.name)).collect();
    let person = |person: staff::Staff| {
        let staff::Staff { id, draft, state, .. } = person;
        let level = staff::LEVELS.iter().position(|level| *level == draft.level).map_or(0, |place| place as i64 + 1);
        roster::Person {
            id,
            team_name: draft.team.and_then(|team| teams.get(&team).cloned()).unwrap_or_default(),
            skills: draft.skills.split('、').map(str::trim).filter(|skill| !skill.is_empty()).map(str::to_owned).collect(),
            number: draft.number,
            name: draft.name,
            posts: draft.posts,
            team: draft.team,
            deputy: draft.deputy,
            job: draft.job,
            level,
            level_name: draft.level,
            active: state == staff::Employment::Active,
        }
    };
    Ok(staff::store::everybody(tx)?.into_iter().map(person).collect())
}

/// Staff → quality: everybody, those who left too, in the order of their numbers.
///
/// # Errors
/// A fault of the file.
pub fn quality_people(tx: &Tx<'_>) -> Result<Vec<quality::Person>, Fault> {
    let person = |person: roster::Person| quality::Person {
        leads: person.active && (person.holds(Post::TeamLeader) || person.deputy),
        id: person.id,
        number: person.number,
        name: person.name,
        posts: person.posts,
        team: person.team,
        team_name: person.team_name,
        active: person.active,
    };
    Ok(roster_people(tx)?.into_iter().map(person).collect())
}

/// Quality → roster: common problems that wait to be spoken about at a roll call (QA-07, HAND-01), each with the team to which that is to
/// be done; everybody where it is empty.
///
/// # Errors
/// A fault of the file.
pub fn common_problems(tx: &Tx<'_>) -> Result<Vec<(String, String)>, Fault> {
    let waiting = quality::store::weeks::comments(tx, true)?;
    let name = |team: i64| tx.one("SELECT name FROM team WHERE id = ?1", sql![team], |row| row.text(0));
    let told = |one: quality::model::Comment| {
        let team = one.team.map(name).transpose()?.flatten();
        Ok((one.tag, team.unwrap_or_default()))
    };
    waiting.into_iter().map(told).collect()
}

/// Roster → quality: the calendar, for the day of the monthly meeting.
///
/// # Errors
/// A fault of the file.
pub fn calendar(cx: &Context<'_, '_>) -> Result<roster::Calendar, Fault> {
    roster::store::calendar(cx)
}

/// Roster → quality: each published shift of these people on the business days from one to another, by who works it, and whether it is
/// wholly on effective leave.
///
/// # Errors
/// A fault of the file.
pub fn shifts_on_leave(cx: &Context<'_, '_>, from: Day, to: Day, people: &[i64]) -> Result<Vec<(i64, bool)>, Fault> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut shifts = roster::store::shifts(cx.tx, from, to)?;
    shifts.retain(|shift| shift.published && people.contains(&shift.staff));
    let covers = roster::leave::covers(cx, &shifts)?;
    let away = |shift: &roster::Shift| covers.get(&shift.id).is_some_and(|cover| cover.leave.iter().any(|leave| leave.holds(shift.span)));
    Ok(shifts.iter().map(|shift| (shift.staff, away(shift))).collect())
}

/// Every area → quality: records that can be checked, of contacts on these days: notes of contacts with customers. Another area adds its
/// records here.
///
/// # Errors
/// A fault of the file.
pub fn reviewable(tx: &Tx<'_>, from: Day, to: Day, scope: &quality::Scope) -> Result<Vec<quality::Reviewable>, Fault> {
    let mut found = Vec::new();
    if scope.kinds.contains(&quality::Kind::Note) {
        found.extend(customers::store::events::contacts(tx, begin_of(from), begin_of(plus_days(to, 1)))?.into_iter().map(of_contact));
    }
    let (begin, end) = (begin_of(from), begin_of(plus_days(to, 1)));
    if scope.kinds.contains(&quality::Kind::Ticket) {
        found.extend(cases::told::tickets(tx, begin, end)?.into_iter().map(|ticket| of_case(quality::Kind::Ticket, ticket)));
    }
    if scope.kinds.contains(&quality::Kind::Case) {
        found.extend(cases::told::complaints(tx, begin, end)?.into_iter().map(|case| of_case(quality::Kind::Case, case)));
    }
    found.retain(|record| scope.people.contains(&record.handler));
    let shifts = roster::store::shifts(tx, plus_days(from, -1), to)?;
    for record in &mut found {
        let working = |shift: &&roster::Shift| shift.staff == record.handler && shift.span.from <= record.at && record.at < shift.span.to;
        record.shift = shifts.iter().find(working).map(|shift| shift.name.clone()).unwrap_or_default();
    }
    found.sort_by_key(|record| (record.at, record.subject));
    Ok(found)
}

fn of_contact(contact: customers::Contacted) -> quality::Reviewable {
    quality::Reviewable {
        subject: quality::Subject { kind: quality::Kind::Note, id: contact.id },
        title: contact.customer_name,
        handler: contact.staff,
        at: contact.at,
        channel: contact.channel,
        shift: String::new(),
    }
}

fn of_case(kind: quality::Kind, record: cases::told::Handled) -> quality::Reviewable {
    quality::Reviewable {
        subject: quality::Subject { kind, id: record.id },
        title: record.no,
        handler: record.handler,
        at: record.at,
        channel: record.channel,
        shift: String::new(),
    }
}

/// Every area → quality: a record under review with what was said: of a contact, what was noted with this customer on that day. What the
/// department said is looked through for words that are not said to customers (KB-03).
///
/// # Errors
/// A fault of the file.
pub fn reviewed(tx: &Tx<'_>, subject: quality::Subject) -> Result<Option<quality::Reviewed>, Fault> {
    let case = match subject.kind {
        quality::Kind::Ticket => cases::told::ticket(tx, subject.id)?,
        quality::Kind::Case => cases::told::complaint(tx, subject.id)?,
        quality::Kind::Note => return reviewed_note(tx, subject),
    };
    let Some((record, happened)) = case else { return Ok(None) };
    let mut lines = Vec::with_capacity(happened.len());
    for line in happened {
        let unsuited = if line.who == record.customer { Vec::new() } else { unsuited(tx, &line.text)? };
        lines.push(quality::Spoken { at: line.at, who: line.who, text: line.text, unsuited });
    }
    Ok(Some(quality::Reviewed { customer: record.customer.clone(), record: of_case(subject.kind, record), lines }))
}

fn unsuited(tx: &Tx<'_>, text: &str) -> Result<Vec<quality::Unsuited>, Fault> {
    let hits = cases::words::check(tx, text)?.into_iter();
    Ok(hits.map(|hit| quality::Unsuited { at: hit.at, word: hit.word, instead: hit.instead }).collect())
}

fn reviewed_note(tx: &Tx<'_>, subject: quality::Subject) -> Result<Option<quality::Reviewed>, Fault> {
    let Some(contact) = customers::store::events::contact(tx, subject.id)? else { return Ok(None) };
    let (from, before) = (begin_of(contact.at.day()), begin_of(plus_days(contact.at.day(), 1)));
    let that_day = customers::store::events::contacts(tx, from, before)?.into_iter().filter(|other| other.customer == contact.customer);
    let mut lines = Vec::new();
    for other in that_day {
        lines.push(quality::Spoken { at: other.at, who: other.name, unsuited: unsuited(tx, &other.text)?, text: other.text });
    }
    Ok(Some(quality::Reviewed { customer: contact.customer_name.clone(), record: of_contact(contact), lines }))
}

/// Staff → archives: the posts of somebody who works here now.
///
/// # Errors
/// A fault of the file.
pub fn posts_of(tx: &Tx<'_>, id: i64) -> Result<Option<Vec<Post>>, Fault> {
    let person = staff::store::staff(tx, id)?.filter(|person| person.state == staff::Employment::Active);
    Ok(person.map(|person| person.draft.posts))
}

/// Cases → archives: numbers of the complaints and tickets of a customer that are not finished (FILE-11).
///
/// # Errors
/// A fault of the file.
pub fn unfinished(tx: &Tx<'_>, customer: i64) -> Result<Vec<String>, Fault> {
    cases::told::unfinished(tx, customer)
}

/// Archives → cases: letters from or to a customer since a moment that are not filed (FILE-08).
///
/// # Errors
/// A fault of the file.
pub fn unfiled_letters(tx: &Tx<'_>, customer: i64, since: Instant) -> Result<i64, Fault> {
    archives::store::letters::unfiled_of(tx, customer, since)
}

/// Customers → archives: the customer whose archive it is.
///
/// # Errors
/// A fault of the file.
pub fn owner(tx: &Tx<'_>, customer: i64) -> Result<Option<archives::Owner>, Fault> {
    use customers::Field;
    Ok(customers::store::customer_bare(tx, customer)?.map(|(customer, _)| archives::Owner {
        id: customer.id,
        keeper: customer.draft.number(Field::Keeper),
        agent: customer.draft.number(Field::Agent),
        name: customer.draft.get(Field::Name).to_owned(),
        no: customer.no,
    }))
}

/// Customers → archives: the first customers that a search finds among those whom the person may read.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn owners(cx: &Context<'_, '_>, text: &str, most: usize) -> Result<Vec<archives::Owner>, No> {
    let list = customers::ListQuery { text: text.to_owned(), ..customers::ListQuery::default() };
    let (ids, _) = customers::store::ids(cx, &list, Some(most))?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(owner(cx.tx, id)?);
    }
    Ok(found)
}

/// Customers → archives: whether a search finds this customer's file.
///
/// # Errors
/// A fault of the file.
pub fn customer_found(tx: &Tx<'_>, customer: i64, search: &SearchQuery) -> Result<bool, Fault> {
    customers::store::accepts(tx, customer, search)
}

/// Other areas → archives: what a live category shows without being entered again (FILE-06), as a statement whose rows name their
/// `customer`: repairs, complaints (archived ones, CASE-12) and visits, as they were noted or handled.
pub fn archive_feed(category: archives::Category) -> Option<&'static str> {
    use archives::Category;
    match category {
        Category::REPAIRS => Some(
            "SELECT customer FROM customer_note WHERE kind IN ('报修', '维修') \
             UNION ALL SELECT t.customer FROM ticket t JOIN repair r ON r.ticket = t.id WHERE t.customer IS NOT NULL",
        ),
        Category::COMPLAINTS => Some(
            "SELECT customer FROM customer_note WHERE kind = '投诉' \
             UNION ALL SELECT customer FROM complaint WHERE customer IS NOT NULL AND state IN ('归档', '终结')",
        ),
        Category::VISITS => Some(
            "SELECT customer FROM customer_note WHERE kind = '回访' OR channel IN ('上门', '来访') \
             UNION ALL SELECT c.customer FROM complaint_visit v JOIN complaint c ON c.id = v.complaint \
             WHERE v.reached = 1 AND c.customer IS NOT NULL",
        ),
        _ => None,
    }
}

/// Every area → attachments: the record that files lie beside, and what the person who acts may do with them; `None` where there is none.
///
/// # Errors
/// A fault of the file.
pub fn holder(cx: &Context<'_, '_>, record: attachments::Record) -> Result<Option<attachments::Holder>, Fault> {
    match record.kind {
        attachments::Kind::Document => archives::store::papers::holder(cx, record.id),
        attachments::Kind::Leave => roster::leave::holder(cx, record.id),
        attachments::Kind::Complaint => heard(cx, quality::Kind::Case, record.id, cases::told::complaint_holder(cx, record.id)?),
        attachments::Kind::ComplaintDraft => Ok(cases::told::draft_holder(cx, record.id)),
        attachments::Kind::Ticket => heard(cx, quality::Kind::Ticket, record.id, cases::told::ticket_holder(cx, record.id)?),
        attachments::Kind::Check => quality::holder(cx, record.id),
    }
}

/// Quality → attachments: who has a record before him to check hears and sees what lies beside it, as he reads what was said, and changes
/// nothing of it.
fn heard(
    cx: &Context<'_, '_>,
    kind: quality::Kind,
    id: i64,
    holder: Option<attachments::Holder>,
) -> Result<Option<attachments::Holder>, Fault> {
    match holder {
        Some(holder) if holder.read.is_some() && quality::is_to_check(cx, quality::Subject { kind, id })? => {
            Ok(Some(attachments::Holder { read: None, ..holder }))
        }
        holder => Ok(holder),
    }
}

/// Attachments → every area: the files beside a record, those whose content is gone too.
///
/// # Errors
/// A fault of the file.
pub fn attached(tx: &Tx<'_>, record: attachments::Record) -> Result<Vec<attachments::Attachment>, Fault> {
    attachments::store::of_record(tx, record)
}

/// Leave → attachments: after a split the scans lie beside both halves, as each has its own slip (LEAVE-12).
///
/// # Errors
/// A fault of the file.
pub fn share_scans(cx: &Context<'_, '_>, leave: i64, later: i64) -> Result<(), Fault> {
    attachments::store::share(cx.tx, attachments::Record::leave(leave), attachments::Record::leave(later))
}

/// Cases → attachments: the files that were chosen for a complaint lie beside it once it is registered.
///
/// # Errors
/// A fault of the file.
pub fn take_draft_files(cx: &Context<'_, '_>, complaint: i64) -> Result<(), Fault> {
    attachments::store::hand_over(cx.tx, attachments::Record::complaint_draft(cx.actor.id), attachments::Record::complaint(complaint))
}

/// Cases → attachments: the files that were chosen for a complaint go for good with the form. Returns their names.
///
/// # Errors
/// A fault of the file.
pub fn discard_draft_files(cx: &Context<'_, '_>) -> Result<Vec<String>, Fault> {
    let files = attachments::store::of_record(cx.tx, attachments::Record::complaint_draft(cx.actor.id))?;
    attachments::store::discard(cx, &files)?;
    Ok(files.into_iter().map(|file| file.name).collect())
}

/// Archives → attachments: what hangs on a destroyed document goes for good (FILE-11).
///
/// # Errors
/// A fault of the file.
pub fn destroy_scans(cx: &Context<'_, '_>, document: i64) -> Result<(), Fault> {
    let files = attachments::store::of_record(cx.tx, attachments::Record::document(document))?;
    attachments::store::wipe(cx, &files)
}

/// Every area → the inbox: what waits for the person who asks, the most urgent first.
///
/// # Errors
/// A fault of the file.
pub fn inbox(cx: &Context<'_, '_>) -> Result<Vec<Task>, Fault> {
    let mut tasks = staff::inbox(cx)?;
    tasks.extend(customers::inbox(cx)?);
    tasks.extend(archives::inbox(cx)?);
    tasks.extend(roster::inbox(cx)?);
    tasks.extend(cases::inbox(cx)?);
    tasks.extend(quality::inbox(cx)?);
    tasks.sort_by_key(|task| task.due.map_or(i64::MAX, |due| due.0));
    Ok(tasks)
}

/// Every area → the palette: records whose number begins with this text, as far as the person may read them.
///
/// # Errors
/// A fault of the file.
pub fn find(cx: &Context<'_, '_>, text: &str) -> Result<Vec<Found>, Fault> {
    let mut found = roster::find(cx, text)?;
    found.extend(cases::find(cx, text)?);
    found.extend(quality::find(cx, text)?);
    Ok(found)
}

/// Every area → [`super::settle`]: acts of the program itself that are due.
///
/// # Errors
/// A fault of the file.
pub fn due(tx: &Tx<'_>, at: Instant) -> Result<Vec<Command>, Fault> {
    let mut due: Vec<Command> = roster::due(tx, at)?.into_iter().map(Command::Roster).collect();
    due.extend(cases::due(tx, at)?.into_iter().map(Command::Cases));
    Ok(due)
}

/// Roster → cases: the 值班长 at a moment, the one who works a published shift then and is not on leave (TICK-04); of several, the one whose
/// shift began first. Where nobody is, the 班长 (or 代理班长) of this team.
///
/// # Errors
/// A fault of the file.
pub fn duty_leader(cx: &Context<'_, '_>, at: Instant, team: Option<i64>) -> Result<Option<i64>, Fault> {
    let people = roster_people(cx.tx)?;
    let leads = |person: &&roster::Person| person.active && (person.posts.contains(&Post::TeamLeader) || person.deputy);
    let leaders: Vec<&roster::Person> = people.iter().filter(leads).collect();
    let on_duty = roster::on_duty(cx, at)?;
    let there = on_duty.into_iter().find(|staff| leaders.iter().any(|leader| leader.id == *staff && !leader.deputy));
    let of_team = || {
        let mut own: Vec<&&roster::Person> = leaders.iter().filter(|leader| team.is_some() && leader.team == team).collect();
        own.sort_by_key(|leader| !leader.posts.contains(&Post::TeamLeader));
        own.first().map(|leader| leader.id)
    };
    Ok(there.or_else(of_team))
}

/// Customers → cases: what a ticket needs to know of a customer's file.
///
/// # Errors
/// A fault of the file.
pub fn ticket_customer(tx: &Tx<'_>, customer: i64) -> Result<Option<cases::tickets::Customer>, Fault> {
    use customers::Field;
    Ok(customers::store::customer_bare(tx, customer)?.map(|(customer, _)| cases::tickets::Customer {
        id: customer.id,
        name: customer.draft.get(Field::Name).to_owned(),
        is_key: customer.draft.get(Field::KeyFlag) == "1" || customer.draft.get(Field::Grade) == "A",
    }))
}

/// Customers → cases: the first phone in a customer's file, for a complaint that is registered from a ticket (FLOW-02).
///
/// # Errors
/// A fault of the file.
pub fn customer_phone(tx: &Tx<'_>, customer: i64) -> Result<String, Fault> {
    let Some((customer, _)) = customers::store::customer_bare(tx, customer)? else { return Ok(String::new()) };
    let numbers = customer.draft.contacts.iter().flat_map(|contact| [&contact.mobile, &contact.landline]);
    Ok(numbers.map(|number| number.trim()).find(|number| !number.is_empty()).unwrap_or_default().to_owned())
}

/// Roster → cases: whether somebody is on leave or on business on a day (TICK-01).
///
/// # Errors
/// A fault of the file.
pub fn on_leave(cx: &Context<'_, '_>, staff: i64, day: Day) -> Result<bool, Fault> {
    let shifts = roster::store::shifts_of(cx.tx, staff, day, day)?;
    let covers = roster::leave::covers(cx, &shifts)?;
    Ok(covers.values().any(|cover| !cover.leave.is_empty() || !cover.business.is_empty()))
}

/// Every area → the file: what happened with a customer, newest first, at most `limit`; whether there is more. Another area adds its events
/// here, at most `limit` of the newest that meet the filter.
///
/// # Errors
/// A fault of the file.
pub fn timeline(
    cx: &Context<'_, '_>,
    customer: i64,
    sight: Sight,
    filter: &EventFilter,
    limit: usize,
) -> Result<(Vec<Event>, bool), Fault> {
    let mut events = customers::store::events::events(cx, customer, sight, filter, limit.saturating_add(1))?;
    events.extend(cases::tickets::events(cx, customer, filter, limit.saturating_add(1))?);
    events.extend(cases::complaints::events(cx, customer, filter, limit.saturating_add(1))?);
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    let more = events.len() > limit;
    events.truncate(limit);
    Ok((events, more))
}

/// Tables of every area whose rows (`id`, `customer`) hang on a customer's file and follow it into the file that it is merged into.
/// The guard of an append-only one is opened for that by `{append-only TABLE but customer_tombstone}`.
pub(super) const OF_CUSTOMERS: [&str; 10] =
    ["customer_note", "customer_order", "receipt_slip", "fee", "payment", "stage_step", "document", "letter", "ticket", "complaint"];
/// Logs of the file itself. They follow it too, but a line of theirs is nothing new that hangs on it.
pub(super) const LOGS_OF_CUSTOMERS: [&str; 2] = ["customer_history", "customer_opening"];
/// Tables of every area with one row (`at`) for a customer and something else: of two rows about the same, one is left after a merge.
pub(super) const OF_CUSTOMERS_BY_KEY: [(&str, &str); 2] =
    [("demand", "SELECT * FROM demand WHERE customer = ?1"), ("archive_exemption", "SELECT * FROM archive_exemption WHERE customer = ?1")];

/// Customers → every area: what hangs on a customer goes over to another file. Returns which rows went, for the way back; what has no id of
/// its own comes back out of the pictures of both files.
///
/// # Errors
/// A fault of the file.
pub fn hand_over_customer(tx: &Tx<'_>, from: i64, to: i64) -> Result<Vec<(&'static str, i64)>, Fault> {
    let mut gone = Vec::new();
    for table in OF_CUSTOMERS.into_iter().chain(LOGS_OF_CUSTOMERS) {
        let rows = tx.all(&format!("SELECT id FROM {table} WHERE customer = ?1"), sql![from], |row| row.int(0))?;
        gone.extend(rows.into_iter().map(|row| (table, row)));
        tx.run(&format!("UPDATE {table} SET customer = ?2 WHERE customer = ?1"), sql![from, to])?;
    }
    // Both files asked for the same product in the same week: together they want both.
    tx.run(
        "UPDATE demand SET quantity = quantity + (SELECT g.quantity FROM demand g \
         WHERE g.customer = ?1 AND g.week = demand.week AND g.product = demand.product) \
         WHERE customer = ?2 AND EXISTS (SELECT 1 FROM demand g WHERE g.customer = ?1 AND g.week = demand.week AND g.product = demand.product)",
        sql![from, to],
    )?;
    for (table, same) in [
        ("demand", "k.week = demand.week AND k.product = demand.product"),
        ("archive_exemption", "k.category = archive_exemption.category"),
    ] {
        let there = format!("SELECT 1 FROM {table} k WHERE k.customer = ?2 AND {same}");
        tx.run(&format!("UPDATE {table} SET customer = ?2 WHERE customer = ?1 AND NOT EXISTS ({there})"), sql![from, to])?;
        tx.run(&format!("DELETE FROM {table} WHERE customer = ?1"), sql![from])?;
    }
    Ok(gone)
}

/// Every area → customers: the newest row of each kind that hangs on a customer; 0 where there is none.
///
/// # Errors
/// A fault of the file.
pub fn newest_of_customer(tx: &Tx<'_>, customer: i64) -> Result<Vec<i64>, Fault> {
    let newest = |(table, what): (&str, &str)| {
        tx.number(&format!("SELECT coalesce(max({what}), 0) FROM {table} WHERE customer = ?1"), sql![customer])
    };
    let by_id = OF_CUSTOMERS.into_iter().map(|table| (table, "id"));
    by_id.chain(OF_CUSTOMERS_BY_KEY.into_iter().map(|(table, _)| (table, "at"))).map(newest).collect()
}
