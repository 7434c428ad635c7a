CREATE TABLE complaint (
    id {id},
    no TEXT NOT NULL UNIQUE,
    complainant TEXT NOT NULL,
    phone TEXT NOT NULL,
    phone_key TEXT NOT NULL,
    customer {int},
    happened_at {int} NOT NULL,
    channel TEXT NOT NULL,
    content TEXT NOT NULL,
    demand TEXT NOT NULL,
    product TEXT NOT NULL,
    emotion TEXT NOT NULL DEFAULT '' CHECK (emotion IN ('', '愤怒', '焦急', '悲伤', '喧哗', '平静')),
    soothing TEXT NOT NULL DEFAULT '',
    important {int} NOT NULL CHECK (important IN (0, 1)),
    accepted_by {int} NOT NULL REFERENCES staff (id),
    accepted_name TEXT NOT NULL,
    accepted_at {int} NOT NULL,
    tracker {int} NOT NULL REFERENCES staff (id),
    tracker_name TEXT NOT NULL,
    handler {int} REFERENCES staff (id),
    handler_name TEXT NOT NULL DEFAULT '',
    owner {int} REFERENCES staff (id),
    owner_name TEXT NOT NULL DEFAULT '',
    ticket {int},
    state TEXT NOT NULL CHECK (state IN ('待判断', '不成立', '已答复', '调查中', '方案研讨', '待审批', '执行中', '待反馈', '待回访', '归档', '终结')),
    state_since {int} NOT NULL,
    live {int} NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    due_at {int},
    due_clause TEXT NOT NULL DEFAULT '',
    round {int} NOT NULL DEFAULT 1,
    reply_at {int},
    reply_text TEXT NOT NULL DEFAULT '',
    reply_due {int} NOT NULL,
    judged_at {int},
    judged_by {int},
    judged_name TEXT NOT NULL DEFAULT '',
    sufficient {int} NOT NULL DEFAULT 0,
    reasonable {int} NOT NULL DEFAULT 0,
    valid {int} NOT NULL DEFAULT 0,
    grounds TEXT NOT NULL DEFAULT '',
    valid_reason TEXT NOT NULL DEFAULT '',
    answer_at {int},
    answer_by {int},
    answer_name TEXT NOT NULL DEFAULT '',
    answer_text TEXT NOT NULL DEFAULT '',
    accepted {int} NOT NULL DEFAULT 0,
    department TEXT NOT NULL DEFAULT '',
    contact {int},
    transfers {int} NOT NULL DEFAULT 0,
    investigated_at {int},
    submitted_at {int},
    approve_due {int},
    wish {int},
    chosen {int},
    chosen_at {int},
    chosen_by {int},
    chosen_name TEXT NOT NULL DEFAULT '',
    instruction TEXT NOT NULL DEFAULT '',
    choice_reason TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    feedback_at {int},
    satisfaction TEXT NOT NULL DEFAULT '' CHECK (satisfaction IN ('', '满意', '一般', '不满意')),
    improvement TEXT NOT NULL DEFAULT '',
    visit_due {int},
    appointment {int},
    visited_at {int},
    cause TEXT NOT NULL DEFAULT '',
    root_cause TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    measure_owner TEXT NOT NULL DEFAULT '',
    measure_due TEXT,
    closed_at {int},
    self_check TEXT NOT NULL DEFAULT '',
    merged_into {int} REFERENCES complaint (id),
    imported {int},
    withdrawn {int} NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    stands {int} NOT NULL DEFAULT 1 CHECK (stands IN (0, 1)),
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX complaint_open ON complaint (state, state_since, due_at, handler, tracker, owner, contact, accepted_by, department, channel, emotion, cause, important, round, product, customer, accepted_at, handler_name, ticket) WHERE live = 1;
CREATE INDEX complaint_handled ON complaint (handler, accepted_at);
CREATE INDEX complaint_tracker ON complaint (tracker, accepted_at);
CREATE INDEX complaint_accepter ON complaint (accepted_by, accepted_at);
CREATE INDEX complaint_contact ON complaint (contact, accepted_at) WHERE contact IS NOT NULL;
CREATE INDEX complaint_owner ON complaint (owner, accepted_at) WHERE owner IS NOT NULL;
CREATE INDEX complaint_customer ON complaint (customer, accepted_at) WHERE customer IS NOT NULL;
CREATE INDEX complaint_phone ON complaint (phone_key, accepted_at);
CREATE INDEX complaint_cause ON complaint (cause, accepted_at);
CREATE INDEX complaint_product ON complaint (product, accepted_at);
CREATE INDEX complaint_by_accepted ON complaint (accepted_at, id, stands, accepted_by, tracker, handler, owner, contact);
CREATE INDEX complaint_by_due ON complaint (due_at, id, stands, accepted_by, tracker, handler, owner, contact);
CREATE INDEX complaint_by_number ON complaint (no, id, stands, accepted_by, tracker, handler, owner, contact);
CREATE INDEX complaint_by_handler ON complaint (handler_name, accepted_at, id, stands, accepted_by, tracker, handler, owner, contact);
CREATE INDEX complaint_by_department ON complaint (department, accepted_at, id, stands, accepted_by, tracker, handler, owner, contact);
CREATE INDEX complaint_by_state ON complaint (state, accepted_at, id, stands, accepted_by, tracker, handler, owner, contact);
CREATE INDEX complaint_by_round ON complaint (round, accepted_at, id, stands, accepted_by, tracker, handler, owner, contact);
CREATE INDEX complaint_feedback ON complaint (feedback_at) WHERE feedback_at IS NOT NULL;
CREATE INDEX complaint_closed ON complaint (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX complaint_twin ON complaint (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX complaint_imported ON complaint (imported) WHERE imported IS NOT NULL;
{words complaint_words}
CREATE TABLE complaint_step (
    id {id},
    complaint {int} NOT NULL REFERENCES complaint (id),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    verb TEXT NOT NULL,
    text TEXT NOT NULL,
    note TEXT NOT NULL,
    informed {int} NOT NULL CHECK (informed IN (0, 1)),
    state TEXT NOT NULL,
    round {int} NOT NULL
){strict};
CREATE INDEX complaint_step_of ON complaint_step (complaint, id);
{append-only complaint_step}
CREATE TABLE complaint_assignment (
    id {id},
    complaint {int} NOT NULL REFERENCES complaint (id),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    department TEXT NOT NULL,
    contact TEXT NOT NULL,
    contact_staff {int},
    assisting TEXT NOT NULL,
    until {int} NOT NULL,
    agreed {int} NOT NULL CHECK (agreed IN (0, 1)),
    reason TEXT NOT NULL
){strict};
CREATE INDEX complaint_assignment_of ON complaint_assignment (complaint, id);
CREATE INDEX complaint_assignment_department ON complaint_assignment (department);
{append-only complaint_assignment}
CREATE TABLE complaint_proposal (
    id {id},
    complaint {int} NOT NULL REFERENCES complaint (id),
    round {int} NOT NULL,
    place {int} NOT NULL,
    content TEXT NOT NULL,
    cost {int} NOT NULL,
    compensation {int} NOT NULL,
    kind TEXT NOT NULL,
    time TEXT NOT NULL,
    owner TEXT NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    at {int} NOT NULL,
    chosen {int} NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1)),
    UNIQUE (complaint, round, place)
){strict};
CREATE TABLE complaint_seen (
    proposal {int} NOT NULL REFERENCES complaint_proposal (id),
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (proposal, staff)
){strict};
{append-only complaint_seen}
CREATE TABLE complaint_visit (
    id {id},
    complaint {int} NOT NULL REFERENCES complaint (id),
    round {int} NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    mode TEXT NOT NULL,
    reached {int} NOT NULL CHECK (reached IN (0, 1)),
    opinion TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    satisfaction TEXT NOT NULL,
    aspect TEXT NOT NULL,
    next_step TEXT NOT NULL,
    reason TEXT NOT NULL
){strict};
CREATE INDEX complaint_visit_of ON complaint_visit (complaint, id);
{append-only complaint_visit}
CREATE TABLE complaint_mediation (
    id {id},
    complaint {int} NOT NULL REFERENCES complaint (id),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    demand TEXT NOT NULL,
    offer TEXT NOT NULL,
    result TEXT NOT NULL
){strict};
CREATE INDEX complaint_mediation_of ON complaint_mediation (complaint, id);
{append-only complaint_mediation}
CREATE TABLE complaint_draft (
    staff {int} NOT NULL PRIMARY KEY REFERENCES staff (id),
    at {int} NOT NULL,
    draft TEXT NOT NULL
){strict};
CREATE TABLE hotline_outage (
    id {id},
    from_at {int} NOT NULL,
    to_at {int},
    reason TEXT NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL
){strict};
CREATE INDEX hotline_outage_from ON hotline_outage (from_at);
