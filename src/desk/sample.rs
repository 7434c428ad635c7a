//! The sample department: made-up people and customers, clearly marked, to look around in and throw away.

use std::path::Path;

use zeroize::Zeroizing;

use super::{Desk, Founding};
use crate::areas::customers::store::{SERIES, Words, insert};
use crate::areas::customers::{Command as CustomerCommand, Contact, Draft, Field, ImportNote};
use crate::areas::staff::clauses::sec_01_passwords;
use crate::areas::staff::{self, StaffDraft};
use crate::areas::{self, Command, Context};
use crate::base::sample::{SampleCustomer, sample_customer, sample_staff};
use crate::base::{Fault, Instant, No, Post};
use crate::rules::Parameters;
use crate::store::{keys, numbers};

/// Customers of the sample department.
const CUSTOMERS: u64 = 400;
/// Seed of everything made up here: the same department on every machine.
const SEED: u64 = 20_260_311;

/// Founds the sample department; its one account gets a random password, which is returned for the lock page to show.
///
/// # Errors
/// As [`Desk::found`].
pub fn found(file: &Path, department: &str, at: Instant) -> Result<(Desk, Zeroizing<String>), No> {
    let password = random_password(at)?;
    let founding = Founding {
        department: department.to_owned(),
        demo: true,
        name: "徐亮".to_owned(),
        number: "1001".to_owned(),
        password: password.clone(),
    };
    let (mut desk, _) = Desk::found(file, &founding, at)?;
    let agents = people(&mut desk, at)?;
    customers(&mut desk, SEED, CUSTOMERS, &agents, at, &mut |_| true)?;
    Ok((desk, password))
}

/// A random password that the rules accept (SEC-01); nearly every draw does.
fn random_password(at: Instant) -> Result<Zeroizing<String>, Fault> {
    loop {
        let password = Zeroizing::new(format!("{}-{}", keys::random_code(5)?, keys::random_code(5)?.to_lowercase()));
        let person = sec_01_passwords::Person::default();
        if sec_01_passwords::judge(&password, &person, &Parameters::default(), at.day(), false, true).is_none() {
            return Ok(password);
        }
    }
}

/// Adds the sample people; returns the ids of those who look after customers.
fn people(desk: &mut Desk, at: Instant) -> Result<Vec<i64>, No> {
    let mut teams: Vec<(String, i64)> = Vec::new();
    let mut agents = Vec::new();
    for (place, person) in sample_staff().iter().enumerate().filter(|(_, person)| person.name != "徐亮") {
        let team = match teams.iter().find(|(name, _)| name == person.team) {
            Some((_, id)) => Some(*id),
            None if person.team.is_empty() => None,
            None => {
                let id = desk.perform(&Command::Staff(staff::Command::AddTeam { name: person.team.to_owned() }), at)?.id;
                teams.push((person.team.to_owned(), id));
                Some(id)
            }
        };
        let posts: Vec<Post> = Post::of(person.post).into_iter().collect();
        let serves = posts.contains(&Post::Agent);
        let draft = StaffDraft {
            number: format!("{}", 1020 + place),
            name: person.name.to_owned(),
            posts,
            team,
            job: person.job.to_owned(),
            level: person.level.to_owned(),
            ..StaffDraft::default()
        };
        let id = desk.perform(&Command::Staff(staff::Command::Add { draft }), at)?.id;
        if serves {
            agents.push(id);
        }
    }
    Ok(agents)
}

/// Adds made-up customers in one transaction with one journal entry. `go_on` is told how many there are and may stop it.
///
/// # Errors
/// A refusal for who may not import, a fault, or `STORE-STOPPED`; then nothing was written.
pub fn customers(
    desk: &mut Desk,
    seed: u64,
    count: u64,
    agents: &[i64],
    at: Instant,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> Result<(), No> {
    let staff = desk.session().staff;
    desk.store().write(|tx| {
        let actor = areas::who(tx, staff)?;
        let params = areas::staff::store::parameters(tx)?;
        let cx = Context { tx, actor: &actor, at, params: &params };
        let mut words = Words::default();
        let day = at.day();
        let total = i64::try_from(count).unwrap_or(i64::MAX);
        let first = numbers::reserve(tx, SERIES, day, total)?;
        for (place, number) in (first..).zip(0..count) {
            let agent = agents.get(usize::try_from(number).unwrap_or(0) % agents.len().max(1)).copied();
            let draft = draft_of(&sample_customer(seed, number), agent);
            insert(&cx, &mut words, &numbers::shown(SERIES, day, place), &draft)?;
            if number % 1_000 == 0 && !go_on(number) {
                return Err(No::Fault(Fault::new("STORE-STOPPED", crate::msg!("base-store-stopped"), "cancelled")));
            }
        }
        let note = ImportNote { file: "sample".to_owned(), rows: total, created: total, ..ImportNote::default() };
        areas::customers::act(&cx, &CustomerCommand::Import(note)).map(|_| ())
    })
}

/// A made-up customer as a file.
fn draft_of(sample: &SampleCustomer, agent: Option<i64>) -> Draft {
    let mut draft = Draft::default();
    let mut set = |field: Field, value: &str| draft.set(field, value.to_owned());
    set(Field::Name, &sample.name);
    set(Field::Relation, "现在");
    set(Field::Market, "国内");
    set(Field::Type, "直接");
    set(Field::Region, &sample.division.to_string());
    set(Field::Address, &sample.address);
    set(Field::Industry, sample.industry);
    set(Field::Grade, sample.grade);
    set(Field::CreditGrade, sample.credit_grade);
    set(Field::Source, sample.source);
    set(Field::CreditCode, &sample.credit_code);
    set(Field::FiledOn, &sample.filed_on.to_string());
    set(Field::AnnualSales, &sample.annual_sales_fen.to_string());
    set(Field::Notes, sample.note);
    set(Field::Agent, &agent.map_or(String::new(), |id| id.to_string()));
    draft.contacts.push(Contact {
        name: sample.contact.clone(),
        mobile: sample.mobile.clone(),
        landline: sample.landline.clone(),
        ..Contact::default()
    });
    draft
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    #[test]
    fn the_sample_department_opens_with_its_password() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("示例.kefu");
        let at = Instant::of(datetime(2026, 3, 11, 9, 0, 0, 0));
        let (mut desk, password) = found(&file, "示例部门", at).unwrap();
        let query = areas::Query::Customers(areas::customers::Query::Count);
        assert_eq!(desk.ask(&query, at).unwrap(), areas::Answer::Customers(areas::customers::Answer::Count(CUSTOMERS as i64)));
        drop(desk);
        assert!(Desk::log_in(&file, "徐亮", &password, at).is_ok());
    }
}
