CREATE TABLE qa_form (
    id {id},
    family {int} NOT NULL,
    version {int} NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    state TEXT NOT NULL CHECK (state IN ('草稿', '发布', '停用')),
    author TEXT NOT NULL,
    made_at {int} NOT NULL,
    published_at {int},
    archived_at {int},
    rev {int} NOT NULL DEFAULT 1,
    UNIQUE (family, version)
){strict};
CREATE TABLE qa_head (
    form {int} NOT NULL REFERENCES qa_form (id),
    place {int} NOT NULL,
    section TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    weight {int} NOT NULL CHECK (weight BETWEEN 0 AND 100),
    optional {int} NOT NULL CHECK (optional IN (0, 1)),
    fatal {int} NOT NULL CHECK (fatal IN (0, 1)),
    help TEXT NOT NULL,
    cause_at {int},
    PRIMARY KEY (form, place)
){strict};
INSERT INTO qa_form (family, version, name, state, author, made_at, published_at) VALUES (1, 1, '服务质量综合考评表', '发布', '', 0, 0);
INSERT INTO qa_head (form, place, section, name, weight, optional, fatal, help, cause_at) VALUES
    (1, 0, '', '服务用语', 20, 0, 0, '用语规范，无禁用语', NULL),
    (1, 1, '', '服务态度', 20, 0, 0, '耐心主动，不争辩', NULL),
    (1, 2, '', '语气语调', 20, 0, 0, '平稳亲切，语速适中', NULL),
    (1, 3, '', '需求归纳', 20, 0, 0, '复述准确，抓住重点', NULL),
    (1, 4, '', '应变能力', 20, 0, 0, '化解情绪，给出办法', NULL);
CREATE TABLE qa_draw (
    id {id},
    month TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    method TEXT NOT NULL,
    seed TEXT NOT NULL,
    target {int} NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL
){strict};
CREATE INDEX qa_draw_month ON qa_draw (month);
CREATE TABLE qa_candidate (
    draw {int} NOT NULL REFERENCES qa_draw (id),
    place {int} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'ticket', 'case')),
    subject {int} NOT NULL,
    title TEXT NOT NULL,
    person {int} NOT NULL REFERENCES staff (id),
    team {int},
    at {int} NOT NULL,
    channel TEXT NOT NULL,
    shift TEXT NOT NULL,
    PRIMARY KEY (draw, place)
){strict};
CREATE TABLE qa_want (
    draw {int} NOT NULL REFERENCES qa_draw (id),
    person {int} NOT NULL REFERENCES staff (id),
    count {int} NOT NULL CHECK (count > 0),
    PRIMARY KEY (draw, person)
){strict};
CREATE TABLE qa_turn (
    draw {int} NOT NULL REFERENCES qa_draw (id),
    place {int} NOT NULL,
    checker {int} NOT NULL REFERENCES staff (id),
    team {int},
    open {int} NOT NULL,
    PRIMARY KEY (draw, place)
){strict};
CREATE TABLE qa_pick (
    id {id},
    draw {int} NOT NULL REFERENCES qa_draw (id),
    place {int} NOT NULL,
    checker {int} NOT NULL REFERENCES staff (id),
    state TEXT NOT NULL CHECK (state IN ('待检', '已检', '已换')),
    instead_of {int},
    reason TEXT NOT NULL DEFAULT '',
    replaced_at {int},
    replaced_name TEXT NOT NULL DEFAULT '',
    UNIQUE (draw, place)
){strict};
CREATE INDEX qa_pick_open ON qa_pick (checker) WHERE state = '待检';
CREATE TABLE qa_record (
    id {id},
    no TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('草稿', '提交', '已确认', '作废')),
    person {int} NOT NULL REFERENCES staff (id),
    checker {int} NOT NULL REFERENCES staff (id) CHECK (checker <> person),
    checker_name TEXT NOT NULL,
    form {int} NOT NULL REFERENCES qa_form (id),
    heard_at {int} NOT NULL,
    month TEXT NOT NULL,
    channel TEXT NOT NULL,
    content TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'note', 'ticket', 'case')),
    subject {int} NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    pick {int},
    points {int} NOT NULL,
    most {int} NOT NULL,
    fatal {int} NOT NULL CHECK (fatal IN (0, 1)),
    total {int} NOT NULL CHECK (total BETWEEN 0 AND 10000),
    made_at {int} NOT NULL,
    submitted_at {int},
    confirmed_at {int},
    ended_at {int},
    ended_name TEXT NOT NULL DEFAULT '',
    ended_reason TEXT NOT NULL DEFAULT '',
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX qa_record_month ON qa_record (month, person, state, form, total, heard_at, checker);
CREATE INDEX qa_record_person ON qa_record (person, heard_at);
CREATE INDEX qa_record_submitted ON qa_record (submitted_at, state);
CREATE INDEX qa_record_subject ON qa_record (kind, subject);
CREATE INDEX qa_record_waiting ON qa_record (person) WHERE state = '提交';
CREATE INDEX qa_record_unread ON qa_record (checker, submitted_at) WHERE state = '提交';
CREATE INDEX qa_record_draft ON qa_record (checker) WHERE state = '草稿';
CREATE TABLE qa_score (
    record {int} NOT NULL REFERENCES qa_record (id),
    place {int} NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('未打', '打分', '不适用', '否决')),
    points {int} NOT NULL,
    weight {int} NOT NULL,
    first {int},
    cause TEXT NOT NULL,
    PRIMARY KEY (record, place)
){strict};
CREATE INDEX qa_score_points ON qa_score (record, mark, place, points);
CREATE TABLE qa_finding (
    id {id},
    record {int} NOT NULL REFERENCES qa_record (id),
    person {int} NOT NULL REFERENCES staff (id),
    tag TEXT NOT NULL CHECK (tag <> ''),
    place {int},
    text TEXT NOT NULL,
    serious {int} NOT NULL CHECK (serious IN (0, 1)),
    urgent {int} NOT NULL CHECK (urgent IN (0, 1)),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    corrected_at {int},
    corrected_name TEXT NOT NULL DEFAULT '',
    coaching TEXT NOT NULL DEFAULT '',
    confirmed_at {int},
    known_at {int},
    known_name TEXT NOT NULL DEFAULT ''
){strict};
CREATE INDEX qa_finding_record ON qa_finding (record);
CREATE INDEX qa_finding_at ON qa_finding (at);
CREATE INDEX qa_finding_tag ON qa_finding (tag);
CREATE INDEX qa_finding_open ON qa_finding (at) WHERE confirmed_at IS NULL;
CREATE INDEX qa_finding_urgent ON qa_finding (at) WHERE urgent = 1 AND known_at IS NULL;
CREATE TABLE qa_month_step (
    id {id},
    month TEXT NOT NULL,
    handed_in {int} NOT NULL CHECK (handed_in IN (0, 1)),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    reason TEXT NOT NULL
){strict};
CREATE INDEX qa_month_step_month ON qa_month_step (month, id);
{append-only qa_month_step}
CREATE TABLE qa_appeal (
    id {id},
    record {int} NOT NULL REFERENCES qa_record (id),
    place {int} NOT NULL,
    old {int} NOT NULL,
    proposed {int} NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    at {int} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('待班长', '待复核', '不支持', '维持原分', '已改分')),
    leader_name TEXT NOT NULL DEFAULT '',
    leader_at {int},
    leader_text TEXT NOT NULL DEFAULT '',
    decided_name TEXT NOT NULL DEFAULT '',
    decided_at {int},
    decided_text TEXT NOT NULL DEFAULT '',
    points {int}
){strict};
CREATE INDEX qa_appeal_record ON qa_appeal (record);
CREATE INDEX qa_appeal_open ON qa_appeal (at) WHERE state IN ('待班长', '待复核');
CREATE TABLE qa_calibration (
    id {id},
    no TEXT NOT NULL UNIQUE,
    form {int} NOT NULL REFERENCES qa_form (id),
    kind TEXT NOT NULL CHECK (kind IN ('', 'note', 'ticket', 'case')),
    subject {int} NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    opened_at {int} NOT NULL,
    opened_name TEXT NOT NULL,
    closed_at {int},
    closed_name TEXT NOT NULL DEFAULT ''
){strict};
CREATE TABLE qa_calibration_score (
    calibration {int} NOT NULL REFERENCES qa_calibration (id),
    checker {int} NOT NULL REFERENCES staff (id),
    place {int} NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('打分', '不适用', '否决', '未打')),
    points {int} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (calibration, checker, place)
){strict};
CREATE TABLE qa_week (
    id {id},
    week TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL CHECK (text <> ''),
    checks {int} NOT NULL,
    findings {int} NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    known_at {int},
    known_name TEXT NOT NULL DEFAULT ''
){strict};
CREATE TABLE qa_training (
    id {id},
    week {int} NOT NULL REFERENCES qa_week (id),
    topic TEXT NOT NULL CHECK (topic <> ''),
    everybody {int} NOT NULL CHECK (everybody IN (0, 1)),
    day TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('待实施', '已实施')),
    held_on TEXT NOT NULL DEFAULT '',
    held_name TEXT NOT NULL DEFAULT ''
){strict};
CREATE INDEX qa_training_open ON qa_training (day) WHERE state = '待实施';
CREATE TABLE qa_trainee (
    training {int} NOT NULL REFERENCES qa_training (id),
    staff {int} NOT NULL REFERENCES staff (id),
    attended {int} CHECK (attended IN (0, 1)),
    PRIMARY KEY (training, staff)
){strict};
CREATE TABLE qa_comment (
    id {id},
    tag TEXT NOT NULL CHECK (tag <> ''),
    people {int} NOT NULL,
    team {int},
    at {int} NOT NULL,
    name TEXT NOT NULL,
    done_at {int},
    done_name TEXT NOT NULL DEFAULT ''
){strict};
CREATE INDEX qa_comment_open ON qa_comment (at) WHERE done_at IS NULL;
