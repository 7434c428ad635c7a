CREATE TABLE department (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    demo {int} NOT NULL CHECK (demo IN (0, 1)),
    founded_at {int} NOT NULL
){strict};
CREATE TABLE team (
    id {id},
    name TEXT NOT NULL UNIQUE,
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE TABLE staff (
    id {id},
    number TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    team {int} REFERENCES team (id),
    deputy {int} NOT NULL DEFAULT 0 CHECK (deputy IN (0, 1)),
    job TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '' CHECK (level IN ('', '初级', '中级', '高级')),
    skills TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    born TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '在职' CHECK (state IN ('在职', '离职', '调离')),
    left_at {int},
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE TABLE staff_post (
    staff {int} NOT NULL REFERENCES staff (id),
    post TEXT NOT NULL,
    PRIMARY KEY (staff, post)
){strict};
CREATE TABLE account (
    id {id},
    staff {int} NOT NULL UNIQUE REFERENCES staff (id),
    hash TEXT NOT NULL,
    set_at {int} NOT NULL,
    must_change {int} NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
    one_time_until {int},
    fails {int} NOT NULL DEFAULT 0,
    locked_at {int},
    last_login {int},
    opened_at {int} NOT NULL
){strict};
CREATE TABLE password_past (
    id {id},
    account {int} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    set_at {int} NOT NULL
){strict};
CREATE INDEX password_past_account ON password_past (account);
CREATE TABLE login_log (
    id {id},
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    host TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('ok', 'wrong', 'locked', 'ended', 'expired', 'one_time', 'recovery', 'lock', 'unlock', 'logout'))
){strict};
CREATE INDEX login_log_at ON login_log (at);
{append-only login_log}
CREATE TABLE login_check (
    id {id},
    week TEXT NOT NULL UNIQUE,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL
){strict};
CREATE TABLE intrusion (
    id {id},
    at {int} NOT NULL,
    found_by TEXT NOT NULL,
    what TEXT NOT NULL,
    measure TEXT NOT NULL,
    evidence TEXT NOT NULL,
    reported_to TEXT NOT NULL,
    entered_at {int} NOT NULL
){strict};
{append-only intrusion}
CREATE TABLE admin_handover (
    id {id},
    leaver {int} NOT NULL REFERENCES staff (id),
    successor {int} NOT NULL REFERENCES staff (id),
    at {int} NOT NULL,
    confirmed_at {int},
    late {int} NOT NULL DEFAULT 0 CHECK (late IN (0, 1))
){strict};
CREATE TABLE parameter (
    id {id},
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    from_day TEXT NOT NULL,
    set_at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    reason TEXT NOT NULL
){strict};
CREATE INDEX parameter_key ON parameter (key, from_day, id);
{append-only parameter}
