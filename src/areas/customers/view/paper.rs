//! 《客户资料表》: one file on paper, masked as far as the person sees it masked on the screen (FILE-23).

use super::show::{self, Names};
use crate::areas::customers::{Field, FileView, Heading, Kind, field_message};
use crate::exchange::{Block, Entry, Page, PrintColumn, PrintTable};
use crate::i18n::Lang;

/// The form of this file, on a page that says who printed it. Blank fields of the first part stay, to be filled in by hand; later parts show what there is.
pub fn form(view: &FileView, page: Page) -> Page {
    let lang = page.lang;
    let draft = &view.customer.draft;
    let names: Names = [(Field::Keeper, &view.keeper), (Field::Agent, &view.agent)]
        .into_iter()
        .filter_map(|(field, name)| Some((draft.number(field)?, name.clone())))
        .collect();
    let of = |field: Field| {
        let (label, value) = (lang.say(&field.message()), show::value(lang, field, draft.get(field), &names));
        let wide = field.kind() == Kind::Long || matches!(field, Field::Name | Field::Address);
        Entry { label, value, wide }
    };
    let part = |heading: Heading| Field::ALL.iter().copied().filter(move |field| field.heading() == heading);
    let mut blocks =
        vec![Block::Grid(part(Heading::Basic).map(of).collect()), title(lang, "customers-paper-contacts"), contacts(lang, view)];
    for (heading, id) in [
        (Heading::Traits, "customers-view-group-traits"),
        (Heading::Business, "customers-view-group-business"),
        (Heading::Trading, "customers-view-group-trading"),
    ] {
        let filled: Vec<Entry> = part(heading).filter(|field| !draft.get(*field).is_empty()).map(of).collect();
        if !filled.is_empty() {
            blocks.extend([title(lang, id), Block::Grid(filled)]);
        }
    }
    if !draft.credit_problems.is_empty() {
        let rows = draft.credit_problems.iter().map(|problem| vec![problem.day.to_string(), problem.text.clone()]).collect();
        let columns = columns(lang, &["customers-paper-day", "customers-paper-problem"]);
        blocks.extend([title(lang, "customers-paper-problems"), Block::Table(PrintTable { columns, rows })]);
    }
    let sign = ["customers-paper-filled-by", "customers-paper-checked-by", "customers-paper-day"];
    blocks.push(Block::Signatures(sign.map(|id| lang.tr(id).into_owned()).to_vec()));
    let mut facts = page.facts;
    facts.insert(0, Entry::new(lang.say(&field_message("no")), view.customer.no.clone()));
    Page { title: lang.tr("customers-paper-title").into_owned(), facts, blocks, ..page }
}

fn title(lang: Lang, id: &str) -> Block {
    Block::Heading(lang.tr(id).into_owned())
}

fn columns(lang: Lang, ids: &[&str]) -> Vec<PrintColumn> {
    ids.iter().map(|id| PrintColumn { title: lang.tr(id).into_owned(), right: false }).collect()
}

fn contacts(lang: Lang, view: &FileView) -> Block {
    let heads = ["contact_name", "contact_post", "mobile", "landline"];
    let columns = heads.iter().map(|name| PrintColumn { title: lang.say(&field_message(name)), right: false }).collect();
    let contacts = &view.customer.draft.contacts;
    let rows = contacts.iter().map(|c| vec![c.name.clone(), c.post.clone(), c.mobile.clone(), c.landline.clone()]).collect();
    Block::Table(PrintTable { columns, rows })
}
