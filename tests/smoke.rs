//! The real window on a virtual screen: log in, choose a list in the real file dialog, import it, and look at the screen.
//! Runs where Xvfb, openbox, xdotool, zenity and ImageMagick are; a continuous-integration machine must have them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed step fails the test")]
#![allow(clippy::print_stderr, reason = "says why nothing was tested")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PASSWORD: &str = "Kx7!mQ2zPab";
const PATIENCE: Duration = Duration::from_secs(60);

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

struct Screen {
    _server: Running,
    _manager: Running,
    display: String,
    home: tempfile::TempDir,
}

impl Screen {
    fn start() -> Screen {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x800x24", "+extension", "GLX", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let display = format!(":{}", number.trim());
        let manager = Command::new("openbox").env("DISPLAY", &display).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        Screen { _server: Running(server), _manager: Running(manager), display, home: tempfile::tempdir().unwrap() }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.display)
            .env("HOME", self.home.path())
            .env("XDG_RUNTIME_DIR", self.home.path())
            .env("KEFU_PASSWORD", PASSWORD)
            .env_remove("WAYLAND_DISPLAY")
            // Without a session bus there is no portal, and the dialog is zenity's.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        command
    }

    fn key(&self, keys: &str) {
        assert!(self.command("xdotool").args(["key", "--clearmodifiers", keys]).status().unwrap().success());
    }

    fn type_text(&self, text: &str) {
        assert!(self.command("xdotool").args(["type", "--delay", "40", text]).status().unwrap().success());
    }

    fn finds(&self, class: &str) -> bool {
        self.command("xdotool").args(["search", "--onlyvisible", "--class", class]).output().unwrap().status.success()
    }

    fn picture(&self, to: &Path) -> Vec<u8> {
        assert!(self.command("import").args(["-window", "root"]).arg(to).status().unwrap().success());
        std::fs::read(to).unwrap()
    }

    /// Waits until two pictures in a row are the same: the window has drawn what it has to say.
    fn until_still(&self) {
        let to = self.home.path().join("still.bmp");
        let mut last = Vec::new();
        until("a still screen", || {
            let now = self.picture(&to);
            std::mem::replace(&mut last, now) == last
        });
    }
}

fn until(what: &str, mut there: impl FnMut() -> bool) {
    let began = Instant::now();
    while !there() {
        assert!(began.elapsed() < PATIENCE, "waited for {what}");
        std::thread::park_timeout(Duration::from_millis(150));
    }
}

fn missing_tools() -> Vec<&'static str> {
    let there =
        |tool: &&str| std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).any(|folder| folder.join(tool).is_file());
    ["Xvfb", "openbox", "xdotool", "zenity", "import"].into_iter().filter(|tool| !there(tool)).collect()
}

#[test]
fn a_list_goes_in_through_the_real_window_and_its_file_dialog() {
    let missing = missing_tools();
    if !missing.is_empty() {
        assert!(std::env::var_os("CI").is_none(), "not installed: {missing:?}");
        eprintln!("not tested, not installed: {missing:?}");
        return;
    }
    let program = env!("CARGO_BIN_EXE_kefu-desk");
    let screen = Screen::start();
    let data = screen.home.path().join("data");
    let init = screen.command(program).args(["init", "--user", "徐亮", "--json", "--data"]).arg(&data).output().unwrap();
    assert!(init.status.success(), "{}", String::from_utf8_lossy(&init.stderr));
    let list = screen.home.path().join("list.csv");
    std::fs::write(&list, "客户名称,联系人,手机\n青岛澜湾酒店有限公司,孙建国,13905322075\n").unwrap();

    let window = screen.command(program).arg("--data").arg(&data).args(["--lang", "zh"]).stderr(Stdio::null()).spawn().unwrap();
    let _window = Running(window);
    until("the window", || screen.finds("kefu-desk"));
    screen.until_still();
    // Keys that come before the window listens are lost; four tries stay below the lock-out.
    let mut tries = 0;
    until("the file dialog", || {
        tries += 1;
        assert!(tries <= 4, "the window does not take the password");
        screen.key("ctrl+a");
        screen.type_text(PASSWORD);
        screen.key("Return");
        screen.until_still();
        screen.key("ctrl+o");
        let began = Instant::now();
        while !screen.finds("zenity") && began.elapsed() < PATIENCE / 6 {
            std::thread::park_timeout(Duration::from_millis(150));
        }
        screen.finds("zenity")
    });
    screen.until_still();
    // A key that comes before the dialog listens is lost, and the first Return may only end the completion of the path:
    // the whole path is typed anew until the dialog takes it.
    until("the dialog's end", || {
        let focused = screen.command("xdotool").args(["search", "--onlyvisible", "--class", "zenity", "windowactivate", "--sync"]).status();
        if focused.is_ok_and(|status| status.success()) {
            screen.key("ctrl+a");
            screen.type_text(&list.display().to_string());
            screen.key("Return");
            screen.until_still();
        }
        !screen.finds("zenity")
    });
    screen.until_still();
    screen.key("ctrl+Return");
    until("the imported customer", || {
        let found = screen.command(program).args(["search", "customers", "澜湾", "--user", "徐亮", "--json", "--data"]).arg(&data).output();
        String::from_utf8_lossy(&found.unwrap().stdout).contains("青岛澜湾酒店有限公司")
    });
    screen.until_still();
    let picture = screen.picture(&screen.home.path().join("screen.png"));
    assert!(picture.len() > 10_000, "the screen shows next to nothing");
}
