//! The real program from its side door: a department from its first account over import, search and export to backup and restore.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking; only shipped code must not"
)]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use kefu_desk::exchange::{OpenOptions, read};
use serde_json::Value;

const PASSWORD: &str = "Kx7!mQ2zP";

/// A data folder of its own.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn empty() -> Self {
        Office { folder: tempfile::tempdir().unwrap() }
    }

    /// With the department of 徐亮.
    fn open() -> Self {
        let office = Office::empty();
        let made = office.json(0, &["init", "--department", "岚桥客服中心"]);
        assert!(made["recovery_code"].as_str().unwrap().len() >= 25, "{made}");
        office
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn command(&self, data: &Path, user: Option<&str>, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kefu-desk"));
        command.env("KEFU_PASSWORD", PASSWORD).stdin(Stdio::null()).arg("--data").arg(data);
        if let Some(user) = user {
            command.args(["--user", user]);
        }
        command.args(["--lang", "zh"]).args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(&self.data(), Some("徐亮"), arguments).output().unwrap()
    }

    /// Standard output is one JSON object and nothing else.
    fn json(&self, code: i32, arguments: &[&str]) -> Value {
        let mut all = vec!["--json"];
        all.extend(arguments);
        object(&self.run(&all), code)
    }
}

fn object(output: &Output, code: i32) -> Value {
    let out = String::from_utf8(output.stdout.clone()).unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{out}\n{told}");
    assert!(told.is_empty(), "{told}");
    let value: Value = serde_json::from_str(&out).unwrap_or_else(|e| panic!("{e}: {out}"));
    assert!(value.is_object() && out.trim_end().lines().count() == 1, "{out}");
    value
}

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name).display().to_string()
}

fn counts(value: &Value) -> [i64; 6] {
    ["rows", "created", "updated", "unchanged", "flawed", "skipped"]
        .map(|key| value[key].as_i64().unwrap_or_else(|| panic!("{key}: {value}")))
}

#[test]
fn from_an_empty_folder_to_a_restored_backup() {
    let office = Office::open();
    // A dry run counts the same and writes nothing.
    let list = fixture("customers-120.utf8bom.csv");
    let would = office.json(1, &["import", "customers", &list, "--dry-run"]);
    assert_eq!((counts(&would), &would["dry_run"]), ([120, 119, 0, 0, 1, 0], &Value::Bool(true)));
    assert_eq!(office.json(0, &["search", "customers", ""])["total"], 0);
    let done = office.json(1, &["import", "customers", &list]);
    assert_eq!(counts(&done), [120, 119, 0, 0, 1, 0]);
    let flaw = &done["flaws"][0];
    assert_eq!((&flaw["row"], &flaw["column"], &flaw["cell"]), (&Value::from(101), &Value::from("A"), &Value::from("A101")));
    assert!(flaw["reason"].as_str().unwrap().contains("客户名称"), "{flaw}");
    // The same list in other clothes changes nothing.
    for name in ["customers-120.gb18030.csv", "customers-120.utf16le.csv", "customers-120.xlsx"] {
        assert_eq!(counts(&office.json(1, &["import", "customers", &fixture(name)])), [120, 0, 0, 119, 1, 0], "{name}");
    }

    found_in_every_way(&office);

    // Out as a workbook and as text, in again: nothing differs.
    for name in ["名单.xlsx", "名单.csv"] {
        let out = office.path(name);
        let exported = office.json(0, &["export", "customers", &out]);
        assert_eq!(exported["rows"], 119);
        assert_eq!(counts(&office.json(0, &["import", "customers", &out])), [119, 0, 0, 119, 0, 0], "{name}");
        // Into a department that has none of them, too, by another key.
        let other = Office::open();
        assert_eq!(counts(&other.json(0, &["import", "customers", &out, "--key", "code"])), [119, 119, 0, 0, 0, 0], "{name}");
    }
    let paper = office.path("名单.pdf");
    assert_eq!(office.json(0, &["export", "customers", &paper])["rows"], 119);
    assert!(std::fs::read(&paper).unwrap().starts_with(b"%PDF"));
    let some = office.path("山东.csv");
    let found = office.json(0, &["search", "customers", "山东", "--limit", "3"]);
    let exported = office.json(0, &["export", "customers", &some, "--search", "山东", "--columns", "name,mobile", "--reason", "对账"]);
    assert_eq!(exported["rows"], found["total"]);
    assert!(found["rows"].as_array().unwrap().len() <= 3);
    let text = std::fs::read_to_string(&some).unwrap();
    assert!(text.starts_with("\u{feff}客户名称,手机\r\n"), "{text}");

    let backup = office.path("岚桥.kefubak");
    assert!(office.json(0, &["backup", &backup])["bytes"].as_u64().unwrap() > 100_000);
    let verified = office.json(0, &["verify"]);
    assert_eq!(verified["intact"], true);
    assert!(verified["entries"].as_i64().unwrap() > 10);
    restored(&office, &backup);
}

fn found_in_every_way(office: &Office) {
    let first = office.json(0, &["search", "customers", "", "--limit", "1"]);
    assert_eq!(first["total"], 119);
    assert_eq!(first["rows"].as_array().unwrap().len(), 1);
    // One customer of the list, under every way in.
    let mut name = String::new();
    let mut mobile = String::new();
    read(Path::new(&fixture("customers-120.utf8bom.csv")), &OpenOptions::default(), &mut |_, cells, _| {
        name = cells[0].text().into_owned();
        mobile = cells[2].text().into_owned();
        ControlFlow::Break(())
    })
    .unwrap();
    let letters = |text: &str| -> (String, String) {
        let key = kefu_desk::base::pinyin::pinyin_key(text);
        let syllables: Vec<&str> = key.split(|c: char| !c.is_ascii_lowercase()).filter(|s| !s.is_empty()).take(4).collect();
        (syllables.concat(), syllables.iter().filter_map(|s| s.chars().next()).collect())
    };
    let (full, initials) = letters(&name);
    let two: String = name.chars().take(2).collect();
    let tail = &mobile[7..];
    for text in [name.as_str(), &two, &full, &initials, tail, &mobile] {
        let found = office.json(0, &["search", "customers", text, "--limit", "500"]);
        let rows = found["rows"].as_array().unwrap();
        assert!(rows.iter().any(|row| row["name"] == name.as_str()), "{text}: {found}");
        assert_eq!(found["total"].as_u64().unwrap() as usize, rows.len());
        assert!(found["millis"].as_f64().unwrap() >= 0.0);
    }
    let row = &office.json(0, &["search", "customers", &name])["rows"][0];
    assert_eq!(row["mobile"], format!("{}****{tail}", &mobile[..3]));
    for key in ["no", "contact", "landline", "region", "industry", "grade", "source", "updated_at"] {
        assert!(row[key].is_string(), "{key}: {row}");
    }
    assert_eq!(office.json(0, &["search", "customers", "没有这样一家公司"])["total"], 0);
}

fn restored(office: &Office, backup: &str) {
    let elsewhere = office.folder.path().join("elsewhere");
    let restored = object(&office.command(&elsewhere, None, &["--json", "restore", backup]).output().unwrap(), 0);
    assert_eq!(restored["department"], "岚桥客服中心");
    assert!(restored["file"].as_str().unwrap().ends_with("岚桥客服中心.kefu"));
    let there = |arguments: &[&str]| office.command(&elsewhere, Some("1001"), arguments).output().unwrap();
    assert_eq!(object(&there(&["--json", "search", "customers", ""]), 0)["total"], 119);
    assert_eq!(object(&there(&["--json", "verify"]), 0)["intact"], true);
    // Nothing is written over what is there.
    assert_eq!(
        object(&office.command(&elsewhere, None, &["--json", "restore", backup]).output().unwrap(), 1)["error"]["code"],
        "STORE-EXISTS"
    );
    assert_eq!(object(&there(&["--json", "init"]), 1)["error"]["code"], "STORE-EXISTS");
    // What is no backup is not restored, and leaves nothing behind.
    let empty = office.folder.path().join("empty");
    let list = fixture("customers-120.xlsx");
    assert_eq!(
        object(&office.command(&empty, None, &["--json", "restore", &list]).output().unwrap(), 1)["error"]["code"],
        "BACKUP-DAMAGED"
    );
    assert_eq!(std::fs::read_dir(&empty).unwrap().count(), 0);
    // A backup replaces an older one, and nothing else.
    assert_eq!(office.run(&["backup", backup]).status.code(), Some(0));
    let file = office.data().join("岚桥客服中心.kefu");
    let refused = office.json(1, &["backup", &file.display().to_string()]);
    assert_eq!(refused["error"]["code"], "STORE-EXISTS");
    assert_eq!(office.json(0, &["search", "customers", ""])["total"], 119);
}

#[test]
fn flawed_rows_come_back_marked_and_go_in_when_they_are_right() {
    let office = Office::open();
    let marked = office.path("问题.xlsx");
    let list = office.path("名单.csv");
    std::fs::write(
        &list,
        "客户名称,联系人,手机,建档日期\n甲公司,张三,13812345678,2024-03-05\n,李四,13812345679,\n丙公司,王五,1381234567,2024-13-05\n",
    )
    .unwrap();
    let done = office.json(1, &["import", "customers", &list, "--errors", &marked]);
    assert_eq!(counts(&done), [3, 1, 0, 0, 2, 0]);
    let cells: Vec<&str> = done["flaws"].as_array().unwrap().iter().map(|flaw| flaw["cell"].as_str().unwrap()).collect();
    assert_eq!(cells, ["A3", "C4", "D4"]);
    assert_eq!(done["errors"], marked);
    // The reasons name cells and never repeat whom the row is about.
    assert!(!done.to_string().contains("王五") && !done.to_string().contains("1381234567"), "{done}");

    // As it came back it is still wrong, with the same addresses in its own rows.
    let again = office.json(1, &["import", "customers", &marked]);
    assert_eq!(counts(&again), [2, 0, 0, 0, 2, 0]);
    // Corrected, it goes in.
    let mut lines = vec!["客户名称,联系人,手机,建档日期".to_owned()];
    read(Path::new(&marked), &OpenOptions::default(), &mut |_, cells, _| {
        let text: Vec<String> = cells.iter().take(4).map(|cell| cell.text().into_owned()).collect();
        lines.push(text.join(","));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(lines.len(), 3);
    lines[1] = lines[1].replacen(",李四", "乙公司,李四", 1);
    lines[2] = lines[2].replace("1381234567", "13812345670").replace("2024-13-05", "2024年12月5日");
    std::fs::write(&list, lines.join("\n")).unwrap();
    assert_eq!(counts(&office.json(0, &["import", "customers", &list])), [2, 2, 0, 0, 0, 0]);
    // Nothing to mark: no workbook.
    let none = office.path("没有.xlsx");
    let done = office.json(0, &["import", "customers", &list, "--errors", &none]);
    assert_eq!((counts(&done), &done["errors"]), ([2, 0, 0, 2, 0, 0], &Value::Null));
    assert!(!Path::new(&none).exists());
}

#[test]
fn keys_modes_encodings_and_sheets_are_chosen() {
    let office = Office::open();
    let list = office.path("名单.csv");
    std::fs::write(&list, "客户名称,手机,备注\n甲公司,13812345678,旧\n乙公司,13812345679,旧\n").unwrap();
    assert_eq!(counts(&office.json(0, &["import", "customers", &list])), [2, 2, 0, 0, 0, 0]);
    std::fs::write(&list, "客户名称,手机,备注\n甲公司,13812345678,新\n丙公司,13812345670,新\n").unwrap();
    assert_eq!(counts(&office.json(0, &["import", "customers", &list, "--mode", "create"])), [2, 1, 0, 0, 0, 1]);
    std::fs::write(&list, "客户名称,手机,备注\n甲公司,13812345678,新\n丁公司,13812345671,新\n").unwrap();
    assert_eq!(counts(&office.json(0, &["import", "customers", &list, "--mode", "update", "--key", "name"])), [2, 0, 1, 0, 0, 1]);
    // Forced into the wrong encoding, the file is refused and not turned into nonsense.
    let refused = office.json(1, &["import", "customers", &fixture("customers-120.gb18030.csv"), "--encoding", "utf8"]);
    assert_eq!(refused["error"]["code"], "SHEET-ENCODING");
    assert_eq!(
        counts(&office.json(1, &["import", "customers", &fixture("customers-120.gb18030.csv"), "--encoding", "gbk", "--dry-run"]))[0],
        120
    );
    let refused = office.json(1, &["import", "customers", &fixture("customers-40.xls"), "--sheet", "没有"]);
    assert_eq!(refused["error"]["code"], "SHEET-NOT-THERE");
    for name in ["customers-40.xls", "customers-40.ods"] {
        assert_eq!(counts(&office.json(0, &["import", "customers", &fixture(name), "--dry-run"])), [40, 40, 0, 0, 0, 0], "{name}");
    }
    // A sheet of complaints has phones and no customer's name: not one row goes in, and a sheet without either is refused.
    let done = office.json(1, &["import", "customers", &fixture("complaints.csv")]);
    assert!(done["created"] == 0 && done["flawed"] == done["rows"], "{done}");
    std::fs::write(&list, "颜色,数量\n红,1\n").unwrap();
    assert_eq!(office.json(1, &["import", "customers", &list])["error"]["code"], "REFUSED");
    // Nobody but the right people takes lists in; made-up customers are made by the same right.
    assert_eq!(office.json(0, &["generate", "--customers", "250"])["created"], 250);
    assert_eq!(office.json(0, &["generate", "--customers", "50"])["created"], 50);
    assert_eq!(office.json(0, &["search", "customers", ""])["total"], 303);
    assert_eq!(office.json(0, &["verify"])["intact"], true);
}

/// A list of 2026 as one of 2024: complaints are not made in the future, whatever the clock of the machine says.
fn aged(office: &Office, name: &str) -> String {
    let text = std::fs::read_to_string(fixture(name)).unwrap();
    std::fs::write(office.path(name), text.replace(",2026-", ",2024-")).unwrap();
    office.path(name)
}

fn complaint_counts(value: &Value) -> [i64; 4] {
    ["rows", "created", "unchanged", "flawed"].map(|key| value[key].as_i64().unwrap_or_else(|| panic!("{key}: {value}")))
}

#[test]
fn complaints_come_in_go_out_and_come_back_unchanged() {
    let office = Office::open();
    let list = aged(&office, "complaints-waimai-30.csv");
    // A dry run counts the same and writes nothing.
    let would = office.json(0, &["import", "complaints", &list, "--dry-run"]);
    assert_eq!((complaint_counts(&would), &would["dry_run"]), ([30, 30, 0, 0], &Value::Bool(true)));
    assert_eq!(office.json(0, &["search", "cases", ""])["shown"], 0);
    assert_eq!(complaint_counts(&office.json(0, &["import", "complaints", &list])), [30, 30, 0, 0]);
    assert_eq!(complaint_counts(&office.json(0, &["import", "complaints", &list])), [30, 0, 30, 0]);
    assert_eq!(office.json(0, &["search", "cases", "", "--limit", "20"])["more"], true);
    // Out as a workbook and as text, in again: nothing differs. In a department that has none they are all new.
    for name in ["投诉.xlsx", "投诉.csv"] {
        let out = office.path(name);
        assert_eq!(office.json(0, &["export", "cases", &out, "--reason", "月度分析"])["rows"], 30);
        assert_eq!(complaint_counts(&office.json(0, &["import", "complaints", &out])), [30, 0, 30, 0], "{name}");
        assert_eq!(complaint_counts(&Office::open().json(0, &["import", "complaints", &out])), [30, 30, 0, 0], "{name}");
    }
    let paper = office.path("投诉.pdf");
    assert_eq!(office.json(0, &["export", "cases", &paper])["rows"], 30);
    assert!(std::fs::read(&paper).unwrap().starts_with(b"%PDF"));
    assert_eq!(office.json(0, &["export", "tickets", &office.path("工单.xlsx")])["rows"], 0);
    assert_eq!(office.json(0, &["search", "tickets", "维修"])["shown"], 0);
    assert_eq!(office.json(2, &["export", "cases", &office.path("投诉.docx")])["error"]["code"], "USAGE");
    assert_eq!(office.json(0, &["verify"])["intact"], true);
}

#[test]
fn flawed_complaints_come_back_marked_and_corrected_ones_go_in() {
    let office = Office::open();
    let errors = office.path("问题.xlsx");
    let done = office.json(1, &["import", "complaints", &aged(&office, "complaints.csv"), "--errors", &errors]);
    let [rows, created, unchanged, flawed] = complaint_counts(&done);
    assert!(rows == 5 && unchanged == 0 && flawed > 0 && created + flawed == 5, "{done}");
    let cells: Vec<&str> = done["flaws"].as_array().unwrap().iter().filter_map(|flaw| flaw["cell"].as_str()).collect();
    assert!(cells.contains(&"H2") && cells.contains(&"B4"), "{done}");
    let mut back = 0;
    read(Path::new(&errors), &OpenOptions::default(), &mut |_, _, _| {
        back += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(back, flawed);
    // As it is it stays outside again, and the column of reasons is no column of the form.
    assert_eq!(complaint_counts(&office.json(1, &["import", "complaints", &errors])), [flawed, 0, 0, flawed]);
    // What is no list of complaints is refused, and what is no sheet at all, too.
    let other = office.path("别的.csv");
    std::fs::write(&other, "颜色,数量\n红,1\n").unwrap();
    assert_eq!(office.json(1, &["import", "complaints", &other])["error"]["clauses"][0], "CASE-01");
    let broken = office.path("坏.xlsx");
    std::fs::write(&broken, [b"PK\x03\x04".as_slice(), &[0xFF; 200]].concat()).unwrap();
    assert_ne!(office.json(1, &["import", "complaints", &broken])["error"]["code"], "REFUSED");
    // Formulas, spaces and very long texts are text; a row of them never hides the next.
    let hostile = office.path("怪.csv");
    let long = "长".repeat(20_000);
    std::fs::write(
        &hostile,
        format!("投诉内容,投诉人,电话,投诉时间,渠道\n=cmd|' /C calc'!A0,@甲,13800000001,2024-03-01 09:00,官网\n{long},乙,13800000002,2024-03-01 9:05,官网\n\n,,,,\n好,丙,13800000003,2024-02-30,官网\n"),
    )
    .unwrap();
    let told = complaint_counts(&office.json(1, &["import", "complaints", &hostile]));
    assert_eq!(told, [3, 2, 0, 1]);
}

#[test]
fn wrong_passwords_users_and_files_are_told_apart() {
    let office = Office::open();
    let wrong = office.command(&office.data(), Some("徐亮"), &["--json", "verify"]).env("KEFU_PASSWORD", "nonsense").output().unwrap();
    let told = object(&wrong, 1);
    assert_eq!(told["error"]["clauses"], serde_json::json!(["SEC-06"]));
    assert!(told["error"]["message"].as_str().unwrap().contains("4"), "{told}");
    let stranger = office.command(&office.data(), Some("无名"), &["--json", "verify"]).output().unwrap();
    assert_eq!(object(&stranger, 1)["error"]["code"], "REFUSED");
    // Usage: no user, no password, no department, several departments, an ending that is no list, an unknown column.
    let nobody = office.command(&office.data(), None, &["--json", "verify"]).output().unwrap();
    assert_eq!(object(&nobody, 2)["error"]["code"], "USAGE");
    let silent = office.command(&office.data(), Some("徐亮"), &["--json", "verify"]).env_remove("KEFU_PASSWORD").output().unwrap();
    assert!(object(&silent, 2)["error"]["message"].as_str().unwrap().contains("KEFU_PASSWORD"));
    let nowhere = office.command(&office.folder.path().join("nowhere"), Some("徐亮"), &["--json", "verify"]).output().unwrap();
    assert_eq!(object(&nowhere, 2)["error"]["code"], "USAGE");
    assert_eq!(office.json(2, &["export", "customers", &office.path("名单.docx")])["error"]["code"], "USAGE");
    assert_eq!(office.json(2, &["export", "customers", &office.path("名单.csv"), "--columns", "colour"])["error"]["code"], "USAGE");
    assert_eq!(office.json(2, &["import", "customers"])["error"]["code"], "USAGE");
    assert_eq!(office.json(2, &["verify", "--password", "x"])["error"]["code"], "USAGE");
    // A file that is not there, a folder that is not there.
    assert_eq!(office.json(1, &["import", "customers", &office.path("没有.csv")])["error"]["code"], "FILE-MISSING");
    let refused = office.json(1, &["export", "customers", &office.path("没有/名单.csv")]);
    assert_eq!(refused["error"]["code"], "FILE-NO-FOLDER");

    // A second department in the folder: which one must be said.
    let second = office.data().join("第二.kefu");
    let made = office.command(&second, Some("徐亮"), &["--json", "init"]).output().unwrap();
    assert_eq!(object(&made, 0)["department"], "客服部");
    let several = office.json(2, &["verify"]);
    assert!(several["error"]["message"].as_str().unwrap().contains("岚桥客服中心.kefu、第二.kefu"), "{several}");
    assert_eq!(object(&office.command(&second, Some("徐亮"), &["--json", "verify"]).output().unwrap(), 0)["intact"], true);
}

#[test]
fn people_read_sentences_and_errors_apart() {
    let office = Office::empty();
    let weak = office.command(&office.data(), Some("徐亮"), &["init"]).env("KEFU_PASSWORD", "12345678").output().unwrap();
    assert_eq!(weak.status.code(), Some(1));
    assert!(weak.stdout.is_empty());
    assert!(String::from_utf8_lossy(&weak.stderr).contains("[SEC-01]"), "{:?}", weak.stderr);
    assert_eq!(std::fs::read_dir(office.data()).unwrap().count(), 0);
    let made = String::from_utf8(office.run(&["init"]).stdout).unwrap();
    assert!(made.contains("已新建部门“客服部”") && made.contains("恢复码"), "{made}");
    let help = office.run(&["import", "customers", "--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&help.stdout).contains("导入客户名单"));
    let version = Command::new(env!("CARGO_BIN_EXE_kefu-desk")).arg("--version").output().unwrap();
    assert_eq!(String::from_utf8_lossy(&version.stdout).trim(), format!("kefu-desk {}", env!("CARGO_PKG_VERSION")));
    let missing = office.run(&["import"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(missing.stdout.is_empty() && String::from_utf8_lossy(&missing.stderr).contains("customers"));
    let wrong = office.run(&["bake"]);
    assert!(wrong.status.code() == Some(2) && String::from_utf8_lossy(&wrong.stderr).contains("不认识的命令 bake"));
    let english = Command::new(env!("CARGO_BIN_EXE_kefu-desk")).args(["--lang", "en", "bake"]).output().unwrap();
    assert!(String::from_utf8_lossy(&english.stderr).contains("Unknown command bake"));
}

/// `| head` closes the pipe early.
#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let office = Office::open();
    office.json(0, &["generate", "--customers", "3000"]);
    let mut child = office
        .command(&office.data(), Some("徐亮"), &["search", "customers", "", "--limit", "3000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
}

/// How many customers there are, in a file that verifies.
fn whole(office: &Office) -> u64 {
    assert_eq!(office.json(0, &["verify"])["intact"], Value::Bool(true));
    office.json(0, &["search", "customers", "", "--limit", "1"])["total"].as_u64().unwrap()
}

#[test]
fn a_program_killed_while_it_writes_leaves_all_or_nothing() {
    let office = Office::open();
    let wal = office.data().join("岚桥客服中心.kefu-wal");
    let mut before = whole(&office);
    for enough in [200_000, 1_000_000, 3_000_000] {
        let mut child =
            office.command(&office.data(), Some("徐亮"), &["generate", "--customers", "2000"]).stdout(Stdio::null()).spawn().unwrap();
        // The power goes as soon as so much of the transaction is on the disk.
        while child.try_wait().unwrap().is_none() && std::fs::metadata(&wal).map_or(0, |file| file.len()) < enough {
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().unwrap();
        let now = whole(&office);
        assert!(now == before || now == before + 2000, "{before} → {now}");
        before = now;
    }
    assert_eq!(office.json(0, &["generate", "--customers", "10"])["created"], 10);
    assert_eq!(whole(&office), before + 10);
}

/// A limit on the size of files stands for a disk that is full.
#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let office = Office::open();
    assert_eq!(office.json(0, &["generate", "--customers", "10"])["created"], 10);
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 1500; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_kefu-desk")]);
    limited.env("KEFU_PASSWORD", PASSWORD).stdin(Stdio::null()).arg("--data").arg(office.data());
    let out = limited.args(["--user", "徐亮", "--lang", "zh", "generate", "--customers", "3000"]).output().unwrap();
    let told = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(1), "{told}");
    assert!(told.contains("没有写入"), "{told}");
    assert_eq!(whole(&office), 10);
}
