CREATE TABLE rotation (
    staff {int} NOT NULL PRIMARY KEY REFERENCES staff (id),
    cycle TEXT NOT NULL,
    anchor TEXT NOT NULL
){strict};
CREATE TABLE roster_change (
    id {id},
    staff {int} NOT NULL REFERENCES staff (id),
    day TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at {int} NOT NULL,
    seen_at {int}
){strict};
CREATE INDEX roster_change_staff ON roster_change (staff, seen_at);
CREATE INDEX roster_change_day ON roster_change (day);
CREATE TABLE roster_undo (
    entry {int} NOT NULL,
    place {int} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('shift', 'day')),
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (entry, place)
){strict};
CREATE TABLE roster_undone (
    entry {int} NOT NULL PRIMARY KEY,
    by_entry {int} NOT NULL
){strict};
