CREATE TABLE document (
    id {id},
    no TEXT NOT NULL UNIQUE,
    customer {int} NOT NULL REFERENCES customer (id),
    title TEXT NOT NULL CHECK (title <> ''),
    doc_no TEXT NOT NULL DEFAULT '',
    issuer TEXT NOT NULL DEFAULT '',
    issued TEXT NOT NULL,
    pages {int} NOT NULL DEFAULT 0 CHECK (pages >= 0),
    category {int} NOT NULL CHECK (category BETWEEN 1 AND 11),
    secrecy TEXT NOT NULL CHECK (secrecy IN ('普通', '保密')),
    place TEXT NOT NULL DEFAULT '',
    medium TEXT NOT NULL CHECK (medium IN ('纸质', '电子')),
    material TEXT NOT NULL DEFAULT '',
    format_ok {int} NOT NULL DEFAULT 0 CHECK (format_ok IN (0, 1)),
    review_due TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('登记', '已归档', '借出', '转移', '待销毁', '已批准', '已销毁')),
    registered_at {int} NOT NULL,
    registered_by {int} NOT NULL,
    registered_name TEXT NOT NULL,
    filed_at {int},
    filed_by {int},
    filed_name TEXT NOT NULL DEFAULT '',
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX document_customer ON document (customer, issued, id);
CREATE INDEX document_unfiled ON document (registered_at) WHERE state = '登记';
CREATE INDEX document_state ON document (state, id);
CREATE INDEX document_review ON document (review_due) WHERE review_due <> '';
{words document_words}
CREATE TABLE archive_exemption (
    customer {int} NOT NULL REFERENCES customer (id),
    category {int} NOT NULL CHECK (category BETWEEN 1 AND 11),
    reason TEXT NOT NULL CHECK (reason <> ''),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (customer, category)
){strict};
CREATE TABLE loan (
    id {id},
    no TEXT NOT NULL UNIQUE,
    borrower {int},
    borrower_name TEXT NOT NULL CHECK (borrower_name <> ''),
    department TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('待批准', '借出', '已归还', '不批准', '撤回')),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    approver {int},
    approver_name TEXT NOT NULL DEFAULT '',
    lent_at {int},
    extended {int} NOT NULL DEFAULT 0 CHECK (extended IN (0, 1)),
    returned_at {int},
    returned_on TEXT NOT NULL DEFAULT '',
    condition TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    secret {int} NOT NULL DEFAULT 0 CHECK (secret IN (0, 1))
){strict};
CREATE INDEX loan_open ON loan (state, due);
CREATE INDEX loan_lent ON loan (lent_at);
CREATE INDEX loan_borrower ON loan (borrower_name) WHERE state = '借出';
CREATE TABLE loan_document (
    loan {int} NOT NULL REFERENCES loan (id),
    document {int} NOT NULL REFERENCES document (id),
    PRIMARY KEY (loan, document)
){strict};
CREATE INDEX loan_document_document ON loan_document (document);
CREATE TABLE transfer (
    id {id},
    no TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL CHECK (recipient <> ''),
    reason TEXT NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL
){strict};
CREATE TABLE transfer_document (
    transfer {int} NOT NULL REFERENCES transfer (id),
    document {int} NOT NULL REFERENCES document (id),
    PRIMARY KEY (transfer, document)
){strict};
CREATE INDEX transfer_document_document ON transfer_document (document);
CREATE TABLE disposal (
    id {id},
    no TEXT NOT NULL UNIQUE,
    method TEXT NOT NULL CHECK (method IN ('撕毁', '碎纸')),
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('待批准', '已批准', '已销毁', '驳回')),
    asked_at {int} NOT NULL,
    asked_by {int} NOT NULL,
    asked_name TEXT NOT NULL,
    decided_at {int},
    decided_by {int},
    decided_name TEXT NOT NULL DEFAULT '',
    destroyer TEXT NOT NULL DEFAULT '',
    witness TEXT NOT NULL DEFAULT '',
    done_at {int},
    done_by {int}
){strict};
CREATE INDEX disposal_state ON disposal (state, id);
CREATE TABLE disposal_document (
    disposal {int} NOT NULL REFERENCES disposal (id),
    document {int} NOT NULL REFERENCES document (id),
    PRIMARY KEY (disposal, document)
){strict};
CREATE INDEX disposal_document_document ON disposal_document (document);
CREATE TABLE letter (
    id {id},
    no TEXT NOT NULL UNIQUE,
    customer {int} NOT NULL REFERENCES customer (id),
    direction TEXT NOT NULL CHECK (direction IN ('收', '发')),
    kind TEXT NOT NULL CHECK (kind IN ('知会', '报告', '通知', '通报')),
    title TEXT NOT NULL CHECK (title <> ''),
    issuer TEXT NOT NULL CHECK (issuer <> ''),
    issued_at {int} NOT NULL,
    receiver TEXT NOT NULL DEFAULT '',
    received_at {int},
    document {int},
    staff {int} NOT NULL
){strict};
CREATE INDEX letter_customer ON letter (customer, id);
CREATE INDEX letter_waiting ON letter (issued_at) WHERE received_at IS NULL;
CREATE TABLE cabinet (
    id {id},
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    since TEXT NOT NULL,
    used {int} NOT NULL DEFAULT 1 CHECK (used IN (0, 1))
){strict};
CREATE TABLE cabinet_check (
    id {id},
    cabinet {int} NOT NULL REFERENCES cabinet (id),
    day TEXT NOT NULL,
    condition TEXT NOT NULL CHECK (condition IN ('正常', '受潮', '蛀虫', '腐蚀')),
    measure TEXT NOT NULL DEFAULT '',
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL
){strict};
CREATE INDEX cabinet_check_cabinet ON cabinet_check (cabinet, day);
{append-only cabinet_check}
