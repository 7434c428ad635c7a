CREATE TABLE ticket (
    id {id},
    no TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('咨询', '交易纠纷', '技术故障', '报修', '其他')),
    category TEXT NOT NULL DEFAULT '' CHECK (category IN ('', '商品', '快递', '售后', '价格', '网站活动', '支付方式', '其他')),
    content TEXT NOT NULL CHECK (content <> ''),
    customer {int} REFERENCES customer (id),
    customer_name TEXT NOT NULL DEFAULT '',
    party TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    arrived_at {int},
    accepted_at {int} NOT NULL,
    accepted_day TEXT NOT NULL,
    first {int} NOT NULL REFERENCES staff (id),
    team {int},
    skill TEXT NOT NULL DEFAULT '' CHECK (skill IN ('', '订单', '投诉', '技术')),
    holder {int},
    holder_name TEXT NOT NULL,
    dispatcher {int},
    dispatched_at {int},
    state TEXT NOT NULL CHECK (state IN ('受理', '处理中', '转派', '已回单', '已回复客户', '反馈', '办结', '无效', '作废')),
    stage TEXT NOT NULL DEFAULT '受理人' CHECK (stage IN ('受理人', '值班长', '部门经理')),
    limit_at {int} NOT NULL,
    leader {int},
    opinion_due {int},
    opinion_at {int},
    opinion_name TEXT NOT NULL DEFAULT '',
    opinion TEXT NOT NULL DEFAULT '',
    manager_due {int},
    manager_at {int},
    agreed_at {int},
    agreed_name TEXT NOT NULL DEFAULT '',
    agreed_department TEXT NOT NULL DEFAULT '',
    agreed TEXT NOT NULL DEFAULT '',
    agreed_until TEXT NOT NULL DEFAULT '',
    asks_leader {int} NOT NULL DEFAULT 0 CHECK (asks_leader IN (0, 1)),
    supervised_at {int},
    supervised_name TEXT NOT NULL DEFAULT '',
    supervised TEXT NOT NULL DEFAULT '',
    supervised_until TEXT NOT NULL DEFAULT '',
    hard_at {int},
    invalid TEXT NOT NULL DEFAULT '',
    solved_at {int},
    interim_at {int},
    replied_at {int},
    feedback_at {int},
    satisfaction TEXT NOT NULL DEFAULT '' CHECK (satisfaction IN ('', '满意', '一般', '不满意')),
    closed_at {int},
    kicked_to {int},
    kicked_at {int},
    transfers {int} NOT NULL DEFAULT 0,
    urges {int} NOT NULL DEFAULT 0,
    urged_at {int},
    last_at {int} NOT NULL,
    complaint {int},
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX ticket_open_limit ON ticket (limit_at) WHERE closed_at IS NULL;
CREATE INDEX ticket_open_state ON ticket (state, limit_at) WHERE closed_at IS NULL;
CREATE INDEX ticket_open_holder_name ON ticket (holder_name, holder, state, last_at, limit_at) WHERE closed_at IS NULL;
CREATE INDEX ticket_to_leader ON ticket (limit_at) WHERE closed_at IS NULL AND opinion_due IS NULL;
CREATE INDEX ticket_to_manager ON ticket (manager_due) WHERE closed_at IS NULL AND manager_at IS NULL AND manager_due IS NOT NULL;
CREATE INDEX ticket_hard ON ticket (accepted_at) WHERE hard_at IS NOT NULL;
CREATE INDEX ticket_invalid ON ticket (accepted_at) WHERE state = '无效';
CREATE INDEX ticket_open_holder ON ticket (holder, limit_at) WHERE closed_at IS NULL;
CREATE INDEX ticket_open_first ON ticket (first, limit_at) WHERE closed_at IS NULL;
CREATE INDEX ticket_open_last ON ticket (last_at) WHERE closed_at IS NULL;
CREATE INDEX ticket_open_kicked ON ticket (kicked_at) WHERE closed_at IS NULL AND kicked_at IS NOT NULL;
CREATE INDEX ticket_open_asked ON ticket (limit_at) WHERE closed_at IS NULL AND asks_leader = 1;
CREATE INDEX ticket_open_managed ON ticket (manager_at) WHERE closed_at IS NULL AND manager_at IS NOT NULL;
CREATE INDEX ticket_closed ON ticket (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX ticket_accepted ON ticket (accepted_at);
CREATE INDEX ticket_day ON ticket (accepted_day, kind);
CREATE INDEX ticket_first ON ticket (first, accepted_at);
CREATE INDEX ticket_holder ON ticket (holder, accepted_at) WHERE holder IS NOT NULL;
CREATE INDEX ticket_holder_name ON ticket (holder_name, accepted_at);
CREATE INDEX ticket_limit ON ticket (limit_at);
CREATE INDEX ticket_customer ON ticket (customer, accepted_at) WHERE customer IS NOT NULL;
CREATE TABLE ticket_entry (
    id {id},
    ticket {int} NOT NULL REFERENCES ticket (id),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    towards TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT ''
){strict};
CREATE INDEX ticket_entry_ticket ON ticket_entry (ticket, id);
CREATE INDEX ticket_entry_kind ON ticket_entry (kind, at);
{append-only ticket_entry}
CREATE TABLE ticket_transfer (
    id {id},
    ticket {int} NOT NULL REFERENCES ticket (id),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    from_staff {int},
    from_name TEXT NOT NULL,
    to_staff {int},
    to_name TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> '')
){strict};
CREATE INDEX ticket_transfer_ticket ON ticket_transfer (ticket, id);
{append-only ticket_transfer}
CREATE TABLE ticket_urge (
    id {id},
    ticket {int} NOT NULL REFERENCES ticket (id),
    seq {int} NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    towards TEXT NOT NULL CHECK (towards <> ''),
    channel TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    UNIQUE (ticket, seq)
){strict};
{append-only ticket_urge}
CREATE TABLE ticket_urge_reply (
    urge {int} NOT NULL PRIMARY KEY REFERENCES ticket_urge (id),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> '')
){strict};
{append-only ticket_urge_reply}
CREATE TABLE ticket_cut (
    day TEXT NOT NULL PRIMARY KEY,
    at {int} NOT NULL
){strict};
{append-only ticket_cut}
CREATE TABLE ticket_cut_row (
    day TEXT NOT NULL REFERENCES ticket_cut (day),
    ticket {int} NOT NULL REFERENCES ticket (id),
    age {int} NOT NULL,
    first {int} NOT NULL,
    place TEXT NOT NULL,
    urges {int} NOT NULL,
    PRIMARY KEY (day, ticket)
){strict};
{append-only ticket_cut_row}
CREATE TABLE repair (
    id {id},
    no TEXT NOT NULL UNIQUE,
    ticket {int} NOT NULL UNIQUE REFERENCES ticket (id),
    state TEXT NOT NULL CHECK (state IN ('报修', '派工', '修复', '客户确认', '回访')),
    place TEXT NOT NULL CHECK (place <> ''),
    by_phone {int} NOT NULL CHECK (by_phone IN (0, 1)),
    fault TEXT NOT NULL CHECK (fault <> ''),
    reported_at {int} NOT NULL,
    contact_due {int} NOT NULL,
    repairer TEXT NOT NULL DEFAULT '',
    contacted_at {int},
    sent_at {int},
    done_at {int},
    parts TEXT NOT NULL DEFAULT '',
    cost {int} NOT NULL DEFAULT 0,
    signed_by TEXT NOT NULL DEFAULT '',
    signed_at {int},
    visited_at {int},
    visit TEXT NOT NULL DEFAULT ''
){strict};
CREATE INDEX repair_waiting ON repair (contact_due) WHERE contacted_at IS NULL;
CREATE INDEX repair_open ON repair (contact_due, id) WHERE state <> '回访';
CREATE TABLE missed_call (
    id {id},
    missed_at {int} NOT NULL,
    phone TEXT NOT NULL CHECK (phone <> ''),
    line TEXT NOT NULL DEFAULT '',
    due {int} NOT NULL,
    staff {int},
    back_at {int},
    back_staff {int},
    back_name TEXT NOT NULL DEFAULT '',
    back_text TEXT NOT NULL DEFAULT ''
){strict};
CREATE INDEX missed_call_open ON missed_call (due) WHERE back_at IS NULL;
CREATE INDEX missed_call_back ON missed_call (back_at) WHERE back_at IS NOT NULL;
CREATE TABLE ticket_rule (
    id {id},
    kind TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    key_only {int} NOT NULL DEFAULT 0 CHECK (key_only IN (0, 1)),
    channel TEXT NOT NULL DEFAULT '',
    skill TEXT NOT NULL DEFAULT ''
){strict};
CREATE TABLE ticket_rule_hit (
    id {id},
    rule {int} NOT NULL,
    ticket {int} NOT NULL REFERENCES ticket (id),
    at {int} NOT NULL
){strict};
CREATE INDEX ticket_rule_hit_rule ON ticket_rule_hit (rule);
CREATE TABLE answer (
    id {id},
    question TEXT NOT NULL CHECK (question <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    state TEXT NOT NULL CHECK (state IN ('草稿', '发布', '停用')),
    ticket {int},
    author {int} NOT NULL,
    at {int} NOT NULL,
    approver {int}
){strict};
{words answer_words}
CREATE TABLE robot_log (
    id {id},
    at {int} NOT NULL,
    staff {int} NOT NULL,
    question TEXT NOT NULL,
    answer {int},
    handed_over {int} NOT NULL CHECK (handed_over IN (0, 1))
){strict};
CREATE INDEX robot_log_at ON robot_log (at);
{append-only robot_log}
{words ticket_words}
