CREATE INDEX customer_keeper ON customer (keeper) WHERE keeper IS NOT NULL;
CREATE INDEX customer_created ON customer (created_at);
CREATE INDEX customer_updated ON customer (updated_at);
DROP INDEX customer_agent;
CREATE INDEX customer_agent ON customer (agent, grade, relation, updated_at, region, industry, source, credit_grade, key_flag, annual_sales) WHERE agent IS NOT NULL;
CREATE INDEX customer_region ON customer (region, grade, industry, source, relation, credit_grade, key_flag, annual_sales);
CREATE INDEX customer_industry ON customer (industry, source, grade, region, relation, credit_grade, key_flag, annual_sales);
CREATE INDEX customer_note_at ON customer_note (customer, at);
CREATE INDEX customer_order_sum ON customer_order (customer, day, amount, paid) WHERE state = '已确认';
CREATE TABLE customer_view (
    id {id},
    owner {int} NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    shared {int} NOT NULL CHECK (shared IN (0, 1)),
    content TEXT NOT NULL,
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX customer_view_owner ON customer_view (owner);
CREATE INDEX customer_view_shared ON customer_view (id) WHERE shared = 1;
CREATE TABLE customer_view_place (
    staff {int} NOT NULL,
    view {int} NOT NULL,
    seat {int} NOT NULL,
    hidden {int} NOT NULL CHECK (hidden IN (0, 1)),
    opens {int} NOT NULL CHECK (opens IN (0, 1)),
    PRIMARY KEY (staff, view)
){strict};
CREATE TABLE regrade_day (day TEXT NOT NULL PRIMARY KEY){strict};
CREATE INDEX customer_by_sales ON customer (id) WHERE grade_by = '计算';
