ALTER TABLE customer ADD COLUMN contacted_at {int};
UPDATE customer SET contacted_at = (SELECT max(at) FROM customer_note WHERE customer = customer.id)
    WHERE id IN (SELECT customer FROM customer_note);
{when customer_contacted AFTER INSERT ON customer_note: NEW.at > 0}
    UPDATE customer SET contacted_at = NEW.at WHERE id = NEW.customer AND coalesce(contacted_at, 0) < NEW.at;
{end}
{when customer_contact_moved AFTER UPDATE OF customer ON customer_note: OLD.customer <> NEW.customer}
    UPDATE customer SET contacted_at = (SELECT max(at) FROM customer_note WHERE customer = customer.id)
        WHERE id IN (OLD.customer, NEW.customer);
{end}
DROP INDEX customer_agent;
CREATE INDEX customer_agent ON customer (agent, grade, relation, updated_at, region, industry, source, credit_grade, key_flag, annual_sales, contacted_at) WHERE agent IS NOT NULL;
DROP INDEX customer_credit;
CREATE INDEX customer_credit ON customer (credit_grade, updated_at, relation, credit_limit);
DROP INDEX customer_fresh;
CREATE INDEX customer_fresh ON customer (relation, updated_at, contacted_at);
CREATE INDEX customer_newest ON customer (id, grade, region, industry, source, credit_grade, relation, market, type, nature, agent, updated_at, contacted_at, annual_sales, credit_limit);
