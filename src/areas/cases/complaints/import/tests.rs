//! The page by its labels: a file is read, a column is sent elsewhere, what is wrong is named, and the rest comes in.

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;

use super::super::sheet::{self, Heading, Note, Preview, Shown, Verdict};
use super::super::view::{ComplaintsPage, Place};
use crate::areas::bench::{Bench, bench};
use crate::areas::imports::CellFlaw;
use crate::areas::view::{Action, Job, JobDone, Judged, ListOf, News, Pick, Reading, Route};
use crate::base::{Message, No, Post};
use crate::exchange::{Cell, Inspection, OpenOptions, SheetKind, Spool};
use crate::i18n::Lang;
use crate::msg;

type Window = egui_kittest::Harness<'static, Bench<ComplaintsPage>>;

fn window(post: Post) -> Window {
    bench(Bench::new(post, Lang::Zh, Route::Complaints(Place::Import)))
}

fn jobs(h: &mut Window) -> Vec<Job> {
    let take = |action| if let Action::Start(job) = action { Some(job) } else { None };
    std::mem::take(&mut h.state_mut().actions).into_iter().filter_map(take).collect()
}

fn ended(h: &mut Window, job: Job, done: Result<JobDone, No>) {
    h.state_mut().news(&News::Job(&job, &done));
    h.run();
}

/// A sheet of two rows, of which the second has an unknown channel.
fn read() -> (Inspection, Preview, Arc<Spool>) {
    let headers: Vec<String> = ["投诉人", "联系电话", "投诉时间", "渠道", "投诉内容", "颜色"].map(str::to_owned).to_vec();
    let rows = [
        ["李强", "13812345678", "2026-03-02 10:00", "投诉热线", "送货晚到两天", "红"],
        ["何敏", "13812345679", "2026-03-02 11:00", "传真", "外壳有裂纹", "蓝"],
    ];
    let mut spool = Spool::new(1, headers.clone());
    let mut preview = Preview { note: Note { rows: 2, created: 1, same: 0, flawed: 1 }, ..Preview::default() };
    let flaw = CellFlaw { column: Some(3), message: msg!("cases-complaints-sheet-channel", value = "传真"), clause: "CASE-01" };
    for (place, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|text| (*text).to_owned()).collect();
        spool.push(place as u32 + 2, cells.iter().cloned().map(Cell::Text).collect()).unwrap();
        let (verdict, flaws) = if place == 0 { (Verdict::New, vec![]) } else { (Verdict::Flawed, vec![flaw.clone()]) };
        preview.shown.push(Shown { file_row: place as u32 + 2, cells, verdict, flaws, known: None });
    }
    preview.flaws.push((1, vec![flaw]));
    let inspection = Inspection {
        kind: SheetKind::Csv,
        encoding: None,
        sheets: Vec::new(),
        sheet: String::new(),
        header_row: 1,
        headers,
        sample: Vec::new(),
    };
    (inspection, preview, Arc::new(spool))
}

fn opened() -> (Window, Arc<Spool>) {
    let mut h = window(Post::ComplaintOfficer);
    h.get_by_label("选择文件").click();
    h.run();
    let path = PathBuf::from("投诉.csv");
    h.state_mut().news(&News::Picked(&Pick::ImportSheet(ListOf::Complaints), Some(&path)));
    let job = jobs(&mut h).pop().unwrap();
    let asked = |job: &Job| matches!(job, Job::Inspect { of: ListOf::Complaints, path: read, open } if *read == path && *open == OpenOptions::default());
    assert!(asked(&job));
    let (inspection, preview, spool) = read();
    let headings = sheet::headings(&inspection.headers);
    ended(&mut h, job, Ok(JobDone::Inspected(path, Box::new(inspection))));
    let job = jobs(&mut h).pop().unwrap();
    assert!(matches!(&job, Job::Preview { reading: Reading::Complaints(used), .. } if *used == headings));
    ended(&mut h, job, Ok(JobDone::Previewed { spool: Arc::clone(&spool), judged: Judged::Complaints(Arc::new(preview)) }));
    (h, spool)
}

#[test]
fn a_list_is_looked_at_and_comes_in() {
    let (mut h, spool) = opened();
    // What is wrong stands in its cell, as it is.
    h.get_by_label_contains("传真");
    h.get_by_label("登记 1 条投诉").click();
    h.run();
    let job = jobs(&mut h).pop().unwrap();
    let Job::Import { file, reading: Reading::Complaints(headings), .. } = &job else { panic!("no import") };
    assert_eq!((file.as_str(), headings[4]), ("投诉.csv", Some(Heading::Content)));
    let note = Note { rows: 2, created: 1, same: 0, flawed: 1 };
    ended(&mut h, job, Ok(JobDone::Imported(Judged::Complaints(Arc::new(Preview { note, ..Preview::default() })))));
    h.get_by_label_contains("已登记 1 条投诉");
    // The flawed rows go back.
    h.get_by_label("导出有误的 1 行").click();
    h.run();
    let pick = h.state_mut().actions.iter().find_map(|action| if let Action::Pick(pick) = action { Some(pick.clone()) } else { None });
    let pick = pick.unwrap();
    assert!(matches!(&pick, Pick::MarkedSheet(ListOf::Complaints, name) if name.ends_with(".xlsx")));
    let out = PathBuf::from("错误.xlsx");
    h.state_mut().news(&News::Picked(&pick, Some(&out)));
    assert!(matches!(jobs(&mut h).pop(), Some(Job::Marked { path, spool: back, .. }) if path == out && Arc::ptr_eq(&back, &spool)));
    h.get_by_label("查看投诉").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Complaints(Place::List)));
}

#[test]
fn nothing_new_is_said_and_a_broken_file_tells_why() {
    let (mut h, spool) = opened();
    let job = Job::Import { file: "投诉.csv".to_owned(), spool, reading: Reading::Complaints(Vec::new()) };
    let note = Note { rows: 2, created: 0, same: 2, flawed: 0 };
    ended(&mut h, job, Ok(JobDone::Imported(Judged::Complaints(Arc::new(Preview { note, ..Preview::default() })))));
    h.get_by_label_contains("没有新的投诉，什么都没有改变");

    let mut h = window(Post::Supervisor);
    let path = PathBuf::from("坏.xlsx");
    h.state_mut().news(&News::Picked(&Pick::ImportSheet(ListOf::Complaints), Some(&path)));
    let job = jobs(&mut h).pop().unwrap();
    let fault = crate::base::Fault::new("SHEET-BROKEN", Message::plain("base-store-fault"), "broken");
    ended(&mut h, job, Err(No::Fault(fault)));
    h.get_by_label_contains("没有做成");
}

#[test]
fn who_is_not_in_the_group_sees_why() {
    let h = window(Post::Agent);
    h.get_by_label_contains("投诉名单由投诉小组导入");
    assert!(h.query_by_label("选择文件").is_none());
}
