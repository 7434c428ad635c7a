//! Pages of PDFs, drawn by a second process of this program that can be ended at any time: a file from outside may run for
//! ever, fill the memory or break the drawing, and the window goes on. The file goes over in a pipe and never touches the disk.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

use crate::base::Fault;
use crate::exchange::{DrawnPage, LONGEST_SIDE, Undrawn, draw_page};
use crate::msg;

/// The first argument by which the program draws a page for itself; no task for people.
const TASK: &str = "draw-page";
/// What one page may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Longest time.
    pub time: Duration,
    /// Most memory, in bytes.
    pub memory: u64,
}

impl Default for Limits {
    /// 10 seconds and 1 GiB: a colour page scanned at 600 dpi takes some 300 MB.
    fn default() -> Self {
        Limits { time: Duration::from_secs(10), memory: 1024 * 1024 * 1024 }
    }
}

/// How often time and memory are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(15);
/// Width, height and number of pages before the pixels.
const HEAD: usize = 12;

/// Exit codes of the second process.
const LOCKED: u8 = 3;
const DAMAGED: u8 = 4;

// ---- the second process ----

/// The page, counted from 0, when this process was started to draw one.
pub fn asked(mut arguments: impl Iterator<Item = OsString>) -> Option<usize> {
    arguments.nth(1).filter(|task| task == TASK).and_then(|_| arguments.next()?.to_str()?.parse().ok())
}

/// Draws a page of the PDF on the standard input and writes it to the standard output.
pub fn serve(page: usize) -> ExitCode {
    let mut pdf = Vec::new();
    let drawn = std::io::stdin().lock().read_to_end(&mut pdf).map_err(|_| Undrawn::Damaged).and_then(|_| draw_page(pdf, page));
    let written = drawn.and_then(|drawn| {
        let mut out = std::io::stdout().lock();
        let head = [drawn.size[0], drawn.size[1], drawn.pages].map(|number| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        out.write_all(head.as_flattened()).and_then(|()| out.write_all(&drawn.pixels)).map_err(|_| Undrawn::Damaged)
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(Undrawn::Locked) => ExitCode::from(LOCKED),
        Err(Undrawn::Damaged | Undrawn::NoPage) => ExitCode::from(DAMAGED),
    }
}

// ---- the window's process ----

/// Has `program` draw a page of a PDF, counted from 0.
///
/// # Errors
/// The file is locked or damaged, takes too long or too much memory, or the second process does not start.
pub fn draw(program: &Path, pdf: &[u8], page: usize, limits: Limits) -> Result<DrawnPage, Fault> {
    let broken = |error: std::io::Error| Fault::new("FILE-DRAW", msg!("attachments-undrawn"), error);
    let mut command = Command::new(program);
    command.arg(TASK).arg(page.to_string()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    without_console(&mut command);
    let mut child = command.spawn().map_err(broken)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let mut bytes = Vec::new();
    let ended = thread::scope(|scope| {
        let watch = thread::Builder::new().name("page".to_owned()).spawn_scoped(scope, || watch(&mut child, limits))?;
        // Both end by themselves when the process ends; its exit code says more than the broken pipe.
        if let Some(mut input) = input {
            let _ = input.write_all(pdf);
        }
        if let Some(output) = output {
            let most = u64::from(LONGEST_SIDE) * u64::from(LONGEST_SIDE) * 4 + HEAD as u64;
            let _ = output.take(most).read_to_end(&mut bytes);
        }
        watch.join().unwrap_or(Ok(Ended::Code(None)))
    });
    match ended.map_err(broken)? {
        Ended::Slow => Err(Fault::new(
            "FILE-SLOW",
            msg!("attachments-slow", seconds = i64::try_from(limits.time.as_secs()).unwrap_or(i64::MAX)),
            "too slow",
        )),
        Ended::Large => Err(Fault::new("FILE-LARGE", msg!("attachments-large"), "too much memory")),
        Ended::Code(Some(0)) => {
            unpack(bytes).ok_or_else(|| Fault::new("FILE-DRAW", msg!("attachments-undrawn"), "an answer of the wrong length"))
        }
        Ended::Code(Some(code)) if code == i32::from(LOCKED) => Err(Fault::new("FILE-LOCKED", msg!("attachments-locked"), Undrawn::Locked)),
        Ended::Code(Some(code)) if code == i32::from(DAMAGED) => {
            Err(Fault::new("FILE-PDF", msg!("attachments-damaged-pdf"), Undrawn::Damaged))
        }
        Ended::Code(code) => Err(Fault::new("FILE-DRAW", msg!("attachments-undrawn"), format!("ended with {code:?}"))),
    }
}

/// How the second process ended.
enum Ended {
    /// By itself, with this code; without one where the system ended it.
    Code(Option<i32>),
    /// It took too long.
    Slow,
    /// It took too much memory.
    Large,
}

/// Waits for the second process and ends it when it takes too much.
fn watch(child: &mut Child, limits: Limits) -> std::io::Result<Ended> {
    let (began, pid) = (Instant::now(), Pid::from_u32(child.id()));
    // Where the system does not tell the memory, the time still ends it.
    let mut system = System::new().ok();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Ended::Code(status.code()));
        }
        let large = system.as_mut().is_some_and(|system| memory(system, pid) > limits.memory);
        if large || began.elapsed() > limits.time {
            child.kill()?;
            child.wait()?;
            return Ok(if large { Ended::Large } else { Ended::Slow });
        }
        thread::sleep(LOOK_EVERY);
    }
}

/// Memory of a process, in bytes.
fn memory(system: &mut System, pid: Pid) -> u64 {
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[pid]), true, ProcessRefreshKind::nothing().with_memory());
    system.process(pid).map_or(0, sysinfo::Process::memory)
}

/// The picture in an answer.
fn unpack(mut bytes: Vec<u8>) -> Option<DrawnPage> {
    let pixels = (bytes.len() >= HEAD).then(|| bytes.split_off(HEAD))?;
    let mut numbers = bytes.chunks_exact(4).filter_map(|number| Some(u32::from_le_bytes(number.try_into().ok()?) as usize));
    let (width, height, pages) = (numbers.next()?, numbers.next()?, numbers.next()?);
    (pixels.len() == width.checked_mul(height)?.checked_mul(4)?).then_some(DrawnPage { size: [width, height], pixels, pages })
}

/// A program with a window shows no console for its second process.
#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_console(_: &mut Command) {}
