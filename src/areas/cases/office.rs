//! For the tests of this area: a department in memory with one person of every post, and three customer-service teams' worth of names.

use std::collections::BTreeMap;

use jiff::civil::{date, time};

use crate::areas::staff::{self, StaffDraft};
use crate::areas::{self, Answer, Command, Done, Query};
use crate::base::{Instant, No, Post};
use crate::store::{Store, migrate};

/// A moment in March 2026.
pub(crate) fn at(day: i8, hour: i8, minute: i8, second: i8) -> Instant {
    Instant::of(date(2026, 3, day).to_datetime(time(hour, minute, second, 0)))
}

/// A department with one person of every post; those who work at a seat are of 一班. Everything goes through `perform` and `ask`.
pub(crate) struct Office {
    pub store: Store,
    /// What the clock says.
    pub now: Instant,
    people: BTreeMap<Post, i64>,
}

impl Office {
    /// Founded on Monday, 2 March 2026, at 08:00.
    pub fn new() -> Self {
        Office::over(Store::memory().unwrap())
    }

    /// The same in this empty file.
    pub fn over(mut store: Store) -> Self {
        let now = at(2, 8, 0, 0);
        migrate::run(&mut store, None, &areas::schema(), now).unwrap();
        let mut office = Office { store, now, people: BTreeMap::new() };
        let first = StaffDraft { name: "徐亮".to_owned(), number: "1".to_owned(), posts: vec![Post::Admin], ..StaffDraft::default() };
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
        let admin = office.all(0, Command::Staff(found)).unwrap().id;
        let team = office.all(admin, Command::Staff(staff::Command::AddTeam { name: "一班".to_owned() })).unwrap().id;
        office.people.insert(Post::Admin, admin);
        for (n, post) in Post::ALL.into_iter().enumerate().filter(|(_, post)| *post != Post::Admin) {
            let seated = matches!(post, Post::Agent | Post::Tech | Post::ComplaintOfficer | Post::TeamLeader);
            let draft = StaffDraft {
                name: format!("岗位{n}"),
                number: format!("n{n}"),
                posts: vec![post],
                team: seated.then_some(team),
                ..StaffDraft::default()
            };
            let id = office.all(admin, Command::Staff(staff::Command::Add { draft })).unwrap().id;
            office.people.insert(post, id);
        }
        office
    }

    /// Who has this post.
    pub fn who(&self, post: Post) -> i64 {
        self.people[&post]
    }

    /// An act of any area, now.
    pub fn all(&mut self, staff: i64, command: Command) -> Result<Done, No> {
        areas::perform(&mut self.store, staff, &command, self.now, &mut |_| Ok(()))
    }

    /// An act of this area by who has this post.
    pub fn act(&mut self, post: Post, command: super::Command) -> Result<Done, No> {
        self.all(self.who(post), Command::Cases(command))
    }

    /// A question of this area by who has this post.
    pub fn ask(&mut self, post: Post, query: super::Query) -> Result<super::Answer, No> {
        let staff = self.who(post);
        match areas::ask(&mut self.store, staff, &Query::Cases(query), self.now)? {
            Answer::Cases(answer) => Ok(answer),
            other => panic!("another answer: {other:?}"),
        }
    }
}
