//! Desktop notifications: what is new in the inbox, and in which words it is told. The words name pages and counts and nobody: they stand
//! on a screen that others see, also while it is locked.

use std::collections::{BTreeMap, BTreeSet};

use crate::areas::Task;
use crate::areas::view::Route;
use crate::i18n::Lang;
use crate::msg;

/// What makes two tasks the same one, whatever their words and deadlines say by now.
type Key = (&'static str, i64, &'static str, &'static str);

fn key(task: &Task) -> Key {
    (task.place, task.subject, task.clause, task.title.id)
}

/// What the inbox held when it was last looked at.
#[derive(Debug, Default)]
pub(super) struct Watch {
    known: Option<BTreeSet<Key>>,
}

impl Watch {
    /// Takes the inbox as it is now and returns what was not in it before. At the first look nothing is new: the person has just come in.
    pub fn look<'a>(&mut self, tasks: &'a [Task]) -> Vec<&'a Task> {
        let now: BTreeSet<Key> = tasks.iter().map(key).collect();
        let before = self.known.replace(now);
        before.map_or_else(Vec::new, |before| tasks.iter().filter(|task| !before.contains(&key(task))).collect())
    }
}

/// Text id of the page on which a task is done.
fn page(task: &Task) -> &'static str {
    match Route::of_place(task.place, task.subject) {
        Some(Route::Plan(_)) => "app-command-plan",
        Some(Route::Leave(_)) => "app-command-leave",
        Some(Route::Swaps(_)) => "app-command-swaps",
        Some(Route::Attendance(_)) => "app-command-attendance",
        Some(Route::Floor(_)) => "app-command-floor",
        Some(Route::Complaints(_)) => "app-command-complaints",
        Some(Route::Tickets(_)) => "app-command-tickets",
        Some(Route::Boards(place)) if place.is_beside(Default::default()) => "app-command-complaints",
        Some(Route::Boards(_)) => "app-area-cases",
        Some(Route::Escalation(_)) => "app-command-escalation",
        Some(Route::Quality(_)) => "app-area-quality",
        Some(route) if route.of_customers() => "app-area-customers",
        Some(route) if route.of_archives() => "app-command-archives",
        _ => "app-area-staff",
    }
}

/// Title and text of the notification of what is new; nothing when nothing is.
pub(super) fn words(lang: Lang, new: &[&Task]) -> Option<(String, String)> {
    if new.is_empty() {
        return None;
    }
    let mut pages: BTreeMap<&'static str, usize> = BTreeMap::new();
    for task in new {
        *pages.entry(page(task)).or_default() += 1;
    }
    let lines = pages.into_iter().map(|(page, count)| lang.say(&msg!("app-notify-page", page = lang.tr(page).as_ref(), count = count)));
    Some((lang.say(&msg!("app-notify-title", count = new.len())), lang.list(&lines.collect::<Vec<_>>())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Message;

    fn task(place: &'static str, subject: i64, name: &str) -> Task {
        Task {
            title: msg!("staff-task-handover", name = name),
            detail: Message::plain("staff-task-handover-detail"),
            due: None,
            clause: "LEAVE-05",
            place,
            subject,
        }
    }

    #[test]
    fn new_is_what_was_not_there_at_the_last_look() {
        let mut watch = Watch::default();
        let first = [task("leave", 1, "王芳"), task("swap", 1, "宋佳")];
        assert!(watch.look(&first).is_empty(), "the person has just come in");
        assert!(watch.look(&first).is_empty());
        let second = [task("leave", 1, "王芳"), task("leave", 2, "唐宁"), task("leave", 3, "韩雪")];
        assert_eq!(watch.look(&second).iter().map(|task| task.subject).collect::<Vec<_>>(), [2, 3]);
        let again = [task("leave", 1, "王芳，已改名"), task("leave", 2, "唐宁"), task("leave", 3, "韩雪")];
        assert!(watch.look(&again).is_empty(), "other words are not another task");
        assert_eq!(watch.look(&first).len(), 1, "what went and came back is new");
    }

    #[test]
    fn the_words_name_pages_and_nobody() {
        let new =
            [task("leave", 2, "唐宁"), task("leave", 3, "韩雪"), task("customer", 9, "青岛海岳酒店有限公司"), task("password", 0, "")];
        let new: Vec<&Task> = new.iter().collect();
        assert_eq!(words(Lang::Zh, &new), Some(("4 件新待办".to_owned(), "客户档案 1 件、人员与帐号 1 件、请假 2 件".to_owned())));
        let (title, text) = words(Lang::En, &new).unwrap();
        assert_eq!(title, "4 new tasks");
        assert!(text.is_ascii(), "{text}");
        assert_eq!(words(Lang::Zh, &[]), None);
    }
}
