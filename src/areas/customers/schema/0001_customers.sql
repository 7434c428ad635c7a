CREATE TABLE customer (
    id {id},
    no TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('过去', '现在', '未来')),
    market TEXT NOT NULL CHECK (market IN ('国内', '国际')),
    type TEXT NOT NULL CHECK (type IN ('直接', '间接')),
    source TEXT NOT NULL CHECK (source <> ''),
    credit_code TEXT NOT NULL DEFAULT '',
    id_number TEXT NOT NULL DEFAULT '',
    industry TEXT NOT NULL DEFAULT '',
    nature TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    manager TEXT NOT NULL DEFAULT '',
    trading_since TEXT NOT NULL DEFAULT '',
    size TEXT NOT NULL DEFAULT '',
    assets TEXT NOT NULL DEFAULT '',
    grade TEXT NOT NULL DEFAULT '' CHECK (grade IN ('', 'A', 'B', 'C')),
    key_flag TEXT NOT NULL DEFAULT '' CHECK (key_flag IN ('', '1')),
    credit_grade TEXT NOT NULL DEFAULT '',
    credit_limit {int},
    credit_terms TEXT NOT NULL DEFAULT '',
    annual_sales {int},
    filed_on TEXT NOT NULL DEFAULT '',
    keeper {int},
    agent {int},
    service_area TEXT NOT NULL DEFAULT '',
    sales_ability TEXT NOT NULL DEFAULT '',
    potential TEXT NOT NULL DEFAULT '',
    culture TEXT NOT NULL DEFAULT '',
    policy TEXT NOT NULL DEFAULT '',
    sales_size TEXT NOT NULL DEFAULT '',
    management TEXT NOT NULL DEFAULT '',
    sales_record TEXT NOT NULL DEFAULT '',
    people_quality TEXT NOT NULL DEFAULT '',
    competitors TEXT NOT NULL DEFAULT '',
    business_ties TEXT NOT NULL DEFAULT '',
    attitude TEXT NOT NULL DEFAULT '',
    sales_activity TEXT NOT NULL DEFAULT '',
    problems TEXT NOT NULL DEFAULT '',
    advantages TEXT NOT NULL DEFAULT '',
    countermeasures TEXT NOT NULL DEFAULT '',
    reputation TEXT NOT NULL DEFAULT '',
    credit_state TEXT NOT NULL DEFAULT '',
    trading_terms TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    created_at {int} NOT NULL,
    created_by {int} NOT NULL,
    updated_at {int} NOT NULL,
    updated_by {int} NOT NULL,
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX customer_name ON customer (name_key);
CREATE INDEX customer_code ON customer (credit_code) WHERE credit_code <> '';
CREATE INDEX customer_agent ON customer (agent) WHERE agent IS NOT NULL;
CREATE TABLE contact (
    id {id},
    customer {int} NOT NULL REFERENCES customer (id),
    seq {int} NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL DEFAULT '',
    mobile TEXT NOT NULL DEFAULT '',
    landline TEXT NOT NULL DEFAULT '',
    emergency {int} NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)),
    from_day TEXT NOT NULL DEFAULT '',
    to_day TEXT NOT NULL DEFAULT ''
){strict};
CREATE UNIQUE INDEX contact_customer ON contact (customer, seq);
CREATE INDEX contact_mobile ON contact (mobile) WHERE mobile <> '';
CREATE INDEX contact_landline ON contact (landline) WHERE landline <> '';
CREATE TABLE customer_tag (
    tag TEXT NOT NULL,
    customer {int} NOT NULL REFERENCES customer (id),
    PRIMARY KEY (tag, customer)
){strict};
CREATE INDEX customer_tag_customer ON customer_tag (customer);
CREATE TABLE credit_problem (
    id {id},
    customer {int} NOT NULL REFERENCES customer (id),
    day TEXT NOT NULL,
    text TEXT NOT NULL
){strict};
CREATE INDEX credit_problem_customer ON credit_problem (customer);
CREATE TABLE customer_history (
    id {id},
    customer {int} NOT NULL REFERENCES customer (id),
    field TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    entry {int} NOT NULL
){strict};
CREATE INDEX customer_history_customer ON customer_history (customer, id);
{append-only customer_history}
CREATE TABLE customer_opening (
    id {id},
    customer {int} NOT NULL REFERENCES customer (id),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    what TEXT NOT NULL
){strict};
CREATE INDEX customer_opening_customer ON customer_opening (customer, id);
{append-only customer_opening}
{words customer_words}
