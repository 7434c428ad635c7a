//! The file as a whole: created, opened by its key only, rolled back, migrated, copied, and its journal that cannot be rewritten.

use std::ops::ControlFlow;

use super::journal::{Entry, append, verify};
use super::migrate::{Step, run};
use super::*;
use crate::base::Instant;
use crate::sql;

const STEPS: &[Step] =
    &[journal::SCHEMA, Step { name: "test/0001", text: "CREATE TABLE thing (id {id}, name TEXT NOT NULL){strict};\n{words thing_words}" }];

fn opened() -> (tempfile::TempDir, FileKey, Store) {
    let folder = tempfile::tempdir().unwrap();
    let key = FileKey::random().unwrap();
    let mut store = Store::create(&folder.path().join("部门.kefu"), &key).unwrap();
    run(&mut store, Some(&key), STEPS, Instant(0)).unwrap();
    (folder, key, store)
}

fn entry(title: &str) -> Entry {
    Entry { title: title.to_owned(), verb: "thing.make".to_owned(), ..Entry::default() }
}

#[test]
fn only_its_key_opens_a_file_and_nothing_in_it_is_readable() {
    let (folder, key, mut store) = opened();
    store.write(|tx| tx.run("INSERT INTO thing (name) VALUES (?1)", sql!["机密客户名称"])).unwrap();
    store.checkpoint().unwrap();
    let path = folder.path().join("部门.kefu");
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(6).any(|w| w == "机密".as_bytes()) && !bytes.starts_with(b"SQLite"));
    assert_eq!(Store::open(&path, &FileKey::random().unwrap()).err().unwrap().code, "STORE-KEY");
    assert!(Store::open(&path, &key).is_ok());
    assert_eq!(Store::create(&path, &key).err().unwrap().code, "STORE-EXISTS");
}

/// A file whose bytes can be read.
fn readable() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::readable(&folder.path().join("部门.kefu"));
    let content = Step { name: "test/0001", text: "CREATE TABLE content (name TEXT NOT NULL, bytes {bytes} NOT NULL){strict};" };
    run(&mut store, None, &[journal::SCHEMA, content], Instant(0)).unwrap();
    (folder, store)
}

#[test]
fn what_is_wiped_leaves_the_file_and_the_log_as_soon_as_nobody_reads_it() {
    let (folder, mut store) = readable();
    let path = folder.path().join("部门.kefu");
    let holds = || {
        let read = |file: std::fs::DirEntry| std::fs::read(file.path()).unwrap();
        let files: Vec<Vec<u8>> = std::fs::read_dir(folder.path()).unwrap().map(|file| read(file.unwrap())).collect();
        files.iter().any(|file| file.windows(16).any(|window| window == b"nobody may know."))
    };
    let put = |store: &mut Store| {
        let bytes = b"nobody may know.".repeat(2_000);
        store.write(|tx| tx.run("INSERT INTO content (name, bytes) VALUES ('a', ?1)", sql![bytes.as_slice()])).unwrap();
        assert!(holds());
    };
    put(&mut store);
    store.write(|tx| tx.wipe("DELETE FROM content", &[])).unwrap();
    assert!(!holds());
    // An ordinary deletion leaves it; so it is the wiping that does it.
    put(&mut store);
    store.write(|tx| tx.run("DELETE FROM content", &[])).unwrap();
    assert!(holds());
    put(&mut store);
    let mut reader = Store::readable(&path);
    reader
        .read(|tx| {
            assert_eq!(tx.number("SELECT count(*) FROM content", &[])?, 1);
            store.write(|tx| tx.wipe("DELETE FROM content", &[]))?;
            assert!(holds(), "the reader's picture still has it");
            Ok::<_, Fault>(())
        })
        .unwrap();
    store.write(|tx| tx.run("INSERT INTO content (name, bytes) VALUES ('b', x'00')", &[])).unwrap();
    assert!(!holds());
}

#[test]
fn an_act_that_fails_leaves_nothing() {
    let (_folder, _key, mut store) = opened();
    let failed: Result<(), Fault> = store.write(|tx| {
        tx.run("INSERT INTO thing (name) VALUES (?1)", sql!["半个"])?;
        Err(Fault::new("TEST", msg!("base-store-fault"), "stop"))
    });
    assert!(failed.is_err());
    assert_eq!(store.read(|tx| tx.number("SELECT count(*) FROM thing", &[])).unwrap(), 0);
}

#[test]
fn the_journal_is_append_only_and_names_its_first_broken_entry() {
    let (_folder, _key, mut store) = opened();
    for title in ["一", "二", "三"] {
        store.write(|tx| append(tx, &entry(title))).unwrap();
    }
    assert!(store.write(|tx| tx.run("UPDATE journal SET title = 'x' WHERE seq = 2", &[])).is_err());
    assert!(store.write(|tx| tx.run("DELETE FROM journal WHERE seq = 2", &[])).is_err());
    assert_eq!(store.read(verify).unwrap(), journal::Verified { entries: 3, broken: None });
    store
        .write(|tx| {
            tx.batch("DROP TRIGGER journal_no_update")?;
            tx.run("UPDATE journal SET title = 'x' WHERE seq = 2", &[])
        })
        .unwrap();
    assert_eq!(store.read(verify).unwrap().broken, Some(2));
}

#[test]
fn a_missing_tail_of_the_journal_is_seen() {
    let (_folder, _key, mut store) = opened();
    for title in ["一", "二", "三"] {
        store.write(|tx| append(tx, &entry(title))).unwrap();
    }
    store
        .write(|tx| {
            tx.batch("DROP TRIGGER journal_no_delete")?;
            tx.run("DELETE FROM journal WHERE seq = 3", &[])
        })
        .unwrap();
    assert_eq!(store.read(verify).unwrap().broken, Some(3));
}

#[test]
fn migrations_copy_first_and_refuse_newer_files() {
    let (folder, key, mut store) = opened();
    store.write(|tx| tx.run("INSERT INTO thing (name) VALUES ('甲')", &[])).unwrap();
    let mut more = STEPS.to_vec();
    more.push(Step { name: "test/0002", text: "ALTER TABLE thing ADD COLUMN note TEXT NOT NULL DEFAULT '';" });
    let copy = run(&mut store, Some(&key), &more, Instant(1)).unwrap().unwrap();
    let mut before = Store::open(&copy, &key).unwrap();
    assert_eq!(before.read(|tx| tx.number("SELECT count(*) FROM thing", &[])).unwrap(), 1);
    drop(before);
    assert_eq!(run(&mut store, Some(&key), STEPS, Instant(2)).err().unwrap().code, "STORE-NEWER");
    let mut broken = more.clone();
    broken.push(Step { name: "test/0003", text: "ALTER TABLE nowhere ADD COLUMN x TEXT;" });
    assert!(run(&mut store, Some(&key), &broken, Instant(3)).is_err());
    assert_eq!(store.read(|tx| tx.number("SELECT count(*) FROM migration", &[])).unwrap(), 3);
    drop(folder);
}

#[test]
fn search_words_are_put_and_replaced() {
    let (_folder, _key, mut store) = opened();
    let engine = dialect::Engine::Sqlite;
    store
        .write(|tx| {
            tx.run(&engine.put_words("thing_words"), sql![7, "中国 国人"])?;
            tx.run("DELETE FROM thing_words WHERE rowid = ?1", sql![7])?;
            tx.run(&engine.put_words("thing_words"), sql![7, "上海 海市"])
        })
        .unwrap();
    let find = |store: &mut Store, word: &str| {
        let sql = format!("SELECT count(*) FROM thing_words WHERE {}", engine.matches("thing_words", "?1"));
        store.read(|tx| tx.number(&sql, sql![word])).unwrap()
    };
    assert_eq!(find(&mut store, "\"海市\""), 1);
    assert_eq!(find(&mut store, "\"国人\""), 0);
}

#[test]
fn a_full_disk_is_said_of_the_files_beside_it_too() {
    let code = |kind: ErrorKind| write_fault(&kind.into(), "KEYS-WRITE", msg!("base-keys-write", path = "部门.kefu.keys")).code;
    assert_eq!([ErrorKind::StorageFull, ErrorKind::PermissionDenied].map(code), ["STORE-FULL", "KEYS-WRITE"]);
}

#[test]
fn a_backup_is_one_file_that_restores_and_cancels_cleanly() {
    let (folder, key, mut store) = opened();
    keys::KeyRing::new("部门", false).unwrap().create(&folder.path().join("部门.kefu")).unwrap();
    store.write(|tx| append(tx, &entry("一"))).unwrap();
    let to = folder.path().join("备份.kefubak");
    backup::write(&store, &key, &to, &mut |_, _| true).unwrap();
    assert!(backup::is_backup(&to));
    let place = folder.path().join("新").join("部门.kefu");
    backup::restore(&to, &place).unwrap();
    let mut restored = Store::open(&place, &key).unwrap();
    assert_eq!(restored.read(verify).unwrap(), journal::Verified { entries: 1, broken: None });
    assert_eq!(backup::restore(&to, &place).err().unwrap().code, "STORE-EXISTS");
    let bytes = std::fs::read(&to).unwrap();
    std::fs::write(&to, &bytes[..20]).unwrap();
    assert_eq!(backup::restore(&to, &folder.path().join("三.kefu")).err().unwrap().code, "BACKUP-DAMAGED");
    let cancelled = folder.path().join("取消.kefubak");
    assert_eq!(backup::write(&store, &key, &cancelled, &mut |_, _| false).err().unwrap().code, "STORE-STOPPED");
    assert!(!cancelled.exists());
    let left = std::fs::read_dir(folder.path())
        .unwrap()
        .filter(|f| f.as_ref().unwrap().file_name().to_string_lossy().starts_with(".kefu-"))
        .count();
    assert_eq!(left, 0);
}

#[test]
fn reading_stops_when_asked() {
    let (_folder, _key, mut store) = opened();
    store
        .write(|tx| {
            for n in 0..10 {
                tx.run("INSERT INTO thing (name) VALUES (?1)", sql![n.to_string()])?;
            }
            Ok::<_, Fault>(())
        })
        .unwrap();
    let mut seen = 0;
    store
        .read(|tx| {
            tx.each("SELECT id FROM thing", &[], |_| {
                seen += 1;
                Ok::<_, Fault>(if seen == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
            })
        })
        .unwrap();
    assert_eq!(seen, 3);
}
