//! A complaint on paper: 《顾客投诉登记表》 (CASE-01), the answer to the customer (CASE-04, CASE-08), and the archive book of the whole case
//! (CASE-12): cover, form, proposals with 批示, log, letters, attachments with their hashes.

use super::model::{Complaint, Mediation, Proposal, ProposalDraft, State};
use super::{Answer, ComplaintView, Query, ask, told};
use crate::areas::cases::missing;
use crate::areas::{Context, attachments, links};
use crate::base::{Instant, Message, No};
use crate::exchange::{Block, Entry, Page, Paragraph, PrintColumn, PrintTable, Style};
use crate::i18n::{Lang, group, moment_long, money};
use crate::msg;

/// Columns of numbers.
const NUMBERS: &[&str] = &["count", "cost", "compensation", "bytes"];
/// What lies in the archive book, in its order.
const PARTS: [&str; 6] = ["form", "proposals", "log", "letters", "visits", "files"];
/// Characters of the complaint that a letter names it by.
const NAMED: usize = 80;

/// Words of one page in its language.
struct Words {
    lang: Lang,
}

impl Words {
    /// A word of the printed pages.
    fn word(&self, id: &str) -> String {
        self.lang.tr(&format!("cases-complaints-print-{id}")).into_owned()
    }

    fn entry(&self, id: &str, value: impl Into<String>) -> Entry {
        Entry::new(self.word(id), value)
    }

    fn wide(&self, id: &str, value: impl Into<String>) -> Entry {
        Entry::wide(self.word(id), value)
    }

    /// The name of a part with its place.
    fn numbered(&self, place: usize, id: &str) -> String {
        format!("{place}　{}", self.word(id))
    }

    fn heading(&self, id: &str) -> Block {
        Block::Heading(self.word(id))
    }

    fn at(&self, at: Option<Instant>) -> String {
        at.map_or_else(|| "—".to_owned(), |at| moment_long(self.lang, at.local()))
    }

    fn say(&self, message: Option<Message>) -> String {
        message.map_or_else(|| "—".to_owned(), |message| self.lang.say(&message))
    }

    fn yes(&self, yes: bool) -> String {
        self.word(if yes { "yes" } else { "no-word" })
    }

    fn table(&self, heads: &[&str], rows: Vec<Vec<String>>) -> Block {
        let columns = heads.iter().map(|id| PrintColumn { title: self.word(id), right: NUMBERS.contains(id) }).collect();
        Block::Table(PrintTable { columns, rows })
    }

    /// A table, or a word where nothing would stand in it.
    fn table_or_none(&self, heads: &[&str], rows: Vec<Vec<String>>) -> Block {
        if rows.is_empty() { Block::Text(Paragraph::new(self.word("none"), Style::Small)) } else { self.table(heads, rows) }
    }

    fn signatures(&self, ids: &[&str]) -> Block {
        Block::Signatures(ids.iter().map(|id| self.word(id)).collect())
    }
}

fn view(cx: &Context<'_, '_>, id: i64) -> Result<Box<ComplaintView>, No> {
    match ask(cx, &Query::View { id })? {
        Answer::View(view) => Ok(view),
        _ => Err(missing().into()),
    }
}

/// Title and number above everything else.
fn headed(words: &Words, id: &str, complaint: &Complaint, page: Page, blocks: Vec<Block>) -> Page {
    let mut facts = vec![words.entry("no", complaint.no.clone())];
    facts.extend(page.facts);
    facts.push(words.entry("state", words.say(Some(complaint.state.message()))));
    Page { title: words.word(id), facts, blocks, ..page }
}

/// 《顾客投诉登记表》, ready to sign.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn register(cx: &Context<'_, '_>, id: i64, page: Page) -> Result<Page, No> {
    let view = view(cx, id)?;
    let words = Words { lang: page.lang };
    let mut blocks = form(&words, &view);
    blocks.push(words.signatures(&["sign-taker", "sign-officer", "sign-leader"]));
    Ok(headed(&words, "register-title", &view.complaint, page, blocks))
}

/// The answer to the customer: what was answered where the complaint is not established, what came of it where it is.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn letter(cx: &Context<'_, '_>, id: i64, page: Page) -> Result<Page, No> {
    let view = view(cx, id)?;
    let complaint = &view.complaint;
    let words = Words { lang: page.lang };
    let paragraph = |text: String| Block::Text(Paragraph::new(text, Style::Body));
    // What came of it once something came of it; before that, what was replied first.
    let (told, handled) = match (&complaint.answer, complaint.result.as_str()) {
        (Some(answer), _) => (answer.text.clone(), true),
        (None, "") => (complaint.first_reply.as_ref().map(|(_, text)| text.clone()).unwrap_or_default(), false),
        (None, result) => (result.to_owned(), true),
    };
    let name = complaint.draft.complainant.as_str();
    let opening = words.lang.say(&msg!("cases-complaints-print-letter-to", name = name));
    let happened = words.at(complaint.draft.happened_at);
    let content = complaint.draft.content.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut named: String = content.chars().take(NAMED).collect();
    if named.len() < content.len() {
        named.push('…');
    }
    let about = if handled {
        msg!("cases-complaints-print-letter-about", at = happened, content = named)
    } else {
        msg!("cases-complaints-print-letter-received", at = happened, content = named)
    };
    let about = words.lang.say(&about);
    let mut blocks = vec![paragraph(opening), paragraph(about)];
    if !told.is_empty() {
        blocks.push(paragraph(told));
    }
    blocks.push(paragraph(words.word("letter-end")));
    blocks.push(words.signatures(&["sign-department", "sign-date"]));
    let facts = vec![words.entry("no", complaint.no.clone())];
    // A customer keeps it: it does not say who printed it, nor that it is for the department alone.
    Ok(Page { title: words.word("letter-title"), facts, blocks, mark: String::new(), ..page })
}

/// The archive book: everything that the department keeps of the case, in one document with page numbers.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn book(cx: &Context<'_, '_>, id: i64, page: Page) -> Result<Page, No> {
    let view = view(cx, id)?;
    let complaint = &view.complaint;
    let words = Words { lang: page.lang };
    let files = links::attached(cx.tx, attachments::Record::complaint(id))?;
    let mut blocks = vec![cover(&words, &view), words.heading("contents"), contents(&words, &view, files.len())];
    blocks.push(words.signatures(&["sign-officer", "sign-archivist", "sign-date"]));
    blocks.push(Block::NewPage);
    let parts = [
        form(&words, &view),
        proposals(&words, complaint),
        vec![log(&words, complaint)],
        vec![letters(&words, complaint)],
        vec![visits(&words, complaint)],
        vec![attached(&words, &files)],
    ];
    for (place, (part, content)) in (1..).zip(PARTS.iter().zip(parts)) {
        blocks.push(Block::Heading(words.numbered(place, part)));
        blocks.extend(content);
    }
    Ok(headed(&words, "book-title", complaint, page, blocks))
}

/// What the case is, on the cover.
fn cover(words: &Words, view: &ComplaintView) -> Block {
    let complaint = &view.complaint;
    let customer = view.customer.as_ref().map_or_else(|| words.word("stranger"), |hint| hint.text.clone());
    let established = complaint.judgement.as_ref().map_or_else(|| "—".to_owned(), |judgement| words.yes(judgement.valid));
    let department = complaint.assignment().map_or_else(|| "—".to_owned(), |assignment| assignment.department.clone());
    let satisfaction = complaint.feedback.map(|(_, satisfaction)| satisfaction.message());
    Block::Grid(vec![
        words.entry("complainant", complaint.draft.complainant.clone()),
        words.entry("customer", customer),
        words.wide("content", complaint.draft.content.clone()),
        words.entry("taken-at", words.at(Some(complaint.accepted_at))),
        words.entry(closed(complaint), words.at(complaint.closed_at)),
        words.entry("established", established),
        words.entry("department", department),
        words.entry("cause", words.say(complaint.cause.as_ref().and_then(|cause| cause.category).map(super::Category::message))),
        words.entry("satisfaction", words.say(satisfaction)),
    ])
}

/// What lies in the book and how much of it, in its order.
fn contents(words: &Words, view: &ComplaintView, files: usize) -> Block {
    let complaint = &view.complaint;
    let told = told_to_customer(words, complaint).len();
    let counts = [1, complaint.proposals.len(), complaint.steps.len(), told, complaint.visits.len(), files];
    let rows = (1..).zip(PARTS.iter().zip(counts)).map(|(place, (part, count))| vec![words.numbered(place, part), count.to_string()]);
    words.table(&["part", "count"], rows.collect())
}

/// The form with judgement, department, choice, result, feedback and cause.
fn form(words: &Words, view: &ComplaintView) -> Vec<Block> {
    let complaint = &view.complaint;
    let draft = &complaint.draft;
    let handler = complaint.handler.as_ref().map_or_else(|| "—".to_owned(), |person| person.name.clone());
    let customer = view.customer.as_ref().map_or_else(|| words.word("stranger"), |hint| hint.text.clone());
    let soothed = draft.soothing.done().iter().filter(|done| **done).count();
    let mut first = vec![
        words.entry("complainant", draft.complainant.clone()),
        words.entry("phone", draft.phone.clone()),
        words.entry("customer", customer),
        words.entry("happened", words.at(draft.happened_at)),
        words.entry("channel", words.say(draft.channel.map(super::Channel::message))),
        words.entry("emotion", words.say(draft.emotion.map(super::Emotion::message))),
        words.entry("soothing", format!("{soothed}/5")),
        words.entry("product", draft.product.clone()),
        words.wide("content", draft.content.clone()),
        words.wide("demand", draft.demand.clone()),
        words.entry("taken-by", complaint.accepted_by.name.clone()),
        words.entry("taken-at", words.at(Some(complaint.accepted_at))),
        words.entry("tracker", complaint.tracker.name.clone()),
        words.entry("handler", handler),
    ];
    if let Some((at, text)) = &complaint.first_reply {
        first.push(words.wide("first-reply", format!("{}\n{text}", words.at(Some(*at)))));
    }
    let mut second = Vec::new();
    if let Some(judgement) = &complaint.judgement {
        second.push(words.entry("sufficient", words.yes(judgement.sufficient)));
        second.push(words.entry("reasonable", words.yes(judgement.reasonable)));
        let grounds = [judgement.grounds.as_str(), judgement.reason.as_str()];
        let grounds = grounds.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        second.push(words.wide("grounds", grounds));
        second.push(words.entry("established", words.yes(judgement.valid)));
        second.push(words.entry("judged-by", format!("{} {}", judgement.by.name, words.at(Some(judgement.at)))));
    }
    for assignment in &complaint.assignments {
        let contact = format!("{} {}", assignment.department, assignment.contact);
        second.push(words.entry("department", contact.trim().to_owned()));
        second.push(words.entry("until", words.at(Some(assignment.until))));
    }
    if let Some(choice) = &complaint.choice {
        let chosen = complaint.proposal(choice.proposal).map(|proposal| proposal.draft.content.clone()).unwrap_or_default();
        second.push(words.wide("chosen", chosen));
        second.push(words.wide("instruction", choice.instruction.clone()));
        second.push(words.entry("approved-by", format!("{} {}", choice.by.name, words.at(Some(choice.at)))));
    }
    if !complaint.result.is_empty() {
        second.push(words.wide("result", complaint.result.clone()));
    }
    if let Some((at, satisfaction)) = complaint.feedback {
        second.push(words.entry("satisfaction", words.say(Some(satisfaction.message()))));
        second.push(words.entry("feedback-at", words.at(Some(at))));
    }
    if let Some(cause) = &complaint.cause {
        second.push(words.entry("cause", words.say(cause.category.map(super::Category::message))));
        let due = cause.due.map_or_else(String::new, |day| day.to_string());
        second.push(words.entry("measure-owner", format!("{} {due}", cause.owner).trim().to_owned()));
        second.push(words.wide("root-cause", cause.root_cause.clone()));
        second.push(words.wide("measure", cause.measure.clone()));
    }
    if complaint.round > 1 || complaint.closed_at.is_some() {
        second.push(words.entry("round", complaint.round.to_string()));
        second.push(words.entry(closed(complaint), words.at(complaint.closed_at)));
    }
    let mut blocks = vec![Block::Grid(first)];
    if !second.is_empty() {
        blocks.extend([words.heading("handling"), Block::Grid(second)]);
    }
    if !complaint.mediations.is_empty() {
        blocks.extend([words.heading("mediations"), mediations(words, complaint)]);
    }
    blocks
}

/// What the moment is called at which it was closed.
fn closed(complaint: &Complaint) -> &'static str {
    if complaint.state == State::Ended { "ended" } else { "closed" }
}

/// The mediation in its order (CASE-17).
fn mediations(words: &Words, complaint: &Complaint) -> Block {
    let row = |mediation: &Mediation| {
        let Mediation { at, by, demand, offer, result } = mediation;
        vec![words.at(Some(*at)), by.name.clone(), demand.clone(), offer.clone(), result.clone()]
    };
    words.table(&["at", "by", "mediated", "offer", "mediation-result"], complaint.mediations.iter().map(row).collect())
}

fn proposals(words: &Words, complaint: &Complaint) -> Vec<Block> {
    let row = |proposal: &Proposal| {
        let ProposalDraft { content, cost, compensation, time, owner, .. } = &proposal.draft;
        let seen = proposal.seen.iter().map(|seen| format!("{} {}", seen.by.name, words.at(Some(seen.at)))).collect::<Vec<_>>();
        let chosen = if proposal.chosen { words.word("chosen-mark") } else { String::new() };
        vec![
            format!("{}-{}", proposal.round, proposal.place),
            content.clone(),
            money(*cost),
            money(*compensation),
            time.clone(),
            owner.clone(),
            seen.join("\n"),
            chosen,
        ]
    };
    let heads = ["place", "proposal", "cost", "compensation", "time", "owner", "seen", "choice"];
    let mut blocks = vec![words.table_or_none(&heads, complaint.proposals.iter().map(row).collect())];
    if let Some(choice) = &complaint.choice {
        blocks.push(Block::Grid(vec![
            words.wide("instruction", choice.instruction.clone()),
            words.entry("approved-by", choice.by.name.clone()),
            words.entry("approved-at", words.at(Some(choice.at))),
        ]));
    }
    blocks
}

fn log(words: &Words, complaint: &Complaint) -> Block {
    let rows = complaint.steps.iter().map(|step| {
        let said = told::details(words.lang, complaint, step);
        let said = said.iter().map(String::as_str).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        vec![words.at(Some(step.at)), step.by.name.clone(), words.say(Some(step.verb.message())), said]
    });
    words.table(&["at", "by", "what", "text"], rows.collect())
}

/// What was said to the customer: when, at which step, and the words.
fn told_to_customer(words: &Words, complaint: &Complaint) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    if let Some((at, text)) = &complaint.first_reply {
        rows.push(vec![words.at(Some(*at)), words.word("first-reply"), text.clone()]);
    }
    if let Some(answer) = &complaint.answer {
        rows.push(vec![words.at(Some(answer.at)), words.word("answer"), answer.text.clone()]);
    }
    let told = complaint.steps.iter().filter(|step| step.informed);
    rows.extend(told.map(|step| vec![words.at(Some(step.at)), words.say(Some(step.verb.message())), step.text.clone()]));
    rows
}

fn letters(words: &Words, complaint: &Complaint) -> Block {
    words.table_or_none(&["at", "what", "text"], told_to_customer(words, complaint))
}

fn visits(words: &Words, complaint: &Complaint) -> Block {
    let rows = complaint.visits.iter().map(|visit| {
        let draft = &visit.draft;
        vec![
            words.at(Some(visit.at)),
            visit.by.name.clone(),
            words.say(draft.mode.map(super::Mode::message)),
            words.yes(draft.reached),
            words.say(draft.satisfaction.map(super::Satisfaction::message)),
            [draft.opinion.as_str(), draft.suggestion.as_str(), draft.next_step.as_str()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
        ]
    });
    words.table_or_none(&["at", "by", "mode", "reached", "satisfaction", "opinion"], rows.collect())
}

fn attached(words: &Words, files: &[attachments::Attachment]) -> Block {
    let rows = files.iter().map(|file| vec![file.name.clone(), group(file.size), words.at(Some(file.at)), file.hash.clone()]);
    words.table_or_none(&["file", "bytes", "at", "hash"], rows.collect())
}
