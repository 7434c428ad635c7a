CREATE TABLE shift_type (
    id {id},
    name TEXT NOT NULL,
    start TEXT NOT NULL,
    ends TEXT NOT NULL,
    night {int} NOT NULL CHECK (night IN (0, 1)),
    date_offset {int} NOT NULL CHECK (date_offset IN (-1, 0)),
    min_staff {int} NOT NULL CHECK (min_staff >= 0),
    skills TEXT NOT NULL,
    tint {int} NOT NULL,
    used {int} NOT NULL DEFAULT 1 CHECK (used IN (0, 1)),
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE TABLE shift (
    id {lasting-id},
    day TEXT NOT NULL,
    kind {int} NOT NULL REFERENCES shift_type (id),
    staff {int} NOT NULL REFERENCES staff (id),
    planned {int} NOT NULL REFERENCES staff (id),
    start_at {int} NOT NULL,
    end_at {int} NOT NULL CHECK (end_at > start_at),
    night {int} NOT NULL CHECK (night IN (0, 1)),
    seat TEXT NOT NULL DEFAULT '',
    swap {int},
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX shift_staff ON shift (staff, day);
CREATE INDEX shift_planned ON shift (planned, day);
CREATE INDEX shift_day ON shift (day, kind);
CREATE INDEX shift_end ON shift (end_at);
CREATE TABLE published_day (
    day TEXT NOT NULL PRIMARY KEY,
    at {int} NOT NULL,
    staff {int} NOT NULL
){strict};
CREATE TABLE calendar_year (
    year {int} NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL
){strict};
CREATE TABLE calendar_day (
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('休', '班', '闭')),
    name TEXT NOT NULL,
    PRIMARY KEY (day, kind)
){strict};
