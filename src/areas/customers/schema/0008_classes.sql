CREATE TABLE customer_class (
    industry TEXT NOT NULL,
    source TEXT NOT NULL,
    nature TEXT NOT NULL,
    grade TEXT NOT NULL,
    credit_grade TEXT NOT NULL,
    relation TEXT NOT NULL,
    market TEXT NOT NULL,
    type TEXT NOT NULL,
    region TEXT NOT NULL,
    customers {int} NOT NULL,
    PRIMARY KEY (industry, source, nature, grade, credit_grade, relation, market, type, region)
){strict};
INSERT INTO customer_class (industry, source, nature, grade, credit_grade, relation, market, type, region, customers)
    SELECT industry, source, nature, grade, credit_grade, relation, market, type, substr(region, 1, 2), count(*)
    FROM customer GROUP BY industry, source, nature, grade, credit_grade, relation, market, type, substr(region, 1, 2);
{when customer_class_in AFTER INSERT ON customer: NEW.rev > 0}
    INSERT INTO customer_class (industry, source, nature, grade, credit_grade, relation, market, type, region, customers)
        VALUES (NEW.industry, NEW.source, NEW.nature, NEW.grade, NEW.credit_grade, NEW.relation, NEW.market, NEW.type, substr(NEW.region, 1, 2), 1)
        ON CONFLICT (industry, source, nature, grade, credit_grade, relation, market, type, region)
            DO UPDATE SET customers = customer_class.customers + 1;
{end}
{when customer_class_out AFTER DELETE ON customer: OLD.rev > 0}
    UPDATE customer_class SET customers = customers - 1
        WHERE industry = OLD.industry AND source = OLD.source AND nature = OLD.nature AND grade = OLD.grade AND credit_grade = OLD.credit_grade
            AND relation = OLD.relation AND market = OLD.market AND type = OLD.type AND region = substr(OLD.region, 1, 2);
{end}
{when customer_class_changed AFTER UPDATE OF industry, source, nature, grade, credit_grade, relation, market, type, region ON customer: (OLD.industry, OLD.source, OLD.nature, OLD.grade, OLD.credit_grade, OLD.relation, OLD.market, OLD.type, substr(OLD.region, 1, 2)) <> (NEW.industry, NEW.source, NEW.nature, NEW.grade, NEW.credit_grade, NEW.relation, NEW.market, NEW.type, substr(NEW.region, 1, 2))}
    UPDATE customer_class SET customers = customers - 1
        WHERE industry = OLD.industry AND source = OLD.source AND nature = OLD.nature AND grade = OLD.grade AND credit_grade = OLD.credit_grade
            AND relation = OLD.relation AND market = OLD.market AND type = OLD.type AND region = substr(OLD.region, 1, 2);
    INSERT INTO customer_class (industry, source, nature, grade, credit_grade, relation, market, type, region, customers)
        VALUES (NEW.industry, NEW.source, NEW.nature, NEW.grade, NEW.credit_grade, NEW.relation, NEW.market, NEW.type, substr(NEW.region, 1, 2), 1)
        ON CONFLICT (industry, source, nature, grade, credit_grade, relation, market, type, region)
            DO UPDATE SET customers = customer_class.customers + 1;
{end}
DROP INDEX customer_industry;
CREATE INDEX customer_industry ON customer (industry, source, nature, grade, credit_grade, relation, market, type, region, annual_sales);
DROP INDEX customer_credit;
CREATE INDEX customer_credit ON customer (credit_grade, relation, updated_at, credit_limit);
