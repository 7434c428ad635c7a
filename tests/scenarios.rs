//! The rules as situations: every `*.toml` below `tests/scenarios` and below the folder in `KEFU_SCENARIOS` is played on a fresh
//! department in memory through the commands and questions that the window uses. The format is told in `tests/scenarios/README.md`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking; only shipped code must not"
)]
#![allow(missing_docs, reason = "nobody reads the documentation of a test program")]

use std::path::{Path, PathBuf};

#[path = "scenarios/runner/analysis.rs"]
mod analysis;
#[path = "scenarios/runner/archives.rs"]
mod archives;
#[path = "scenarios/runner/attendance.rs"]
mod attendance;
#[path = "scenarios/runner/book.rs"]
mod book;
#[path = "scenarios/runner/complaints.rs"]
mod complaints;
#[path = "scenarios/runner/escalation.rs"]
mod escalation;
#[path = "scenarios/runner/files.rs"]
mod files;
#[path = "scenarios/runner/floor.rs"]
mod floor;
#[path = "scenarios/runner/leave.rs"]
mod leave;
#[path = "scenarios/runner/merge.rs"]
mod merge;
#[path = "scenarios/runner/people.rs"]
mod people;
#[path = "scenarios/runner/plan.rs"]
mod plan;
#[path = "scenarios/runner/quality.rs"]
mod quality;
#[path = "scenarios/runner/record.rs"]
mod record;
#[path = "scenarios/runner/swaps.rs"]
mod swaps;
#[path = "scenarios/runner/tickets.rs"]
mod tickets;
#[path = "scenarios/runner/views.rs"]
mod views;
#[path = "scenarios/runner/world.rs"]
mod world;

use world::World;

/// Every scenario file below a folder, in order.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Plays a file. Returns how many scenarios it held, and what failed.
fn play(file: &Path) -> (usize, Vec<String>) {
    let wrong_file = |w: &book::Wrong| vec![format!("{}: error of the file: {w}", file.display())];
    let book = match book::read(file) {
        Ok(book) => book,
        Err(wrong) => return (0, wrong_file(&wrong)),
    };
    let Some(department_file) = &book.department else { return (0, Vec::new()) };
    let department = match book::read_department(department_file) {
        Ok(department) => department,
        Err(wrong) => return (0, vec![format!("{}: error of the file: {wrong}", department_file.display())]),
    };
    let folder = file.parent().unwrap_or(Path::new(".")).to_owned();
    let mut failed = Vec::new();
    for scenario in &book.scenarios {
        let scenario = match scenario {
            Ok(scenario) => scenario,
            Err(wrong) => {
                failed.extend(wrong_file(wrong));
                continue;
            }
        };
        let played = World::new(&department, scenario, folder.clone())
            .map_err(|wrong| format!("error of the file: {wrong}"))
            .and_then(|mut world| world.play(scenario));
        if let Err(why) = played {
            failed.push(format!("{}: {}, {why}", file.display(), scenario.id));
        }
    }
    (book.scenarios.len(), failed)
}

fn play_all(folder: &Path) -> usize {
    let (mut count, mut failed) = (0, Vec::new());
    for file in files_below(folder) {
        let (played, wrong) = play(&file);
        count += played;
        failed.extend(wrong);
    }
    assert!(failed.is_empty(), "{} scenarios did not hold:\n{}", failed.len(), failed.join("\n"));
    count
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios")
}

#[test]
fn every_scenario_of_the_project_holds() {
    assert!(play_all(&here()) >= 25);
}

#[test]
fn scenarios_from_elsewhere_hold() {
    if let Some(folder) = std::env::var_os("KEFU_SCENARIOS") {
        play_all(Path::new(&folder));
    }
}

/// Plays one scenario text beside the project's department and returns what failed.
fn told(steps: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(here().join("department.toml"), folder.path().join("department.toml")).unwrap();
    let file = folder.path().join("case.toml");
    std::fs::write(&file, format!("department = \"department.toml\"\n[[scenario]]\nid = \"X.T1\"\n{steps}\n")).unwrap();
    play(&file).1.join("\n")
}

const CREATE: &str = r#"at = "2026-03-10 09:00", who = "林霞", do = "file.create", name = "渤海建材", phone = "13812345678", relation = "现在", market = "国内", type = "直接", source = "电话""#;

#[test]
fn a_right_scenario_says_nothing() {
    assert_eq!(told(&format!("step = [ {{ {CREATE}, expect = \"ok\" }} ]")), "");
}

#[test]
fn what_is_unknown_is_an_error_of_the_file() {
    for (steps, says) in [
        (r#"step = [ { at = "2026-03-10 09:00", who = "王芳", do = "leave.fly", expect = "ok" } ]"#, "unknown verb leave.fly"),
        (r#"step = [ { at = "2026-03-10 09:00", who = "王芳", do = "file.fly", expect = "ok" } ]"#, "unknown verb file.fly"),
        (r#"step = [ { at = "2026-03-10 09:00", check = "leave.weight", id = "$l", is = "生效" } ]"#, "unknown check leave.weight"),
        (r#"step = [ { at = "2026-03-10 09:00", check = "file.weight", is = 1 } ]"#, "unknown check file.weight"),
        (r#"step = [ { at = "2026-03-10 09:00", who = "王五", do = "file.delete", id = "$c", expect = "ok" } ]"#, "unknown person 王五"),
        (r#"step = [ { at = "2026-03-10 09:00", who = "王芳", do = "file.delete", id = "$c", expect = "ok" } ]"#, "no step kept $c"),
        (
            r#"step = [ { at = "2026-03-10 09:00", who = "王芳", do = "file.delete", id = "无名公司", expect = "ok" } ]"#,
            "unknown customer 无名公司",
        ),
        (&format!("step = [ {{ {CREATE}, colour = \"red\", expect = \"ok\" }} ]"), "unknown argument colour"),
        (&format!("step = [ {{ {CREATE}, expect = \"fine\" }} ]"), "expect must be ok, warned or refused"),
        (&format!("step = [ {{ {CREATE} }} ]"), "argument expect is missing"),
        (
            &format!(
                "step = [ {{ {CREATE}, expect = \"ok\", save = \"c\" }}, {{ check = \"file.field\", id = \"$c\", field = \"colour\", is = \"\" }} ]"
            ),
            "unknown field colour",
        ),
        (r#"step = [ { who = "王芳", do = "file.create", expect = "ok" } ]"#, "the first step needs a time"),
        (r#"step = [ { at = "10 March", check = "audit.intact", is = true } ]"#, "is no time like"),
        (r#"step = [ { at = "2026-03-10 09:00", check = "audit.intact" } ]"#, "either is or contains"),
        (r#"step = [ { at = "2026-03-10 09:00", who = "王芳" } ]"#, "either do or check"),
        ("colour = 1\nstep = []", "unknown argument colour"),
        ("title = \"no step\"", "no step"),
        ("params = { pw_moons = 3 }\nstep = [ { at = \"2026-03-10 09:00\", check = \"audit.intact\", is = true } ]", "params.pw_moons"),
        (
            "roster = [ { who = \"王芳\", shifts = [\"2026-03-11 晚\"] } ]\nstep = [ { at = \"2026-03-10 09:00\", check = \"audit.intact\", is = true } ]",
            "unknown shift 晚",
        ),
        ("step = [", "no TOML"),
    ] {
        let told = told(steps);
        assert!(told.contains("error of the file") && told.contains(says) && told.contains("case.toml"), "{steps}\n{told}");
    }
}

#[test]
fn what_does_not_hold_names_file_scenario_step_and_both_values() {
    let told_of = |tail: &str| told(&format!("step = [ {{ {CREATE}, expect = \"ok\", save = \"c\" }}, {tail} ]"));
    for (tail, says) in [
        (
            r#"{ check = "file.completeness", id = "$c", is = "42.9%" }"#,
            "X.T1, step 2: file.completeness: expected \"42.9%\", got \"14.3%\"",
        ),
        (
            r#"{ who = "林霞", do = "file.delete", id = "$c", expect = "ok" }"#,
            "X.T1, step 2: file.delete: expected ok, got refused (客户不得删除",
        ),
        (
            r#"{ who = "林霞", do = "file.delete", id = "$c", expect = "refused", cites = ["FILE-04"] }"#,
            "expected it to cite FILE-04, got [\"FILE-03\"]",
        ),
        (
            r#"{ who = "林霞", do = "file.delete", id = "$c", expect = "refused", says = "好的" }"#,
            "expected it to say “好的”, got “客户不得删除",
        ),
        (r#"{ check = "inbox", who = "王芳", contains = "检查登录日志" }"#, "expected a list that holds \"检查登录日志\", got []"),
    ] {
        let told = told_of(tail);
        assert!(told.contains(says) && told.contains("case.toml") && !told.contains("error of the file"), "{told}");
    }
}

#[test]
fn a_department_keeps_what_other_areas_need() {
    let department = book::read_department(&here().join("department.toml")).unwrap();
    let night = department.shift_types.iter().find(|shift| shift.name == "夜").unwrap();
    assert!(night.night && night.start == "22:00" && night.end == "06:00" && night.min_staff == 0);
    assert!(matches!(&department.holidays, book::Holidays::Days(days) if days.len() == 33));
    assert_eq!(department.staff.len(), 17);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("department.toml");
    for (text, says) in [
        ("holidays = \"built-in\"\n[[staff]]\nname = \"王芳\"\npost = \"agent\"", ""),
        ("[[staff]]\nname = \"王芳\"\npost = \"agent\"\n[colour]", "unknown argument colour"),
        ("holidays = []", "needs staff"),
        ("holidays = \"never\"\n[[staff]]\nname = \"王芳\"\npost = \"agent\"", "never"),
    ] {
        std::fs::write(&file, text).unwrap();
        assert!(book::read_department(&file).err().map_or(String::new(), |w| w.0).contains(says), "{text}");
        assert_eq!(book::read_department(&file).is_err(), !says.is_empty(), "{text}");
    }
}
