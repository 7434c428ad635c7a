//! The sample department: made-up people and customers, clearly marked, to look around in and throw away.

use std::ops::ControlFlow;
use std::path::Path;

use zeroize::Zeroizing;

use super::{Desk, Founding, sample_archive, sample_cases, sample_life, sample_quality, sample_roster};
use crate::areas::customers::{self, ListQuery, OrderDraft, OrderLine, sheet};
use crate::areas::staff::clauses::sec_01_passwords;
use crate::areas::staff::{self, StaffDraft};
use crate::areas::{Answer, Command, Query};
use crate::base::sample::sample_staff;
use crate::base::{Fault, Instant, No, Post, plus_days};
use crate::rules::Parameters;
use crate::store::keys;

/// What the customers of the sample department buy.
const PRODUCTS: [&str; 5] = ["普通硅酸盐水泥", "复合水泥", "机制砂", "商品混凝土", "石膏板"];
/// Who can log in beside the founder: everybody whom a request for leave or a swap passes, and one of each other post.
const DOORS: [&str; 11] = ["王芳", "张敏", "刘洋", "周涛", "何平", "郑国", "孙丽", "林霞", "吴磊", "马骏", "钱进"];
/// Customers of the sample department.
const CUSTOMERS: u32 = 400;

/// Founds the sample department; its accounts share one random password, which is returned for the login page to show.
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
    let agents = people(&mut desk, &password, at)?;
    let staff = desk.session().staff;
    sample_life::begin(&mut desk, at)?;
    sheet::generate(desk.store(), staff, "sample", CUSTOMERS, &agents, at, &mut |_| ControlFlow::Continue(()))?;
    sample_archive::fill(&mut desk, at)?;
    sample_life::fill(&mut desk, at)?;
    orders(&mut desk, at)?;
    sample_roster::fill(&mut desk, at)?;
    sample_cases::fill(&mut desk, at)?;
    sample_quality::fill(&mut desk, at)?;
    Ok((desk, password))
}

/// Every third customer orders now and then, one in seven still has to pay, so that figures have something behind them.
fn orders(desk: &mut Desk, at: Instant) -> Result<(), No> {
    let ids = match desk.ask(&Query::Customers(customers::Query::Ids { list: ListQuery::default() }), at)? {
        Answer::Customers(customers::Answer::Ids(ids)) => ids,
        _ => return Ok(()),
    };
    for (n, id) in (0_i64..).zip(ids.iter().step_by(3)) {
        // Some buy much more than the others, so that there are all grades.
        let times = match n % 12 {
            0 => 25,
            3 | 7 => 8,
            _ => 1,
        };
        let amount = (n * 7_919 % 90 + 10) * 100_000 * times;
        let paid = if n % 7 == 3 { amount / 2 } else { amount };
        let product = PRODUCTS.get(usize::try_from(n * n % 11).unwrap_or(0) % PRODUCTS.len()).copied().unwrap_or_default();
        let line = OrderLine { product: product.to_owned(), quantity: amount / 500, amount };
        let day = plus_days(at.day(), -(n * 37 % 75));
        let order = OrderDraft { day, channel: "电话".to_owned(), amount, paid, lines: vec![line] };
        match desk.perform(&Command::Customers(customers::Command::Order { id: *id, order: Box::new(order) }), at) {
            // Whose grade asks for the payment first has not paid yet.
            Ok(_) | Err(No::Refused(_)) => {}
            Err(no) => return Err(no),
        }
    }
    Ok(())
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

/// Adds the sample people, with accounts for those of [`DOORS`]; returns the ids of those who look after customers.
fn people(desk: &mut Desk, password: &str, at: Instant) -> Result<Vec<i64>, No> {
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
        if DOORS.contains(&person.name) {
            open_account(desk, id, password, at)?;
        }
    }
    Ok(agents)
}

/// The administrator gives a one-time code, and the person changes it for the password.
fn open_account(desk: &mut Desk, staff: i64, password: &str, at: Instant) -> Result<(), No> {
    desk.perform(&Command::Staff(staff::Command::GiveCode { staff, code: keys::random_code(15)? }), at)?;
    desk.act_as(staff, &Command::Staff(staff::Command::ChangePassword { new: password.to_owned() }), at)?;
    Ok(())
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
        assert_eq!(desk.ask(&query, at).unwrap(), areas::Answer::Customers(areas::customers::Answer::Count(i64::from(CUSTOMERS) + 9)));
        let query = areas::Query::Roster(areas::roster::Query::Today);
        let areas::Answer::Roster(areas::roster::Answer::Today(today)) = desk.ask(&query, at).unwrap() else { panic!() };
        assert_eq!(today.crews.first().map(|crew| crew.name.as_str()), Some("早"), "somebody is on duty at nine");
        let found = |desk: &mut Desk, no: &str| {
            let query = areas::Query::Find(no.to_owned());
            let areas::Answer::Found(found) = desk.ask(&query, at).unwrap() else { panic!() };
            found.into_iter().map(|one| one.no).collect::<Vec<_>>()
        };
        assert!(found(&mut desk, "qj2026").contains(&"QJ-20260311-003".to_owned()), "leave waits");
        assert!(found(&mut desk, "hb-20260311").contains(&"HB-20260311-001".to_owned()), "a swap waits");
        assert!(found(&mut desk, "qj2027").is_empty());
        drop(desk);
        for name in DOORS.into_iter().chain(["徐亮"]) {
            assert!(Desk::log_in(&file, name, &password, at).is_ok(), "{name}");
        }
    }
}
