CREATE TABLE report (
    id {id},
    no TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL CHECK (category IN ('政治与失泄密', '重大差错事故', '危及设备人身安全', '超出职责范围', '用户刁难', '求助', '超出处理能力')),
    reporter {int} NOT NULL REFERENCES staff (id),
    reporter_name TEXT NOT NULL,
    team {int},
    content TEXT NOT NULL CHECK (content <> ''),
    opinion TEXT NOT NULL,
    urgent {int} NOT NULL CHECK (urgent IN (0, 1)),
    urgent_reason TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('待指示', '待确认', '执行中', '待事后汇报', '完成')),
    raised_at {int} NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    subject {int} NOT NULL DEFAULT 0
){strict};
CREATE INDEX report_open ON report (raised_at) WHERE state <> '完成';
CREATE INDEX report_raised ON report (raised_at);
CREATE INDEX report_subject ON report (place, subject) WHERE subject <> 0;
CREATE TABLE report_holder (
    report {int} NOT NULL REFERENCES report (id),
    staff {int} NOT NULL REFERENCES staff (id),
    name TEXT NOT NULL,
    PRIMARY KEY (report, staff)
){strict};
CREATE INDEX report_holder_staff ON report_holder (staff);
CREATE TABLE report_skipped (
    report {int} NOT NULL REFERENCES report (id),
    staff {int} NOT NULL REFERENCES staff (id),
    name TEXT NOT NULL,
    due_at {int} NOT NULL,
    told_at {int},
    PRIMARY KEY (report, staff)
){strict};
CREATE INDEX report_skipped_staff ON report_skipped (staff);
CREATE TABLE report_step (
    id {id},
    report {int} NOT NULL REFERENCES report (id),
    kind TEXT NOT NULL CHECK (kind IN ('提出', '转呈', '指示', '异议', '坚持原意', '结果', '事后汇报')),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    to_name TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL
){strict};
CREATE INDEX report_step_report ON report_step (report, id);
CREATE INDEX report_step_staff ON report_step (staff);
{append-only report_step}
