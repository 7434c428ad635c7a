CREATE TABLE swap (
    id {id},
    no TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('待对方确认', '待双方班长', '生效', '不同意', '撤回', '已失效', '作废')),
    a {int} NOT NULL REFERENCES staff (id),
    b {int} NOT NULL REFERENCES staff (id) CHECK (b <> a),
    sa {int} NOT NULL,
    sa_day TEXT NOT NULL,
    sa_name TEXT NOT NULL,
    sa_start {int} NOT NULL,
    sa_end {int} NOT NULL,
    sb {int},
    sb_day TEXT NOT NULL DEFAULT '',
    sb_name TEXT NOT NULL DEFAULT '',
    sb_start {int},
    sb_end {int},
    expires_at {int} NOT NULL,
    ground TEXT NOT NULL CHECK (ground IN ('本人', '其它')),
    reason TEXT NOT NULL,
    in_person {int} NOT NULL CHECK (in_person IN (0, 1)),
    items TEXT NOT NULL,
    handed_a {int} NOT NULL CHECK (handed_a IN (0, 1)),
    handed_b {int} NOT NULL DEFAULT 0 CHECK (handed_b IN (0, 1)),
    filed_at {int} NOT NULL,
    confirmed_at {int},
    effective_at {int},
    ended_at {int},
    ended_name TEXT NOT NULL DEFAULT '',
    ended_reason TEXT NOT NULL DEFAULT '',
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX swap_a ON swap (a, sa_day);
CREATE INDEX swap_b ON swap (b, sa_day);
CREATE INDEX swap_sa ON swap (sa);
CREATE INDEX swap_sb ON swap (sb);
CREATE INDEX swap_day ON swap (sa_day);
CREATE INDEX swap_pending ON swap (expires_at) WHERE state IN ('待对方确认', '待双方班长');
CREATE TABLE swap_opinion (
    swap {int} NOT NULL REFERENCES swap (id),
    side TEXT NOT NULL CHECK (side IN ('A', 'B')),
    staff {int} NOT NULL REFERENCES staff (id),
    name TEXT NOT NULL,
    at {int} NOT NULL,
    agrees {int} NOT NULL CHECK (agrees IN (0, 1)),
    comment TEXT NOT NULL CHECK (comment <> ''),
    understaffed {int} NOT NULL CHECK (understaffed IN (0, 1)),
    PRIMARY KEY (swap, side)
){strict};
CREATE TABLE swap_liability (
    swap {int} NOT NULL REFERENCES swap (id),
    part TEXT NOT NULL CHECK (part IN ('SA', 'SB')),
    share_a {int} NOT NULL CHECK (share_a BETWEEN 0 AND 100),
    share_b {int} NOT NULL CHECK (share_a + share_b = 100),
    measure TEXT NOT NULL,
    name TEXT NOT NULL,
    at {int} NOT NULL,
    confirmed_name TEXT NOT NULL DEFAULT '',
    confirmed_at {int},
    PRIMARY KEY (swap, part)
){strict};
CREATE TABLE swap_draft (
    id {id},
    staff {int} NOT NULL REFERENCES staff (id),
    at {int} NOT NULL,
    give {int},
    partner {int},
    take {int},
    ground TEXT NOT NULL CHECK (ground IN ('本人', '其它')),
    reason TEXT NOT NULL,
    in_person {int} NOT NULL CHECK (in_person IN (0, 1)),
    items TEXT NOT NULL,
    handed_a {int} NOT NULL CHECK (handed_a IN (0, 1)),
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX swap_draft_staff ON swap_draft (staff);
CREATE TABLE swap_refusal (
    id {id},
    at {int} NOT NULL,
    month TEXT NOT NULL,
    staff {int} NOT NULL REFERENCES staff (id),
    partner {int},
    clause TEXT NOT NULL
){strict};
CREATE INDEX swap_refusal_month ON swap_refusal (month);
