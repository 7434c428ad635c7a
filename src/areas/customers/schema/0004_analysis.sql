CREATE TABLE sales_day (
    day TEXT NOT NULL,
    grade TEXT NOT NULL,
    province TEXT NOT NULL,
    orders {int} NOT NULL,
    amount {int} NOT NULL,
    PRIMARY KEY (day, grade, province)
){strict};
CREATE TABLE product_day (
    day TEXT NOT NULL,
    product TEXT NOT NULL,
    orders {int} NOT NULL,
    amount {int} NOT NULL,
    quantity {int} NOT NULL,
    PRIMARY KEY (day, product)
){strict};
CREATE TABLE sales_note (
    period TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    rev {int} NOT NULL DEFAULT 1
){strict};
INSERT INTO sales_day (day, grade, province, orders, amount)
    SELECT o.day, c.grade, substr(c.region, 1, 2), count(*), sum(o.amount)
    FROM customer_order o JOIN customer c ON c.id = o.customer WHERE o.state = '已确认' GROUP BY o.day, c.grade, substr(c.region, 1, 2);
INSERT INTO product_day (day, product, orders, amount, quantity)
    SELECT o.day, l.product, count(*), sum(l.amount), sum(l.quantity)
    FROM customer_order o JOIN order_line l ON l.of_order = o.id WHERE o.state = '已确认' GROUP BY o.day, l.product;
{when sales_order_in AFTER INSERT ON customer_order: NEW.state = '已确认'}
    INSERT INTO sales_day (day, grade, province, orders, amount)
        SELECT NEW.day, grade, substr(region, 1, 2), 1, NEW.amount FROM customer WHERE id = NEW.customer
        ON CONFLICT (day, grade, province) DO UPDATE SET orders = sales_day.orders + 1, amount = sales_day.amount + excluded.amount;
{end}
{when sales_order_out AFTER UPDATE ON customer_order: OLD.state = '已确认' AND (OLD.state <> NEW.state OR OLD.customer <> NEW.customer OR OLD.day <> NEW.day OR OLD.amount <> NEW.amount)}
    INSERT INTO sales_day (day, grade, province, orders, amount)
        SELECT OLD.day, grade, substr(region, 1, 2), -1, -OLD.amount FROM customer WHERE id = OLD.customer
        ON CONFLICT (day, grade, province) DO UPDATE SET orders = sales_day.orders - 1, amount = sales_day.amount + excluded.amount;
    INSERT INTO product_day (day, product, orders, amount, quantity)
        SELECT OLD.day, product, -count(*), -sum(amount), -sum(quantity) FROM order_line WHERE of_order = OLD.id GROUP BY product
        ON CONFLICT (day, product) DO UPDATE SET orders = product_day.orders + excluded.orders,
            amount = product_day.amount + excluded.amount, quantity = product_day.quantity + excluded.quantity;
{end}
{when sales_order_in_again AFTER UPDATE ON customer_order: NEW.state = '已确认' AND (OLD.state <> NEW.state OR OLD.customer <> NEW.customer OR OLD.day <> NEW.day OR OLD.amount <> NEW.amount)}
    INSERT INTO sales_day (day, grade, province, orders, amount)
        SELECT NEW.day, grade, substr(region, 1, 2), 1, NEW.amount FROM customer WHERE id = NEW.customer
        ON CONFLICT (day, grade, province) DO UPDATE SET orders = sales_day.orders + 1, amount = sales_day.amount + excluded.amount;
    INSERT INTO product_day (day, product, orders, amount, quantity)
        SELECT NEW.day, product, count(*), sum(amount), sum(quantity) FROM order_line WHERE of_order = NEW.id GROUP BY product
        ON CONFLICT (day, product) DO UPDATE SET orders = product_day.orders + excluded.orders,
            amount = product_day.amount + excluded.amount, quantity = product_day.quantity + excluded.quantity;
{end}
{when sales_line_in AFTER INSERT ON order_line: NEW.quantity > 0}
    INSERT INTO product_day (day, product, orders, amount, quantity)
        SELECT day, NEW.product, 1, NEW.amount, NEW.quantity FROM customer_order WHERE id = NEW.of_order AND state = '已确认'
        ON CONFLICT (day, product) DO UPDATE SET orders = product_day.orders + 1,
            amount = product_day.amount + excluded.amount, quantity = product_day.quantity + excluded.quantity;
{end}
{when sales_customer_moved AFTER UPDATE OF grade, region ON customer: OLD.grade <> NEW.grade OR substr(OLD.region, 1, 2) <> substr(NEW.region, 1, 2)}
    INSERT INTO sales_day (day, grade, province, orders, amount)
        SELECT day, OLD.grade, substr(OLD.region, 1, 2), -count(*), -sum(amount) FROM customer_order
        WHERE customer = OLD.id AND state = '已确认' GROUP BY day
        ON CONFLICT (day, grade, province) DO UPDATE SET orders = sales_day.orders + excluded.orders, amount = sales_day.amount + excluded.amount;
    INSERT INTO sales_day (day, grade, province, orders, amount)
        SELECT day, NEW.grade, substr(NEW.region, 1, 2), count(*), sum(amount) FROM customer_order
        WHERE customer = NEW.id AND state = '已确认' GROUP BY day
        ON CONFLICT (day, grade, province) DO UPDATE SET orders = sales_day.orders + excluded.orders, amount = sales_day.amount + excluded.amount;
{end}
CREATE INDEX order_line_product ON order_line (product, of_order);
CREATE INDEX customer_order_open ON customer_order (customer, amount, paid) WHERE state = '已确认' AND paid < amount;
CREATE INDEX customer_fresh ON customer (relation, updated_at);
CREATE INDEX customer_credit ON customer (credit_grade, credit_limit);
CREATE INDEX customer_opening_at ON customer_opening (at, customer);
CREATE INDEX customer_history_at ON customer_history (at, customer, entry);
