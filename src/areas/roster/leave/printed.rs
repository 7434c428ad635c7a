//! 《假条》 on paper: what is asked for, what the chain said, the papers of a sick leave, and lines to sign on (Appendix C, LEAVE-13).

use super::model::{Act, Leave, days_of};
use super::{LeaveView, store};
use crate::areas::Context;
use crate::base::{Day, Instant, No, mask};
use crate::exchange::{Block, Entry, Page, PrintColumn, PrintTable};
use crate::i18n::{Lang, day_long, moment_long};
use crate::msg;

/// Fills a page that says who printed it, for who may read the request.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn form(cx: &Context<'_, '_>, id: i64, page: Page) -> Result<Page, No> {
    Ok(slip(&store::questions::view(cx, id)?, page))
}

fn slip(view: &LeaveView, page: Page) -> Page {
    let (lang, leave) = (page.lang, &view.leave);
    let mut facts = vec![entry(lang, "roster-leave-print-no", leave.no.clone())];
    facts.extend(page.facts);
    facts.push(entry(lang, "roster-leave-print-state", lang.say(&view.state.message())));
    let mut blocks = vec![Block::Grid(asked(view, lang)), Block::Table(shifts(leave, lang)), Block::Table(decisions(leave, lang))];
    if leave.draft.kind.is_sick() {
        blocks.push(Block::Table(certificates(leave, lang)));
    }
    blocks.push(Block::Grid(ends(leave, lang)));
    let mut signs = vec![lang.tr("roster-leave-print-applicant").into_owned()];
    signs.extend(leave.route.iter().map(|post| lang.say(&post.message())));
    if leave.draft.kind.is_sick() {
        signs.push(lang.tr("roster-leave-print-taker").into_owned());
    }
    blocks.push(Block::Signatures(signs));
    Page { title: lang.tr("roster-leave-print-title").into_owned(), facts, blocks, ..page }
}

fn entry(lang: Lang, id: &str, value: String) -> Entry {
    Entry::new(lang.tr(id), value)
}

fn wide(lang: Lang, id: &str, value: String) -> Entry {
    Entry::wide(lang.tr(id), value)
}

fn at(lang: Lang, at: Option<Instant>) -> String {
    at.map_or_else(String::new, |at| moment_long(lang, at.local()))
}

fn several(lang: Lang, words: Vec<String>) -> String {
    lang.list(&words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>())
}

/// What is asked for, by whom, from when to when.
fn asked(view: &LeaveView, lang: Lang) -> Vec<Entry> {
    let (leave, draft, person) = (&view.leave, &view.leave.draft, &view.applicant);
    let kind = lang.say(&draft.kind.message());
    let ticks = [
        (draft.late, "roster-leave-label-late"),
        (draft.special, "roster-leave-print-special"),
        (draft.extreme, "roster-leave-print-extreme"),
    ];
    let ticks = ticks.into_iter().filter(|(set, _)| *set).map(|(_, id)| lang.tr(id).into_owned());
    let own = lang.say(&msg!("roster-leave-view-days", days = days_of(leave.halves())));
    let days = if leave.total > leave.halves() && !leave.joined.is_empty() {
        let joined = lang.say(&msg!("roster-leave-07-joined", nos = leave.joined.join("、"), days = days_of(leave.total)));
        format!("{own}\n{joined}")
    } else {
        own
    };
    let filer = if leave.filer == draft.applicant {
        lang.tr("roster-leave-view-in-person").into_owned()
    } else {
        several(lang, vec![leave.filer_name.clone(), draft.relation.clone()])
    };
    let mut rows = vec![
        entry(lang, "roster-leave-print-applicant", leave.applicant_name.clone()),
        entry(
            lang,
            "roster-leave-print-team",
            several(lang, vec![person.team_name.clone(), person.job.clone(), person.level_name.clone()]),
        ),
        entry(lang, "roster-leave-print-kind", several(lang, std::iter::once(kind).chain(ticks).collect())),
        entry(lang, "roster-leave-print-days", days),
        entry(lang, "roster-leave-print-from", at(lang, leave.start())),
        entry(lang, "roster-leave-print-to", at(lang, leave.end())),
        wide(lang, "roster-leave-print-reason", draft.reason.clone()),
        entry(lang, "roster-leave-print-filer", filer),
        entry(lang, "roster-leave-print-filed", at(lang, leave.filed_at)),
    ];
    if let Some(notice) = &draft.notice {
        let caller = several(lang, vec![at(lang, Some(notice.at)), notice.caller.clone(), notice.relation.clone()]);
        rows.push(wide(lang, "roster-leave-print-notice", caller));
    }
    if !draft.phone.is_empty() {
        rows.push(entry(lang, "roster-leave-print-phone", mask::phone(&draft.phone)));
    }
    if !draft.document.is_empty() {
        rows.push(wide(lang, "roster-leave-print-document", draft.document.clone()));
    }
    rows
}

fn table(lang: Lang, heads: &[&str], rows: Vec<Vec<String>>) -> PrintTable {
    let column = |id: &&str| PrintColumn { title: lang.tr(id).into_owned(), right: false };
    PrintTable { columns: heads.iter().map(column).collect(), rows }
}

/// The shifts that are touched, and the part of each that is on leave.
fn shifts(leave: &Leave, lang: Lang) -> PrintTable {
    let row = |part: &super::Part| {
        let time = if part.whole() { lang.tr("roster-leave-print-whole").into_owned() } else { span(part.span.from, part.span.to) };
        let time = if part.restored { lang.say(&msg!("roster-leave-view-restored", part = time)) } else { time };
        let shift = if part.name.is_empty() {
            "—".to_owned()
        } else {
            format!("{} {}", part.name, span(part.shift_span.from, part.shift_span.to))
        };
        vec![day_long(lang, part.day), shift, time, days_of(part.halves())]
    };
    let heads = ["roster-leave-print-day", "roster-leave-print-shift", "roster-leave-print-away", "roster-leave-print-day-count"];
    table(lang, &heads, leave.parts.iter().map(row).collect())
}

/// `08:00–16:00`
fn span(from: Instant, to: Instant) -> String {
    let clock = |at: Instant| at.local().strftime("%H:%M").to_string();
    format!("{}–{}", clock(from), clock(to))
}

/// What each post of the chain decided; an empty line is still to be decided (LEAVE-05, LEAVE-06).
fn decisions(leave: &Leave, lang: Lang) -> PrintTable {
    let row = |post: &crate::base::Post| {
        let decided = [Act::Endorse, Act::Approve, Act::Return, Act::Reject];
        let step = leave.steps.iter().rev().find(|step| step.post == Some(*post) && decided.contains(&step.act));
        let told = step.map_or_else(
            || [String::new(), String::new(), String::new()],
            |step| {
                let said = [lang.say(&step.act.message()), step.text.clone()];
                let said: Vec<String> = said.into_iter().filter(|word| !word.is_empty()).collect();
                [said.join("\n"), step.name.clone(), moment_long(lang, step.at.local())]
            },
        );
        std::iter::once(lang.say(&post.message())).chain(told).collect()
    };
    let heads = ["roster-leave-print-post", "roster-leave-print-opinion", "roster-leave-print-name", "roster-leave-print-time"];
    table(lang, &heads, leave.route.iter().map(row).collect())
}

/// Certificates in the order in which they came (LEAVE-10, LEAVE-12); an empty line where none came yet.
fn certificates(leave: &Leave, lang: Lang) -> PrintTable {
    let days = |from: Day, to: Day| lang.say(&msg!("roster-leave-view-from-to", from = day_long(lang, from), to = day_long(lang, to)));
    let row = |certificate: &super::Certificate| {
        let days = days(certificate.from, certificate.to);
        let days = if certificate.late { lang.say(&msg!("roster-leave-view-late-paper", words = days)) } else { days };
        vec![certificate.hospital.clone(), certificate.doctor.clone(), days, moment_long(lang, certificate.at.local())]
    };
    let mut rows: Vec<Vec<String>> = leave.certificates.iter().map(row).collect();
    if rows.is_empty() {
        rows.push(vec![String::new(); 4]);
    }
    let heads = ["roster-leave-print-hospital", "roster-leave-print-doctor", "roster-leave-print-covers", "roster-leave-print-entered"];
    table(lang, &heads, rows)
}

/// The slip as it was handed in, and 销假 (LEAVE-01, LEAVE-13).
fn ends(leave: &Leave, lang: Lang) -> Vec<Entry> {
    let mut rows = Vec::new();
    if leave.draft.kind.is_sick() {
        let slip = leave.slip.as_ref().map_or_else(String::new, |slip| several(lang, vec![at(lang, Some(slip.at)), slip.name.clone()]));
        rows.push(entry(lang, "roster-leave-print-slip", slip));
    }
    let back = leave.back.as_ref().map_or_else(String::new, |(when, name)| several(lang, vec![at(lang, Some(*when)), name.clone()]));
    rows.push(entry(lang, "roster-leave-print-back", back));
    rows
}

#[cfg(test)]
mod tests {
    use super::super::model::Kind;
    use super::super::tests::{Office, day};
    use super::super::{Command, commands};
    use crate::areas::roster::{self, Printout};
    use crate::areas::{self, Context};
    use crate::base::No;
    use crate::exchange::{Block, Page};
    use crate::i18n::Lang;
    use crate::rules::Parameters;

    fn printed(office: &mut Office, name: &str, id: i64, lang: Lang) -> Result<Page, No> {
        let (actor, at) = (office.who(name), office.at);
        office.store.read(|tx| {
            let (actor, params) = (areas::who(tx, actor)?, Parameters::default());
            let page = Page::by(lang, "", "宏达大厦客服部", &actor.name, at.local());
            roster::printed::form(&Context { tx, actor: &actor, at, params: &params }, Printout::Leave(id), page)
        })
    }

    fn tables(page: &Page) -> Vec<Vec<Vec<String>>> {
        page.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table.rows.clone()) } else { None }).collect()
    }

    #[test]
    fn the_slip_holds_what_was_asked_and_decided_and_lines_to_sign_on() {
        let mut office = Office::open();
        let shifts = office.roster(&["王芳", "李娜"], &[day(11), day(12)]);
        let draft = super::super::Draft { kind: Kind::Sick, reason: "发烧 #39 度".to_owned(), ..office.draft("王芳", &shifts) };
        let id = office.file("王芳", draft);
        office.decide("刘洋", id, commands::Decision::Approve).unwrap();
        let page = printed(&mut office, "王芳", id, Lang::Zh).unwrap();
        assert_eq!(page.title, "假条");
        assert_eq!(page.department, "宏达大厦客服部");
        let found = tables(&page);
        let [shifts, decisions, certificates] = &found[..] else { panic!() };
        assert_eq!((shifts.len(), shifts[0][1].as_str(), shifts[0][3].as_str()), (2, "早 08:00–16:00", "1.0"));
        // Two days: 班长 endorsed, 客服部主任 and 客服中心主任 are still to decide.
        let said: Vec<(&str, &str)> = decisions.iter().map(|row| (row[0].as_str(), row[2].as_str())).collect();
        assert_eq!(said, [("班长", "刘洋"), ("客服部主任", ""), ("客服中心主任", "")]);
        assert_eq!(certificates[..], [vec![String::new(); 4]]);
        let Some(Block::Signatures(signs)) = page.blocks.last() else { panic!() };
        assert_eq!(signs.len(), 5);
        let certify = Command::Certify { id, hospital: "市一院".to_owned(), doctor: "陈医生".to_owned(), from: day(11), to: day(12) };
        office.leave("王芳", certify).unwrap();
        let page = printed(&mut office, "郑国", id, Lang::En).unwrap();
        assert_eq!(tables(&page)[2][0][0], "市一院");
        for lang in [Lang::Zh, Lang::En] {
            let pdf = printed(&mut office, "王芳", id, lang).unwrap().pdf().unwrap();
            assert!(pdf.starts_with(b"%PDF-"));
        }
    }

    #[test]
    fn only_who_reads_the_request_prints_it_and_the_printing_is_kept() {
        let mut office = Office::open();
        let shifts = office.roster(&["王芳"], &[day(11)]);
        let draft = office.draft("王芳", &shifts);
        let id = office.file("王芳", draft);
        for (name, reads) in
            [("王芳", true), ("刘洋", true), ("何平", true), ("审计", true), ("周涛", false), ("张敏", false), ("徐亮", false)]
        {
            assert_eq!(printed(&mut office, name, id, Lang::Zh).is_ok(), reads, "{name}");
            let actor = office.who(name);
            let print = areas::Command::Roster(roster::Command::Print(Printout::Leave(id)));
            assert_eq!(areas::perform(&mut office.store, actor, &print, office.at, &mut |_| Ok(())).is_ok(), reads, "{name}");
        }
    }
}
