CREATE TABLE roll_call (
    id {id},
    day TEXT NOT NULL,
    kind {int} NOT NULL REFERENCES shift_type (id),
    opened_at {int} NOT NULL,
    opened_by {int} NOT NULL,
    opened_name TEXT NOT NULL,
    closed_at {int},
    closed_by {int},
    closed_name TEXT NOT NULL DEFAULT '',
    UNIQUE (day, kind)
){strict};
CREATE TABLE roll_mark (
    roll_call {int} NOT NULL REFERENCES roll_call (id),
    staff {int} NOT NULL REFERENCES staff (id),
    mark TEXT NOT NULL CHECK (mark IN ('到', '缺', '迟', '假')),
    PRIMARY KEY (roll_call, staff)
){strict};
CREATE TABLE roll_point (
    id {id},
    roll_call {int} NOT NULL REFERENCES roll_call (id),
    text TEXT NOT NULL CHECK (text <> ''),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL
){strict};
CREATE INDEX roll_point_call ON roll_point (roll_call, id);
CREATE TABLE seat (
    id {id},
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    used {int} NOT NULL DEFAULT 1 CHECK (used IN (0, 1))
){strict};
CREATE TABLE sitting (
    id {id},
    seat {int} NOT NULL REFERENCES seat (id),
    shift {int} NOT NULL,
    day TEXT NOT NULL,
    kind {int} NOT NULL REFERENCES shift_type (id),
    ends_at {int} NOT NULL,
    staff {int} NOT NULL REFERENCES staff (id),
    name TEXT NOT NULL,
    taken_at {int} NOT NULL,
    left_at {int},
    way TEXT NOT NULL DEFAULT '' CHECK (way IN ('', '交接', '无接班', '放行', '未办离台')),
    left_by TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    waited {int} NOT NULL DEFAULT 0 CHECK (waited >= 0),
    handover {int} NOT NULL DEFAULT 0 CHECK (handover >= 0)
){strict};
CREATE INDEX sitting_open ON sitting (seat) WHERE left_at IS NULL;
CREATE INDEX sitting_day ON sitting (day);
CREATE INDEX sitting_left ON sitting (left_at) WHERE left_at IS NOT NULL;
CREATE TABLE handover_log (
    id {id},
    day TEXT NOT NULL,
    kind {int} NOT NULL REFERENCES shift_type (id),
    equipment TEXT NOT NULL DEFAULT '',
    hard TEXT NOT NULL DEFAULT '',
    moves TEXT NOT NULL DEFAULT '',
    business TEXT NOT NULL DEFAULT '',
    instructions TEXT NOT NULL DEFAULT '',
    customers TEXT NOT NULL DEFAULT '',
    moved TEXT NOT NULL DEFAULT '',
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    out_at {int},
    out_by {int},
    out_name TEXT NOT NULL DEFAULT '',
    in_at {int},
    in_by {int},
    in_name TEXT NOT NULL DEFAULT '',
    UNIQUE (day, kind)
){strict};
CREATE TABLE handover_supplement (
    id {id},
    handover_log {int} NOT NULL REFERENCES handover_log (id),
    text TEXT NOT NULL CHECK (text <> ''),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL
){strict};
CREATE INDEX handover_supplement_log ON handover_supplement (handover_log, id);
CREATE TABLE notice (
    id {id},
    title TEXT NOT NULL CHECK (title <> ''),
    text TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('业务变更', '优惠政策', '制度', '新业务')),
    must_read {int} NOT NULL CHECK (must_read IN (0, 1)),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL DEFAULT '',
    teams TEXT NOT NULL DEFAULT '',
    posts TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('草稿', '审核', '发布', '停用')),
    written_at {int} NOT NULL,
    author {int} NOT NULL REFERENCES staff (id),
    author_name TEXT NOT NULL,
    published_at {int},
    published_by {int},
    published_name TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX notice_state ON notice (state, from_day);
CREATE INDEX notice_published ON notice (published_at) WHERE published_at IS NOT NULL;
CREATE TABLE notice_read (
    notice {int} NOT NULL REFERENCES notice (id),
    staff {int} NOT NULL REFERENCES staff (id),
    at {int} NOT NULL,
    PRIMARY KEY (notice, staff)
){strict};
