//! The import by its labels.

use super::*;

pub(super) fn spool() -> Arc<Spool> {
    let headers = ["客户名称", "手机", "级别", "序号"].map(str::to_owned).to_vec();
    let mut spool = Spool::new(1, headers);
    for (at, mobile) in ["13812345678", "1868830917", "13912345678"].into_iter().enumerate() {
        let cells = [format!("海川{at}号"), mobile.to_owned(), "A".into(), at.to_string()];
        spool.push(u32::try_from(at).unwrap() + 2, cells.into_iter().map(Cell::Text).collect()).unwrap();
    }
    Arc::new(spool)
}

fn preview() -> Arc<Preview> {
    let mut preview = Preview { verdicts: vec![Verdict::New, Verdict::Flawed, Verdict::Changed], ..Preview::default() };
    (preview.note.rows, preview.note.created, preview.note.updated, preview.note.flawed) = (3, 1, 1, 1);
    let message = check::mobile("1868830917").unwrap_err();
    preview.flaws.push((1, vec![CellFlaw { column: Some(1), message, clause: "" }]));
    Arc::new(preview)
}

fn preview_rows(spool: &Spool, preview: &Preview) -> Vec<PreviewRow> {
    let rows = spool.rows(0..3).unwrap().into_iter().enumerate();
    rows.map(|(at, (file_row, cells))| PreviewRow {
        file_row,
        cells: cells.iter().map(|cell| cell.text().into_owned()).collect(),
        verdict: preview.verdicts[at],
        flaws: preview.flaws.iter().filter(|(place, _)| *place as usize == at).flat_map(|(_, flaws)| flaws.clone()).collect(),
        changes: if at == 2 { vec![(2, "B".to_owned())] } else { Vec::new() },
    })
    .collect()
}

/// Up to the preview, as the worker would lead there.
pub(super) fn previewed<'a>(lang: Lang, look: Appearance) -> (Harness<'a, Bench>, Arc<Spool>, Arc<Preview>) {
    let mut h = looking(Bench::new(Post::Director, lang, Route::Import), look);
    let path = PathBuf::from("/tmp/花名册.xlsx");
    h.state_mut().news(&News::Dropped(std::slice::from_ref(&path)));
    let inspect = h.state().started().last().map(|job| (*job).clone()).unwrap();
    let (spool, preview) = (spool(), preview());
    let inspection = Inspection {
        kind: SheetKind::Xlsx,
        encoding: None,
        sheets: vec!["在册".into(), "旧".into()],
        sheet: "在册".into(),
        header_row: 1,
        headers: spool.headers().to_vec(),
        sample: Vec::new(),
    };
    h.state_mut().news(&News::Job(&inspect, &Ok(JobDone::Inspected(path.clone(), Box::new(inspection)))));
    let read = h.state().started().last().map(|job| (*job).clone()).unwrap();
    assert!(matches!(&read, Job::Preview { open, .. } if *open == OpenOptions::default()));
    let done = JobDone::Previewed { spool: Arc::clone(&spool), judged: Judged::Customers(Arc::clone(&preview)) };
    h.state_mut().news(&News::Job(&read, &Ok(done)));
    h.run();
    let rows = h.state().started().last().map(|job| (*job).clone()).unwrap();
    assert!(matches!(&rows, Job::PreviewRows { range, .. } if *range == (0..3)));
    let shown = preview_rows(&spool, &preview);
    h.state_mut().news(&News::Job(&rows, &Ok(JobDone::Rows(0, shown))));
    h.run();
    h.state_mut().actions.clear();
    (h, spool, preview)
}

#[test]
fn an_import_shows_counts_and_marks_and_writes_when_told() {
    let (mut h, spool, _) = previewed(Lang::Zh, Appearance::LIGHT);
    assert!(label(&h, "导入 2 行") && label(&h, "有误") && label(&h, "B → A") && label(&h, "1868830917"));
    assert!(label(&h, "138****5678"), "what is right is masked");
    h.get_by_role_and_label(Role::Button, "更新").click();
    h.run();
    assert!(label(&h, "海川2号") && !label(&h, "海川0号"));
    h.get_by_role_and_label(Role::ComboBox, "D 序号 对应").click();
    h.run();
    h.run();
    h.get_by_role_and_label(Role::ListBoxOption, "客户编号").click();
    h.run();
    let options = match h.state().started().as_slice() {
        [Job::PreviewAgain { reading: Reading::Customers(options), .. }] => options.clone(),
        other => panic!("{} jobs", other.len()),
    };
    assert_eq!(options.columns, [Target::Field(Field::Name), Target::Mobile, Target::Field(Field::Grade), Target::No]);
    let again = Job::PreviewAgain { spool: Arc::clone(&spool), reading: Reading::Customers(options) };
    let done = JobDone::Previewed { spool: Arc::clone(&spool), judged: Judged::Customers(preview()) };
    h.state_mut().news(&News::Job(&again, &Ok(done)));
    h.run();
    h.state_mut().actions.clear();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let job = match h.state().started().as_slice() {
        [job @ Job::Import { file, .. }] => {
            assert_eq!(file, "花名册.xlsx");
            (*job).clone()
        }
        other => panic!("{} jobs", other.len()),
    };
    h.state_mut().news(&News::Job(&job, &Ok(JobDone::Imported(Judged::Customers(preview())))));
    h.run();
    assert!(label(&h, "已导入 2 行") && label(&h, "查看客户名单"));
    h.state_mut().actions.clear();
    h.get_by_label("导出 1 行有误…").click();
    h.run();
    let pick = Pick::MarkedSheet(ListOf::Customers, "花名册 有误.xlsx".into());
    assert!(h.state().actions.iter().any(|a| matches!(a, Action::Pick(p) if *p == pick)));
    h.state_mut().news(&News::Picked(&pick, Some(&PathBuf::from("/有误.xlsx"))));
    assert!(matches!(h.state().started().as_slice(), [Job::Marked { .. }]));
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_is_tried_again() {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::Import));
    h.get_by_label("选择文件…").click();
    h.run();
    assert!(h.state().actions.iter().any(|a| matches!(a, Action::Pick(Pick::ImportSheet(ListOf::Customers)))));
    let path = PathBuf::from("/没有.xlsx");
    h.state_mut().news(&News::Picked(&Pick::ImportSheet(ListOf::Customers), Some(&path)));
    let job = h.state().started().last().map(|job| (*job).clone()).unwrap();
    let fault = Fault::new("FILE-GONE", msg!("customers-missing"), "no such file");
    h.state_mut().news(&News::Job(&job, &Err(No::Fault(fault))));
    h.run();
    assert!(label(&h, "读不了这个文件"));
    h.state_mut().actions.clear();
    h.get_by_label("重试").click();
    h.run();
    assert!(matches!(h.state().started().as_slice(), [Job::Inspect { .. }]));
    let h = bench(Bench::new(Post::Agent, Lang::Zh, Route::Import));
    assert!(label(&h, "岗位权限不包括导入"));
}
