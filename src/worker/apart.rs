//! What a file from outside could break is read by a second process of this program that can be ended at any time: the file may run for
//! ever, fill the memory or break what reads it, and the window goes on. It goes over in a pipe and never touches the disk.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

use super::{pages, sounds};
use crate::base::Fault;
use crate::msg;

/// What the second process may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Longest time.
    pub time: Duration,
    /// Most memory, in bytes.
    pub memory: u64,
}

/// How often time and memory are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(15);

/// Does what this process was started for, if it was started by [`ask`]; its exit code then.
pub fn serve(mut arguments: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    let task = arguments.nth(1)?;
    let answered = match task.to_str()? {
        pages::TASK => {
            let page = arguments.next()?.to_str()?.parse().ok()?;
            pages::answer(received()?, page)
        }
        sounds::TASK => sounds::answer(received()?),
        _ => return None,
    };
    Some(match answered {
        // Whoever asked sees by the length that an answer was cut.
        Ok(answer) => std::io::stdout().lock().write_all(&answer).map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS),
        Err(code) => ExitCode::from(code),
    })
}

fn received() -> Option<Vec<u8>> {
    let mut file = Vec::new();
    std::io::stdin().lock().read_to_end(&mut file).ok()?;
    Some(file)
}

/// Has `program` do a task with a file; returns its answer of `most` bytes at most, or the code with which it gave up.
///
/// # Errors
/// It takes too long or too much memory, breaks, or does not start.
pub(super) fn ask(program: &Path, task: &[&str], file: &[u8], most: u64, limits: Limits) -> Result<Result<Vec<u8>, u8>, Fault> {
    let broken = |error: std::io::Error| Fault::new("FILE-DRAW", msg!("attachments-undrawn"), error);
    let mut command = Command::new(program);
    command.args(task).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    without_console(&mut command);
    let mut child = command.spawn().map_err(broken)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let mut answer = Vec::new();
    let ended = thread::scope(|scope| {
        let watch = thread::Builder::new().name("apart".to_owned()).spawn_scoped(scope, || watch(&mut child, limits))?;
        // Both end by themselves when the process ends; its exit code says more than the broken pipe.
        if let Some(mut input) = input {
            let _ = input.write_all(file);
        }
        if let Some(output) = output {
            let _ = output.take(most).read_to_end(&mut answer);
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
        Ended::Code(Some(0)) => Ok(Ok(answer)),
        // What broke on the way ends with other codes than those with which it gives up.
        Ended::Code(Some(code)) if (3..=9).contains(&code) => Ok(Err(u8::try_from(code).unwrap_or_default())),
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

/// A program with a window shows no console for its second process.
#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_console(_: &mut Command) {}
