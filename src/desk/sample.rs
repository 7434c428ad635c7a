//! The sample department: made-up people and customers, clearly marked, to look around in and throw away.

use std::ops::ControlFlow;
use std::path::Path;

use zeroize::Zeroizing;

use super::{Desk, Founding, sample_archive};
use crate::areas::Command;
use crate::areas::customers::sheet;
use crate::areas::staff::clauses::sec_01_passwords;
use crate::areas::staff::{self, StaffDraft};
use crate::base::sample::sample_staff;
use crate::base::{Fault, Instant, No, Post};
use crate::rules::Parameters;
use crate::store::keys;

/// Customers of the sample department.
const CUSTOMERS: u32 = 400;

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
    let staff = desk.session().staff;
    sheet::generate(desk.store(), staff, "sample", CUSTOMERS, &agents, at, &mut |_| ControlFlow::Continue(()))?;
    sample_archive::fill(&mut desk, at)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas;
    use jiff::civil::datetime;

    #[test]
    fn the_sample_department_opens_with_its_password() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("示例.kefu");
        let at = Instant::of(datetime(2026, 3, 11, 9, 0, 0, 0));
        let (mut desk, password) = found(&file, "示例部门", at).unwrap();
        let query = areas::Query::Customers(areas::customers::Query::Count);
        assert_eq!(desk.ask(&query, at).unwrap(), areas::Answer::Customers(areas::customers::Answer::Count(i64::from(CUSTOMERS))));
        drop(desk);
        assert!(Desk::log_in(&file, "徐亮", &password, at).is_ok());
    }
}
