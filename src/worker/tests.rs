//! The writer without its thread: what it settles while nobody acts, and what it tells.

use std::sync::mpsc::Receiver;

use super::*;
use crate::base::Instant;
use crate::desk::tests::{PASSWORD, at, settled, with_a_shift_to_come};

fn writer() -> (Writer, Receiver<Reply>) {
    let (send, replies) = sync_channel(QUEUE);
    let writer = Writer {
        clock: Clock::System,
        back: Back { replies: send, wake: Arc::new(|| {}) },
        readers: Default::default(),
        jobs: Arc::default(),
        seen: Arc::default(),
        desk: None,
        locked: false,
    };
    (writer, replies)
}

fn told(replies: &Receiver<Reply>) -> Vec<&'static str> {
    let name = |reply| match reply {
        Reply::Opened(_) => "opened",
        Reply::Unlocked(Ok(())) => "unlocked",
        Reply::Stale => "stale",
        _ => "other",
    };
    replies.try_iter().map(name).collect()
}

fn log_in(writer: &mut Writer, file: &Path, now: Instant) {
    let request = Request::LogIn { file: file.to_owned(), who: "徐亮".to_owned(), secret: Zeroizing::new(PASSWORD.to_owned()) };
    writer.serve(request, now);
}

#[test]
fn a_quiet_minute_settles_and_says_so_once() {
    let (_folder, file) = with_a_shift_to_come();
    let (mut writer, replies) = writer();
    writer.settle(at(9, 0));
    assert!(told(&replies).is_empty(), "nobody is logged in");
    log_in(&mut writer, &file, at(9, 0));
    writer.settle(at(15, 59));
    assert_eq!(told(&replies), ["opened"]);
    writer.settle(at(16, 0));
    writer.settle(at(16, 1));
    assert_eq!(told(&replies), ["stale"]);
    assert_eq!(settled(writer.desk.as_mut().unwrap()), ["attendance.settle"]);
}

#[test]
fn nothing_is_settled_behind_a_locked_screen_and_all_of_it_when_the_person_is_back() {
    let (_folder, file) = with_a_shift_to_come();
    let (mut writer, replies) = writer();
    log_in(&mut writer, &file, at(9, 0));
    writer.serve(Request::Lock, at(9, 30));
    writer.settle(at(17, 0));
    assert!(settled(writer.desk.as_mut().unwrap()).is_empty());
    writer.serve(Request::Unlock(Zeroizing::new(PASSWORD.to_owned())), at(18, 0));
    assert_eq!(told(&replies), ["opened", "unlocked"]);
    assert_eq!(settled(writer.desk.as_mut().unwrap()), ["attendance.settle"]);
}
