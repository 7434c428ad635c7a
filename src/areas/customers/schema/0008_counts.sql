CREATE TABLE customer_count (
    grade TEXT NOT NULL,
    province TEXT NOT NULL,
    customers {int} NOT NULL,
    PRIMARY KEY (grade, province)
){strict};
INSERT INTO customer_count (grade, province, customers)
    SELECT grade, substr(region, 1, 2), count(*) FROM customer GROUP BY grade, substr(region, 1, 2);
{when customer_counted_in AFTER INSERT ON customer: NEW.rev > 0}
    INSERT INTO customer_count (grade, province, customers) VALUES (NEW.grade, substr(NEW.region, 1, 2), 1)
        ON CONFLICT (grade, province) DO UPDATE SET customers = customer_count.customers + 1;
{end}
{when customer_counted_out AFTER DELETE ON customer: OLD.rev > 0}
    UPDATE customer_count SET customers = customers - 1 WHERE grade = OLD.grade AND province = substr(OLD.region, 1, 2);
{end}
{when customer_counted_again AFTER UPDATE OF grade, region ON customer: OLD.grade <> NEW.grade OR substr(OLD.region, 1, 2) <> substr(NEW.region, 1, 2)}
    UPDATE customer_count SET customers = customers - 1 WHERE grade = OLD.grade AND province = substr(OLD.region, 1, 2);
    INSERT INTO customer_count (grade, province, customers) VALUES (NEW.grade, substr(NEW.region, 1, 2), 1)
        ON CONFLICT (grade, province) DO UPDATE SET customers = customer_count.customers + 1;
{end}
