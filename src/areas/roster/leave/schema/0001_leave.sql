CREATE TABLE leave (
    id {id},
    no TEXT NOT NULL UNIQUE,
    applicant {int} NOT NULL REFERENCES staff (id),
    applicant_name TEXT NOT NULL,
    filer {int} NOT NULL REFERENCES staff (id),
    filer_name TEXT NOT NULL,
    relation TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('一般事假', '特殊事假', '病假', '急诊', '公事', '外出学习')),
    late {int} NOT NULL CHECK (late IN (0, 1)),
    reason TEXT NOT NULL,
    special {int} NOT NULL CHECK (special IN (0, 1)),
    extreme {int} NOT NULL CHECK (extreme IN (0, 1)),
    from_at {int},
    to_at {int},
    addressee {int},
    notice_at {int},
    notice_caller TEXT NOT NULL DEFAULT '',
    notice_relation TEXT NOT NULL DEFAULT '',
    notice_taker {int},
    phone TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    saved_at {int} NOT NULL,
    filed_at {int},
    phase TEXT NOT NULL CHECK (phase IN ('草稿', '审批', '退回', '不批准', '撤回', '已批准')),
    route TEXT NOT NULL DEFAULT '',
    step {int} NOT NULL DEFAULT 0,
    halves {int} NOT NULL DEFAULT 0,
    total {int} NOT NULL DEFAULT 0,
    joined TEXT NOT NULL DEFAULT '',
    start_at {int} NOT NULL DEFAULT 0,
    end_at {int} NOT NULL DEFAULT 0,
    proof TEXT NOT NULL DEFAULT '免' CHECK (proof IN ('免', '全程', '次日起')),
    late_until {int},
    closed_at {int},
    cancel_at {int},
    back_at {int},
    back_name TEXT NOT NULL DEFAULT '',
    slip_at {int},
    slip_name TEXT NOT NULL DEFAULT '',
    slip_days_late {int} NOT NULL DEFAULT 0,
    slip_ruling TEXT NOT NULL DEFAULT '' CHECK (slip_ruling IN ('', '接受', '不接受')),
    lapsed TEXT NOT NULL DEFAULT '',
    papers_open {int} NOT NULL DEFAULT 0 CHECK (papers_open IN (0, 1)),
    split_of {int},
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX leave_applicant ON leave (applicant, end_at);
CREATE INDEX leave_filer ON leave (filer, saved_at);
CREATE INDEX leave_waiting ON leave (filed_at) WHERE phase = '审批';
CREATE INDEX leave_saved ON leave (saved_at);
CREATE INDEX leave_cancel ON leave (cancel_at) WHERE cancel_at IS NOT NULL;
CREATE INDEX leave_away ON leave (end_at) WHERE phase = '已批准' AND back_at IS NULL;
CREATE INDEX leave_papers ON leave (end_at) WHERE papers_open = 1;
CREATE INDEX leave_slip ON leave (slip_at) WHERE slip_days_late > 0 AND slip_ruling = '';
CREATE INDEX leave_lapsed ON leave (end_at) WHERE slip_at IS NULL AND lapsed <> '';
CREATE TABLE leave_part (
    leave {int} NOT NULL REFERENCES leave (id),
    place {int} NOT NULL,
    staff {int} NOT NULL,
    shift {int},
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    shift_from {int} NOT NULL,
    shift_to {int} NOT NULL,
    from_at {int} NOT NULL,
    to_at {int} NOT NULL,
    restored {int} NOT NULL DEFAULT 0 CHECK (restored IN (0, 1)),
    PRIMARY KEY (leave, place)
){strict};
CREATE INDEX leave_part_day ON leave_part (day, staff);
CREATE INDEX leave_part_staff ON leave_part (staff, day);
CREATE TABLE leave_step (
    id {id},
    leave {int} NOT NULL REFERENCES leave (id),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    act TEXT NOT NULL,
    text TEXT NOT NULL
){strict};
CREATE INDEX leave_step_leave ON leave_step (leave, id);
CREATE TABLE leave_certificate (
    id {id},
    leave {int} NOT NULL REFERENCES leave (id),
    hospital TEXT NOT NULL,
    doctor TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    late {int} NOT NULL CHECK (late IN (0, 1)),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL
){strict};
CREATE INDEX leave_certificate_leave ON leave_certificate (leave, id);
CREATE TABLE leave_refusal (
    id {id},
    applicant {int} NOT NULL,
    filer {int} NOT NULL,
    at {int} NOT NULL,
    kind TEXT NOT NULL,
    clause TEXT NOT NULL,
    reason TEXT NOT NULL,
    notice_at {int},
    notice_caller TEXT NOT NULL
){strict};
CREATE INDEX leave_refusal_at ON leave_refusal (at);
CREATE TABLE leave_refusal_shift (
    refusal {int} NOT NULL REFERENCES leave_refusal (id),
    shift {int} NOT NULL,
    PRIMARY KEY (refusal, shift)
){strict};
CREATE INDEX leave_refusal_shift_shift ON leave_refusal_shift (shift);
{append-only leave_step}
