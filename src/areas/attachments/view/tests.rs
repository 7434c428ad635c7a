//! The list by its accessible labels, with answers made by hand.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Key, Modifiers, Role, Ui};
use egui_kittest::kittest::Queryable as _;

use super::Files;
use crate::areas::attachments::{Answer as Told, Attachment, Command, Content, Knob, Listing, Media, Record, Tape};
use crate::areas::bench::{self, Page, bench, now};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, News, Opening, PdfPage, Pick, Picture, Route, Slot};
use crate::areas::{self, Answer};
use crate::base::{Fault, No, Post, Refusal};
use crate::exchange::Sound;
use crate::i18n::Lang;
use crate::msg;

/// A file that somebody lets go over the window.
#[derive(Debug)]
struct Let(PathBuf);

impl egui::DroppedFile for Let {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Ok(Vec::new())
    }
}

#[derive(Default)]
struct Shown(Files);

impl Page for Shown {
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, _: Route, actions: &mut Actions) {
        self.0.open(Record::leave(3), actions);
        self.0.ui(ui, cx, &cx.lang.tr("attachments-title"), actions);
    }

    fn hear(&mut self, _: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.0.news(news, actions);
    }
}

type Bench = bench::Bench<Shown>;

fn file(id: i64, name: &str, media: Media) -> Attachment {
    Attachment {
        id,
        record: Record::leave(3),
        name: name.into(),
        media,
        size: 1_500_000,
        hash: "ab".repeat(32),
        note: String::new(),
        at: now(),
        by: 2,
        by_name: "王芳".into(),
        gone: None,
    }
}

fn listing(files: Vec<Attachment>) -> Listing {
    Listing { record: Record::leave(3), files, add: None, remove: None, purpose: None, draft: false }
}

impl Bench {
    fn told(&mut self, listing: Listing) {
        self.answered(Slot::Attachments(Record::leave(3)), Answer::Attachments(Told::Files(Box::new(listing))));
    }

    fn started(&mut self) -> Vec<Job> {
        let job = |action| if let Action::Start(job) = action { Some(job) } else { None };
        std::mem::take(&mut self.actions).into_iter().filter_map(job).collect()
    }

    /// A file was drawn: a picture, or this page of a PDF of three.
    fn drawn(&mut self, name: &str, page: Option<usize>, before: Option<Arc<Picture>>) -> Arc<Picture> {
        let pdf = page.map(|page| PdfPage { content: Content::of(Vec::new()), page, pages: 3 });
        let picture = Arc::new(Picture { name: name.into(), size: [2, 1], pixels: vec![255; 8], pdf });
        let job = match (page, before) {
            (Some(page @ 1..), Some(picture)) => Job::TurnPage { picture, page },
            _ => Job::OpenAttachment { record: Record::leave(3), file: 4, purpose: String::new(), how: Opening::Here },
        };
        self.news(&News::Job(&job, &Ok(JobDone::Picture(Arc::clone(&picture)))));
        picture
    }

    fn turned(&mut self) -> Option<usize> {
        self.started().into_iter().filter_map(|job| if let Job::TurnPage { page, .. } = job { Some(page) } else { None }).next_back()
    }
}

fn shown(listing: Listing) -> egui_kittest::Harness<'static, Bench> {
    let mut h = bench(Bench::new(Post::Agent, Lang::Zh, Route::Home));
    h.state_mut().told(listing);
    h.run();
    h
}

#[test]
fn a_file_is_added_by_the_dialog_or_dropped_on_the_window() {
    let mut h = shown(listing(Vec::new()));
    h.get_by_label("添加附件…").click();
    h.run();
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Pick(Pick::Attachment(of)) if *of == Record::leave(3))));
    let path = PathBuf::from("/tmp/证明.pdf");
    h.state_mut().actions.clear();
    h.state_mut().news(&News::Picked(&Pick::Attachment(Record::leave(3)), Some(&path)));
    assert!(matches!(&h.state_mut().started()[..], [Job::Attach { paths, .. }] if *paths == [path.clone()]));
    // For another record it is none of ours.
    h.state_mut().news(&News::Picked(&Pick::Attachment(Record::leave(4)), Some(&path)));
    assert!(h.state_mut().started().is_empty());
    assert!(super::takes_drops(&h.ctx));
    h.input_mut().dropped_files.push(Arc::new(Let(path.clone())));
    h.run();
    assert!(matches!(&h.state_mut().started()[..], [Job::Attach { paths, .. }] if *paths == [path]));
}

#[test]
fn a_file_of_a_draft_goes_at_once() {
    let mut h = shown(Listing { draft: true, ..listing(vec![file(4, "证明.pdf", Media::Pdf)]) });
    h.get_by_label("移出").click();
    h.run();
    assert_eq!(h.state_mut().acts(), [areas::Command::Attachments(Command::Remove { file: 4, reason: String::new() })]);
    // What it was refused for is told without a question to stand in.
    let command = areas::Command::Attachments(Command::Remove { file: 4, reason: String::new() });
    h.state_mut().finished(&command, &Err(No::Refused(crate::areas::attachments::commands::missing())));
    h.run();
    assert!(h.query_all_by_label("附件未处理").next().is_some());
}

#[test]
fn a_locked_record_says_why_nothing_is_added_or_removed() {
    let no = Some(Refusal::by("FILE-11", msg!("archives-scan-kept", no = "DA-1")));
    let mut h = shown(Listing { add: no.clone(), remove: no, ..listing(vec![file(4, "证明.pdf", Media::Pdf)]) });
    h.get_by_label("添加附件…").click();
    h.get_by_label("删除…").click();
    h.run();
    assert!(h.state_mut().started().is_empty());
    assert!(h.query_by_label("删除这份附件").is_none());
    assert!(!super::takes_drops(&h.ctx));
}

#[test]
fn a_copy_goes_to_where_the_person_says() {
    let mut h = shown(listing(vec![file(4, "来电.mp3", Media::Mp3)]));
    h.get_by_label("另存为…").click();
    h.run();
    let pick = h.state_mut().actions.iter().find_map(|action| if let Action::Pick(pick) = action { Some(pick.clone()) } else { None });
    assert_eq!(pick, Some(Pick::AttachmentCopy(4, "来电.mp3".into())));
    h.state_mut().actions.clear();
    let path = PathBuf::from("/tmp/来电.mp3");
    h.state_mut().news(&News::Picked(&pick.unwrap(), Some(&path)));
    assert!(matches!(&h.state_mut().started()[..], [Job::OpenAttachment { file: 4, how: Opening::Copy(to), .. }] if *to == path));
}

/// A recording of a minute at this line of the list.
fn heard(h: &mut egui_kittest::Harness<'static, Bench>, outcome: Result<JobDone, No>) {
    h.get_by_label("收听").click();
    h.run();
    let jobs = h.state_mut().started();
    assert!(matches!(&jobs[..], [Job::OpenAttachment { file: 4, how: Opening::Here, .. }]));
    assert!(label(h, "正在读取录音"));
    h.state_mut().news(&News::Job(&jobs[0], &outcome));
    h.run();
}

fn label(h: &egui_kittest::Harness<'static, Bench>, text: &str) -> bool {
    h.query_all_by_label_contains(text).next().is_some()
}

fn tape() -> Arc<Tape> {
    Arc::new(Tape::new(Sound { rate: 1_000, samples: vec![900; 60_000] }))
}

/// What was wanted of the recording since the last time, done as the window does it.
fn turned(h: &mut egui_kittest::Harness<'static, Bench>) -> Vec<Knob> {
    h.run_steps(2);
    let sound = |action| if let Action::Sound(tape, knob) = action { Some((tape, knob)) } else { None };
    let wanted: Vec<_> = std::mem::take(&mut h.state_mut().actions).into_iter().filter_map(sound).collect();
    wanted.into_iter().map(|(tape, knob)| (tape.set(knob), knob).1).collect()
}

#[test]
fn a_recording_is_heard_in_the_list_by_hand_and_by_keys() {
    let mut h = shown(listing(vec![file(4, "来电.mp3", Media::Mp3)]));
    heard(&mut h, Ok(JobDone::Recording(tape())));
    assert!(label(&h, "00:00 / 01:00") && super::shows_player(&h.ctx));
    h.get_by_label("播放").click();
    assert_eq!(turned(&mut h), [Knob::Play]);
    h.run_steps(2);
    h.get_by_label("暂停").click();
    assert_eq!(turned(&mut h), [Knob::Pause]);
    for (key, knob) in [(Key::F9, Knob::Seek(5_000)), (Key::F9, Knob::Seek(10_000)), (Key::F7, Knob::Seek(5_000)), (Key::F8, Knob::Play)] {
        h.key_press(key);
        assert_eq!(turned(&mut h), [knob]);
    }
    h.key_press(Key::F8);
    assert_eq!(turned(&mut h), [Knob::Pause]);
    for (shown, knob) in [("1.0 倍", 125), ("1.25 倍", 150), ("1.5 倍", 200), ("2.0 倍", 100)] {
        h.get_by_label(shown).click();
        assert_eq!(turned(&mut h), [Knob::Speed(knob)]);
        h.run();
    }
    // The arrows belong to what has the keyboard.
    h.get_by_role_and_label(Role::Slider, "播放位置").focus();
    h.run();
    assert!(super::takes_arrows(&h.ctx));
    h.key_press(Key::ArrowRight);
    assert_eq!(turned(&mut h), [Knob::Seek(10_000)]);
    h.get_by_role_and_label(Role::Slider, "音量").focus();
    h.run();
    h.key_press(Key::ArrowLeft);
    assert_eq!(turned(&mut h), [Knob::Volume(90)]);
    h.get_by_role_and_label(Role::Slider, "播放位置").click();
    let middle = turned(&mut h);
    assert!(matches!(middle[..], [Knob::Seek(29_000..=31_000)]), "{middle:?}");
    h.get_by_label("收起录音").click();
    h.run_steps(3);
    assert!(!label(&h, "01:00") && !super::shows_player(&h.ctx));
}

#[test]
fn what_is_not_played_here_says_why_and_goes_to_the_systems_player() {
    let damaged = Err(No::Fault(Fault::new("FILE-SOUND", msg!("attachments-sound-damaged"), "test")));
    let mut h = shown(listing(vec![file(4, "来电.wav", Media::Wav)]));
    heard(&mut h, damaged);
    assert!(label(&h, "可能已损坏") && !super::shows_player(&h.ctx));
    h.get_by_label("用系统播放器打开").click();
    h.run();
    assert!(matches!(&h.state_mut().started()[..], [Job::OpenAttachment { file: 4, how: Opening::Outside, .. }]));
    // A kind that is known not to be played is not opened first.
    let mut h = shown(listing(vec![file(4, "来电.amr", Media::Amr)]));
    h.get_by_label("收听").click();
    h.run();
    assert!(h.state_mut().started().is_empty() && label(&h, "不能播放这种格式"));
    h.get_by_label("用系统播放器打开").click();
    h.run();
    assert_eq!(h.state_mut().started().len(), 1);
    // Without a device the recording stays open.
    let mut h = shown(listing(vec![file(4, "来电.wav", Media::Wav)]));
    let tape = tape();
    tape.unheard();
    heard(&mut h, Ok(JobDone::Recording(tape)));
    assert!(label(&h, "没有可用的发声设备") && label(&h, "00:00 / 01:00"));
}

#[test]
fn what_is_removed_needs_a_reason_and_stays_as_a_line() {
    let mut h = shown(listing(vec![file(4, "证明.pdf", Media::Pdf)]));
    // By the keyboard alone.
    h.get_by_label("证明.pdf").focus();
    h.run();
    h.key_press(Key::Delete);
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    assert!(h.query_all_by_label_contains("删除附件须写明原因").next().is_some());
    h.get_by_role_and_label(Role::TextInput, "原因").type_text("拿错了");
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let remove = Command::Remove { file: 4, reason: "拿错了".into() };
    assert_eq!(h.state_mut().acts(), [areas::Command::Attachments(remove.clone())]);
    h.state_mut().finished(&areas::Command::Attachments(remove), &Ok(areas::Done::default()));
    h.run();
    assert!(h.query_by_label("删除这份附件").is_none());
    let gone = Attachment { gone: Some((now(), "王芳".into())), ..file(4, "证明.pdf", Media::Pdf) };
    h.state_mut().told(listing(vec![gone]));
    h.run();
    assert!(h.query_by_label("查看").is_none());
}

#[test]
fn where_a_purpose_is_wanted_it_is_asked_for_with_its_clause() {
    let mut h = shown(Listing { purpose: Some("FILE-15"), ..listing(vec![file(4, "身份证.png", Media::Png)]) });
    h.get_by_label("查看").click();
    h.run();
    assert!(h.query_all_by_label_contains("FILE-15").next().is_some());
    h.get_by_role_and_label(Role::TextInput, "用途").type_text("核对身份");
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let jobs = h.state_mut().started();
    assert!(matches!(&jobs[..], [Job::OpenAttachment { file: 4, purpose, how: Opening::Here, .. }] if purpose == "核对身份"));
    h.state_mut().drawn("身份证.png", None, None);
    h.run();
    assert!(h.query_by_role_and_label(Role::Image, "身份证.png").is_some());
    assert!(h.query_by_label("下一页").is_none());
    h.key_press(Key::Escape);
    h.run();
    assert!(h.query_by_role_and_label(Role::Image, "身份证.png").is_none());
}

#[test]
fn the_pages_of_a_pdf_are_turned_by_hand_and_keyboard() {
    let mut h = shown(listing(Vec::new()));
    let first = h.state_mut().drawn("租赁合同.pdf", Some(0), None);
    h.run();
    assert!(h.query_by_label("第 1 页，共 3 页").is_some());
    // There is nothing before the first page.
    h.get_by_label("上一页").click();
    h.run();
    assert_eq!(h.state_mut().turned(), None);
    h.get_by_label("下一页").click();
    h.run();
    assert!(h.query_by_label("正在画第 2 页").is_some());
    // One page at a time.
    h.key_press(Key::PageDown);
    h.run();
    assert_eq!(h.state_mut().turned(), Some(1));
    let second = h.state_mut().drawn("租赁合同.pdf", Some(1), Some(first));
    h.run();
    h.key_press(Key::PageDown);
    h.run();
    assert_eq!(h.state_mut().turned(), Some(2));
    h.state_mut().drawn("租赁合同.pdf", Some(2), Some(second));
    h.run();
    h.key_press(Key::ArrowRight);
    h.run();
    assert_eq!(h.state_mut().turned(), None);
    h.key_press(Key::PageUp);
    h.run();
    assert_eq!(h.state_mut().turned(), Some(1));
}

#[test]
fn what_cannot_be_drawn_goes_to_the_systems_viewer() {
    let fault = || Err(No::Fault(Fault::new("FILE-LOCKED", msg!("attachments-locked"), "locked")));
    for (lang, title, outside) in
        [(Lang::Zh, "无法在窗口中预览", "用系统程序打开"), (Lang::En, "No preview in the window", "Open in the system's viewer")]
    {
        let mut h = bench(Bench::new(Post::Archivist, lang, Route::Home));
        let job = Job::OpenAttachment { record: Record::leave(3), file: 4, purpose: "核对".into(), how: Opening::Here };
        h.state_mut().news(&News::Job(&job, &fault()));
        h.run();
        assert!(h.query_all_by_label_contains(title).next().is_some());
        assert!(h.query_all_by_label_contains("FILE-LOCKED").next().is_some());
        h.state_mut().actions.clear();
        h.get_by_label(outside).click();
        h.run();
        let jobs = h.state_mut().started();
        assert!(matches!(&jobs[..], [Job::OpenAttachment { file: 4, purpose, how: Opening::Outside, .. }] if purpose == "核对"));
        assert!(h.query_all_by_label_contains(title).next().is_none());
    }
}
