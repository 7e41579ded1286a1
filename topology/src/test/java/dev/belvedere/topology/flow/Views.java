package dev.belvedere.topology.flow;

import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.physical.ViewPlan;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The SELECTs of the views that are held against PostgreSQL. */
final class Views {

    static final String ORDER_SUMMARY = "SELECT o.id, u.name, SUM(i.price) AS total FROM orders o"
            + " JOIN users u ON o.user_id = u.id JOIN items i ON i.order_id = o.id GROUP BY o.id, u.name";

    static final List<String> SELECTS = List.of(
            ORDER_SUMMARY,
            "SELECT u.id, u.name, COUNT(DISTINCT o.id) AS orders, SUM(i.price) AS spend FROM users u"
                    + " JOIN orders o ON o.user_id = u.id JOIN items i ON i.order_id = o.id GROUP BY u.id, u.name",
            "SELECT id, name, email FROM users",
            "SELECT o.id, o.status, u.name FROM orders o JOIN users u ON o.user_id = u.id",
            "SELECT o.id, o.status, u.name FROM orders o LEFT JOIN users u ON o.user_id = u.id",
            "SELECT i.id, o.status, u.name, c.name AS country, i.price FROM items i LEFT JOIN orders o ON i.order_id = o.id"
                    + " LEFT JOIN users u ON u.id = o.user_id LEFT JOIN countries c ON c.id = u.country_id",
            "SELECT i.id, u.name, c.name AS country FROM items i JOIN orders o ON i.order_id = o.id"
                    + " JOIN users u ON u.id = o.user_id LEFT JOIN countries c ON c.id = u.country_id",
            "SELECT i.id, c.name AS country FROM items i LEFT JOIN orders o ON i.order_id = o.id"
                    + " LEFT JOIN users u ON u.id = o.user_id JOIN countries c ON c.id = u.country_id",
            "SELECT o.status, COUNT(*) AS n, COUNT(user_id) AS known, COUNT(DISTINCT user_id) AS users,"
                    + " MIN(created_at) AS first, MAX(created_at) AS last FROM orders o GROUP BY o.status",
            "SELECT order_id, SUM(quantity) AS quantity, MIN(price) AS least, MAX(price) AS most FROM items GROUP BY order_id",
            "SELECT c.id, c.name, SUM(i.quantity) AS sold, COUNT(*) AS items FROM items i JOIN orders o ON i.order_id = o.id"
                    + " JOIN users u ON u.id = o.user_id JOIN countries c ON c.id = u.country_id GROUP BY c.id, c.name",
            "SELECT o.status, u.name, COUNT(*) AS n, SUM(o.id) AS ids FROM orders o JOIN users u ON u.id = o.user_id"
                    + " GROUP BY o.status, u.name",
            "SELECT o.id, buyer.name AS buyer, namesake.name AS namesake FROM orders o JOIN users buyer ON o.user_id = buyer.id"
                    + " LEFT JOIN users namesake ON o.id = namesake.id",
            "SELECT u.id, o.id AS order_id, o.status FROM users u LEFT JOIN orders o ON o.user_id = u.id",
            "SELECT u.id, u.name, COUNT(*) AS n, COUNT(o.id) AS orders, MAX(o.created_at) AS last FROM users u"
                    + " LEFT JOIN orders o ON o.user_id = u.id GROUP BY u.id, u.name",
            "SELECT u.id, COUNT(*) AS n, COUNT(i.id) AS items, COUNT(DISTINCT o.id) AS orders, SUM(i.price) AS spend"
                    + " FROM users u LEFT JOIN orders o ON o.user_id = u.id LEFT JOIN items i ON i.order_id = o.id GROUP BY u.id",
            "SELECT u.id, COUNT(*) AS n, SUM(o.id) AS ids, COUNT(DISTINCT i.product) AS products FROM users u"
                    + " JOIN orders o ON o.user_id = u.id JOIN items i ON i.id = u.country_id GROUP BY u.id",
            "SELECT a.id AS a_id, b.id AS b_id, a.name, b.email, c.name AS country FROM users a JOIN users b ON a.country_id = b.country_id"
                    + " LEFT JOIN countries c ON c.id = b.country_id",
            "SELECT c.name, COUNT(*) AS n, COUNT(DISTINCT o.status) AS states, COUNT(DISTINCT u.name) AS names FROM countries c"
                    + " LEFT JOIN users u ON u.country_id = c.id LEFT JOIN orders o ON o.user_id = u.id GROUP BY c.name",
            "SELECT i.id, i.price * i.quantity AS amount, UPPER(i.product) AS product FROM items i WHERE i.price > 0 AND i.quantity <> 0",
            "SELECT o.id, u.name, SUM(i.price * i.quantity) AS total, COUNT(*) AS items FROM orders o JOIN users u ON o.user_id = u.id"
                    + " JOIN items i ON i.order_id = o.id WHERE o.status <> 'status1' AND u.country_id IS NOT NULL AND i.price > -100"
                    + " GROUP BY o.id, u.name HAVING COUNT(*) > 1 AND SUM(i.price) IS NOT NULL",
            "SELECT DISTINCT u.name, o.status FROM users u JOIN orders o ON o.user_id = u.id WHERE o.id BETWEEN 2 AND 9",
            "SELECT order_id, AVG(price) AS mean, SUM(price) FILTER (WHERE quantity > 0) AS sold, COUNT(*) FILTER (WHERE product LIKE '%1') AS ones,"
                    + " MAX(price) FILTER (WHERE quantity < 0) AS returned FROM items GROUP BY order_id",
            "SELECT o.id, CASE WHEN u.id IS NULL THEN 'nobody' WHEN u.name IS NULL THEN 'unnamed' ELSE u.name || '!' END AS who,"
                    + " COALESCE(u.country_id, -1) AS country FROM orders o LEFT JOIN users u ON o.user_id = u.id AND u.name <> 'name2'",
            "SELECT o.id, u.name, c.name AS country FROM orders o LEFT JOIN users u ON o.user_id = u.id AND o.status = 'status0'"
                    + " LEFT JOIN countries c ON c.id = u.country_id",
            "SELECT CASE WHEN o.status IN ('status0', 'status1') THEN 'early' ELSE 'late' END AS stage, COUNT(*) AS n, COUNT(DISTINCT o.user_id) AS users"
                    + " FROM orders o GROUP BY CASE WHEN o.status IN ('status0', 'status1') THEN 'early' ELSE 'late' END",
            "SELECT u.id, u.name, COUNT(o.id) AS orders, COUNT(o.id) FILTER (WHERE o.status = 'status3') AS third FROM users u"
                    + " LEFT JOIN orders o ON o.user_id = u.id AND o.id > 3 GROUP BY u.id, u.name HAVING COUNT(o.id) < 3",
            "SELECT u.id, s.spend, s.items FROM users u LEFT JOIN (SELECT o.user_id, SUM(i.price) AS spend, COUNT(*) AS items FROM orders o"
                    + " JOIN items i ON i.order_id = o.id GROUP BY o.user_id) s ON s.user_id = u.id",
            "SELECT i.id, o.status FROM items i, orders o WHERE i.order_id = o.id AND NOT (o.status = 'status1' OR i.price < 0)",
            "SELECT u.id, COUNT(*) AS pairs, SUM(i.price) AS price FROM users u JOIN orders o ON o.user_id = u.id"
                    + " JOIN items i ON i.order_id = u.country_id WHERE i.quantity IS NOT NULL GROUP BY u.id",
            "SELECT a.id AS a_id, b.id AS b_id FROM users a LEFT JOIN users b ON a.country_id = b.country_id AND a.id < b.id",
            "SELECT i.id, o.status FROM items i JOIN orders o ON i.quantity = o.id WHERE o.status IS NOT NULL",
            "SELECT u.id, c.id AS c FROM users u LEFT JOIN countries c ON LOWER(c.name) = 'country' || CAST(MOD(u.id, 4) AS text)",
            "SELECT u.id, r.rate, c.name AS country FROM users u JOIN rates r ON r.country_id = u.country_id AND r.class = u.id"
                    + " LEFT JOIN countries c ON c.id = u.country_id",
            "SELECT r.country_id, r.class, COUNT(u.id) AS users, MAX(r.rate) AS rate FROM rates r"
                    + " LEFT JOIN users u ON u.country_id = r.country_id GROUP BY r.country_id, r.class",
            "SELECT r.country_id, r.class, r.rate, COUNT(o.id) AS orders, SUM(o.id) AS ids FROM rates r"
                    + " LEFT JOIN orders o ON o.user_id = r.country_id AND o.id = r.class GROUP BY r.country_id, r.class, r.rate",
            "SELECT order_id, SUM(CASE WHEN quantity > 0 THEN price ELSE 0 END) AS sold, AVG(CASE quantity WHEN 1 THEN price ELSE 1.5 END) AS mean,"
                    + " SUM(price / NULLIF(quantity, 0)) AS ratios FROM items GROUP BY order_id",
            "SELECT MOD(o.user_id, 3) AS bucket, c.name, COUNT(*) AS n, AVG(o.id) AS mean FROM orders o JOIN users u ON u.id = o.user_id"
                    + " JOIN countries c ON c.id = u.country_id GROUP BY MOD(o.user_id, 3), c.name HAVING AVG(o.id) > 2.5",
            "SELECT o.id, o.user_id, u.name AS user_name, o.status, o.created_at, COUNT(i.id) AS items, COALESCE(SUM(i.price), 0.00) AS total"
                    + " FROM orders o JOIN users u ON o.user_id = u.id LEFT JOIN items i ON i.order_id = o.id"
                    + " GROUP BY o.id, o.user_id, u.name, o.status, o.created_at",
            "SELECT o.id, n.id AS namesake, n.name FROM orders o LEFT JOIN users n ON o.id = n.id",
            "SELECT u.id, s.user_id AS spender, s.least FROM users u LEFT JOIN (SELECT user_id, MIN(id) AS least FROM orders GROUP BY user_id) s"
                    + " ON s.user_id = u.id",
            "SELECT u.name, o.id, o.status FROM users u RIGHT JOIN orders o ON o.user_id = u.id",
            "SELECT id, o.status, u.name FROM orders o LEFT JOIN users u USING (id)",
            "SELECT id, o.status, u.name FROM users u RIGHT JOIN orders o USING (id)",
            "SELECT id, name FROM users u WHERE EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.id AND o.status IS NOT NULL)",
            "SELECT id, name FROM users u WHERE NOT EXISTS (SELECT * FROM orders o WHERE u.id = o.user_id)",
            "SELECT id, name FROM users WHERE id IN (SELECT user_id FROM orders) AND name IS NOT NULL",
            "SELECT id, name FROM users WHERE country_id IN (SELECT id FROM countries WHERE name IS NOT NULL)",
            "SELECT id, name FROM countries WHERE id NOT IN (SELECT id FROM orders) OR name = 'a'",
            "SELECT id, name, EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.id) AS ordered FROM users u",
            "SELECT id, name, (SELECT COUNT(*) FROM orders o WHERE o.user_id = u.id) AS orders, (SELECT MAX(o.id) - MIN(o.id) FROM orders o WHERE o.user_id = u.id) AS span FROM users u",
            "SELECT c.id, c.name, (SELECT SUM(r.rate) FROM rates r WHERE r.country_id = c.id) AS rates FROM countries c WHERE (SELECT COUNT(*) FROM users u WHERE u.country_id = c.id) > 1",
            "SELECT id, name, (SELECT MAX(id) FROM orders) AS last FROM countries WHERE EXISTS (SELECT 1 FROM users WHERE name IS NULL)",
            "WITH spent AS (SELECT o.user_id, SUM(i.price) AS sum FROM orders o JOIN items i ON i.order_id = o.id GROUP BY 1) SELECT u.id, u.name, s.sum FROM users u LEFT JOIN spent s ON s.user_id = u.id",
            "SELECT name FROM users UNION SELECT status FROM orders WHERE user_id IS NOT NULL",
            "SELECT id, name FROM users UNION ALL SELECT id, status FROM orders",
            "SELECT user_id FROM orders INTERSECT SELECT id FROM users WHERE name IS NOT NULL",
            "SELECT id FROM users EXCEPT SELECT user_id FROM orders WHERE status IS NOT NULL",
            "SELECT u.id, u.name, o.id AS o, o.status FROM users u FULL JOIN orders o ON o.user_id = u.id",
            "SELECT u.id, o.id AS o, o.status FROM users u FULL JOIN orders o ON o.user_id = u.country_id AND o.status = u.name",
            "SELECT name, COUNT(*) AS n FROM (SELECT id, name FROM users UNION ALL SELECT id, status FROM orders) a GROUP BY name",
            "SELECT COUNT(*) AS n, COUNT(DISTINCT user_id) AS users, MAX(id) AS last, SUM(user_id) AS sum FROM orders WHERE status IS NOT NULL",
            "SELECT product, price FROM items",
            "SELECT order_id, COUNT(*) AS n, BOOL_AND(quantity > 0) AS sold, BOOL_OR(price < 0) AS paid_back, EVERY(product IS NOT NULL) AS named,"
                    + " BOOL_OR(quantity > 1) FILTER (WHERE price > 0) AS several, MIN(id) AS first, MAX(id) AS last FROM items GROUP BY order_id",
            "SELECT order_id, COUNT(*) AS n, VARIANCE(price) AS v, STDDEV(price) AS s, VAR_POP(quantity) AS vp, STDDEV_POP(quantity) AS sp,"
                    + " STDDEV_SAMP(id) AS si, VAR_SAMP(price) FILTER (WHERE quantity > 0) AS vf, MAX(id) AS last FROM items GROUP BY order_id",
            "SELECT order_id, COUNT(*) AS n, SUM(DISTINCT price) AS sum, AVG(DISTINCT quantity) AS mean, SUM(weight) AS weight, AVG(weight) AS average,"
                    + " MIN(weight) AS lightest, MAX(weight) AS heaviest, MAX(id) AS last FROM items GROUP BY order_id",
            "SELECT order_id, COUNT(*) AS n, ARRAY_AGG(quantity ORDER BY id DESC) AS quantities,"
                    + " STRING_AGG(product, ', ' ORDER BY price DESC NULLS LAST, id) AS products,"
                    + " JSONB_AGG(JSONB_BUILD_OBJECT('product', product, 'price', price, 'n', quantity, 'w', weight) ORDER BY quantity NULLS FIRST, id) AS lines,"
                    + " ARRAY_AGG(price ORDER BY id) FILTER (WHERE quantity > 0) AS prices, MIN(id) AS first, MAX(id) AS last FROM items GROUP BY order_id",
            "SELECT u.id, u.name, STRING_AGG(o.status, '|' ORDER BY o.id) AS states, ARRAY_AGG(o.id ORDER BY o.created_at DESC, o.id) AS ids,"
                    + " BOOL_OR(o.status = 'status1') AS first, COUNT(o.id) AS orders, MAX(o.id) AS last FROM users u"
                    + " LEFT JOIN orders o ON o.user_id = u.id GROUP BY u.id, u.name",
            "SELECT u.id, u.name, STRING_AGG(o.status, '|' ORDER BY o.id) AS states, STDDEV(o.id) AS spread, BOOL_AND(o.status <> 'status1') AS late,"
                    + " COUNT(o.id) AS orders, MAX(o.id) AS last FROM users u LEFT JOIN orders o ON o.user_id = u.id GROUP BY u.id, u.name",
            "SELECT COUNT(*) AS n, SUM(price) AS sum FROM items HAVING COUNT(*) < 20",
            "SELECT id, order_id, ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY price DESC, id) AS rn, RANK() OVER (PARTITION BY "
                    + "order_id ORDER BY price DESC) AS r, DENSE_RANK() OVER (PARTITION BY order_id ORDER BY price) AS d FROM items",
            "SELECT order_id, id, product FROM (SELECT order_id, id, product, ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY price "
                    + "DESC, id) AS rn FROM items) x WHERE rn <= 2",
            "SELECT order_id, id, product FROM (SELECT order_id, id, product, RANK() OVER (PARTITION BY order_id ORDER BY quantity) AS "
                    + "rn FROM items) x WHERE rn < 3",
            "SELECT order_id, id, product FROM (SELECT order_id, id, product, DENSE_RANK() OVER (PARTITION BY order_id ORDER BY "
                    + "quantity NULLS FIRST) AS rn FROM items) x WHERE 2 >= rn AND order_id IS NOT NULL",
            "SELECT order_id, id, product FROM (SELECT order_id, id, product, ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY price "
                    + "DESC NULLS LAST, id DESC) AS rn FROM items) x WHERE rn = 1",
            "SELECT id, price, ROUND(100.0 * price / NULLIF(SUM(price) OVER (PARTITION BY order_id), 0), 2) AS share, COUNT(*) OVER () "
                    + "AS n, MAX(id) OVER (PARTITION BY product) AS last FROM items",
            "SELECT id, LAG(price) OVER w AS before, LEAD(price, 2, 0.00) OVER w AS next, LAG(product, 1, 'none') OVER w AS name, "
                    + "SUM(price) FILTER (WHERE quantity > 0) OVER (PARTITION BY order_id ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) "
                    + "AS three FROM items WINDOW w AS (PARTITION BY order_id ORDER BY id)",
            "SELECT id, FIRST_VALUE(product) OVER (PARTITION BY order_id ORDER BY price, id) AS f, LAST_VALUE(product) OVER (PARTITION "
                    + "BY order_id ORDER BY price, id ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING) AS l, AVG(price) OVER (PARTITION BY order_id "
                    + "ORDER BY quantity) AS a, MIN(quantity) OVER (PARTITION BY order_id ORDER BY id ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING) "
                    + "AS m, SUM(quantity) OVER (ORDER BY id) AS run FROM items",
            "SELECT id, BOOL_OR(quantity > 1) OVER (PARTITION BY order_id) AS b, STDDEV(price) OVER (PARTITION BY order_id ORDER BY "
                    + "quantity) AS s, COUNT(product) OVER (PARTITION BY order_id ORDER BY quantity DESC RANGE BETWEEN CURRENT ROW AND UNBOUNDED "
                    + "FOLLOWING) AS c, SUM(quantity) OVER (PARTITION BY order_id ORDER BY id ROWS BETWEEN 2 FOLLOWING AND 4 FOLLOWING) AS later "
                    + "FROM items",
            "SELECT id, name FROM users ORDER BY country_id DESC NULLS LAST, id LIMIT 3",
            "SELECT id, name AS n, country_id FROM users WHERE country_id > 1 ORDER BY country_id, users.id OFFSET 2",
            "SELECT user_id, COUNT(*) AS n, RANK() OVER (ORDER BY COUNT(*) DESC) AS place FROM orders GROUP BY user_id",
            "SELECT o.id, u.name, ROW_NUMBER() OVER (PARTITION BY u.country_id ORDER BY o.created_at DESC NULLS LAST, o.id) AS nth "
                    + "FROM orders o JOIN users u ON u.id = o.user_id",
            "SELECT u.id, u.name, f.id AS first FROM users u LEFT JOIN (SELECT user_id, id FROM (SELECT user_id, id, ROW_NUMBER() OVER "
                    + "(PARTITION BY user_id ORDER BY id) AS rn FROM orders) x WHERE rn = 1) f ON f.user_id = u.id",
            "SELECT u.id, x.status FROM users u LEFT JOIN (SELECT i.id, o.status FROM items i JOIN orders o ON i.quantity = o.id) x ON "
                    + "x.id = u.id",
            "SELECT id, weight, RANK() OVER (ORDER BY weight) AS r, COUNT(*) OVER (PARTITION BY weight) AS n FROM items",
            "SELECT DISTINCT ON (user_id) user_id, id, created_at FROM orders ORDER BY user_id, created_at DESC, id DESC",
            "SELECT DISTINCT ON (order_id, product) order_id AS o, product AS p, price FROM items ORDER BY o, 2, price, id",
            "SELECT u.id, u.name, l.id AS o FROM users u JOIN LATERAL (SELECT o.id, o.status FROM orders o WHERE o.user_id = u.id "
                    + "ORDER BY o.created_at DESC, o.id LIMIT 1) l ON TRUE",
            "SELECT u.*, l.* FROM users u LEFT JOIN LATERAL (SELECT id AS o, status FROM orders WHERE user_id = u.id AND status IS NOT "
                    + "NULL ORDER BY created_at DESC, id LIMIT 2) l ON TRUE",
            "SELECT u.*, l.* FROM users u LEFT JOIN LATERAL (SELECT id AS o, user_id FROM orders WHERE user_id = u.id AND status IS "
                    + "NOT NULL ORDER BY created_at DESC, id LIMIT 1) l ON TRUE",
            "SELECT u.id, l.n, l.created_at FROM users u LEFT JOIN LATERAL (SELECT created_at, COUNT(*) AS n FROM orders o WHERE "
                    + "o.user_id = u.id GROUP BY created_at ORDER BY COUNT(*) DESC, created_at LIMIT 1) l ON l.n > 0",
            "WITH f AS (SELECT DISTINCT ON (user_id) user_id, id FROM orders ORDER BY user_id, id) SELECT u.id, f.id AS o, f.user_id "
                    + "FROM users u LEFT JOIN f ON f.user_id = u.id",
            "SELECT DISTINCT ON (o.user_id) o.user_id, i.price, i.id FROM orders o JOIN items i ON i.order_id = o.id WHERE o.status IS "
                    + "NOT NULL ORDER BY o.user_id, i.price DESC NULLS LAST, i.id",
            "SELECT DISTINCT ON (weight) weight, id FROM items ORDER BY weight, id",
            "SELECT c.id, x.name FROM countries c LEFT JOIN (SELECT DISTINCT ON (country_id) country_id, name FROM users WHERE name <> "
                    + "'name2' ORDER BY country_id, id DESC) x ON x.country_id = c.id",
            "SELECT country_id, MIN(name) AS a, MAX(email) AS b, STRING_AGG(name, ',' ORDER BY name DESC, id) AS n FROM users GROUP BY "
                    + "country_id",
            "SELECT id, name FROM users WHERE name > 'name2' OR email <= name",
            "SELECT u.id, o.id AS o FROM users u JOIN orders o ON o.id < u.id",
            "SELECT u.id, o.id AS o, o.status FROM users u LEFT JOIN orders o ON o.id < u.id AND o.status <> u.name",
            "SELECT u.id, c.id AS c, c.name FROM users u CROSS JOIN countries c WHERE u.country_id < c.id",
            "SELECT country_id, name, RANK() OVER (PARTITION BY country_id ORDER BY name DESC) AS r, MIN(name) OVER (ORDER BY id ROWS "
                    + "1 PRECEDING) AS m FROM users",
            "SELECT date_trunc('month', created_at) AS m, COUNT(*) AS n FROM orders GROUP BY 1",
            "SELECT country_id, name, COUNT(*) AS n, MAX(id) AS last FROM users GROUP BY GROUPING SETS ((country_id, name), "
                    + "(country_id), ())",
            "SELECT o.status, u.country_id, COUNT(o.id) AS n, SUM(i.price) AS s, AVG(i.quantity) AS a FROM orders o JOIN users u ON "
                    + "u.id = o.user_id JOIN items i ON i.order_id = o.id GROUP BY ROLLUP (o.status, u.country_id)",
            "SELECT order_id, quantity, COUNT(DISTINCT product) AS n FROM items GROUP BY CUBE (order_id, quantity) HAVING COUNT(*) > 1",
            "SELECT status, COUNT(*) AS n FROM orders GROUP BY ROLLUP (status) HAVING COUNT(*) < 4",
            "SELECT CASE WHEN GROUPING(status) = 1 THEN 'all' ELSE status END AS status, COUNT(*) AS n, GROUPING(status, user_id) AS g,"
                    + " SUM(id) AS ids FROM orders GROUP BY CUBE (status, user_id)",
            "SELECT status, user_id, COUNT(*) AS n FROM orders GROUP BY ROLLUP (status, user_id) HAVING GROUPING(user_id) = 0 OR COUNT(*) > 3",
            "SELECT status, COUNT(*) AS n, GROUPING(status) AS g FROM orders GROUP BY status",
            "SELECT status, COUNT(*) AS n, GROUPING(status) AS g FROM orders GROUP BY GROUPING SETS ((status), (status), (user_id))",
            "SELECT id, status FROM orders o WHERE NOT EXISTS (SELECT 1 FROM orders p WHERE p.user_id = o.user_id AND p.created_at >"
                    + " o.created_at)",
            "SELECT id, product FROM items i WHERE EXISTS (SELECT 1 FROM items j WHERE j.order_id = i.order_id AND i.price <> j.price AND"
                    + " j.quantity > 0)",
            "SELECT id, EXISTS (SELECT 1 FROM items j WHERE i.weight <= j.weight) AS lighter, EXISTS (SELECT 1 FROM users u WHERE u.country_id"
                    + " = i.quantity AND u.id < i.id) AS early FROM items i",
            "SELECT o.id, o.user_id, to_jsonb(u) AS buyer, row_to_json(c) AS country, o.status, o.created_at FROM orders o LEFT JOIN users u"
                    + " ON u.id = o.user_id LEFT JOIN countries c ON c.id = u.country_id",
            "SELECT u.id, COUNT(*) AS n, jsonb_agg(i ORDER BY i.id) AS lines, json_agg(row_to_json(o) ORDER BY o.id, i.id) FILTER (WHERE o.id"
                    + " IS NOT NULL) AS orders, MIN(i.id) AS first, MAX(i.id) AS last FROM users u LEFT JOIN orders o ON o.user_id = u.id LEFT JOIN"
                    + " items i ON i.order_id = o.id GROUP BY u.id",
            "SELECT o.id, o.user_id, to_json(x) AS x, o.status, o.id + 1 AS next FROM orders o JOIN (SELECT id, UPPER(name) AS name FROM"
                    + " users) x ON x.id = o.user_id",
            "SELECT i.id, i.price - a.mean AS above, a.n FROM items i CROSS JOIN (SELECT AVG(price) AS mean, COUNT(*) AS n FROM items WHERE"
                    + " quantity > 0) a",
            "SELECT u.id, n.n FROM users u JOIN (SELECT COUNT(*) AS n FROM orders WHERE status IS NULL) n ON n.n = u.id",
            "SELECT a.n, u.id, u.name FROM (SELECT COUNT(*) AS n, MAX(id) AS last FROM orders) a JOIN users u ON u.id <= a.n WHERE u.id <>"
                    + " a.last",
            "SELECT status, user_id, COUNT(*) AS n FROM orders GROUP BY ROLLUP (status), GROUPING SETS ((user_id), (status, user_id))",
            "SELECT id, (SELECT name FROM users u WHERE u.id = o.user_id) AS buyer, (SELECT MAX(name) FROM countries WHERE id = 2) "
                    + "AS second, (SELECT name FROM users WHERE id = 3) AS third FROM orders o",
            "SELECT id, name, (SELECT o.id FROM orders o WHERE o.user_id = u.id ORDER BY o.created_at DESC NULLS LAST, o.id LIMIT 1) AS "
                    + "last FROM users u",
            "SELECT id, name FROM users WHERE id NOT IN (SELECT user_id FROM orders)",
            "SELECT id, name FROM users WHERE id NOT IN (SELECT user_id FROM orders WHERE user_id IS NOT NULL)",
            "SELECT id, user_id IN (SELECT country_id FROM users WHERE name <> 'name1') AS found FROM orders",
            "SELECT id, country_id NOT IN (SELECT o.user_id FROM orders o WHERE o.id = u.id) AS missing FROM users u",
            "SELECT id, price FROM items WHERE price > ALL (SELECT i.price FROM items i WHERE i.order_id = 2)",
            "SELECT id, quantity >= ANY (SELECT i.quantity FROM items i WHERE i.order_id = x.order_id AND i.id <> 3) AS some, weight <> ANY "
                    + "(SELECT weight FROM items WHERE quantity = 1) AS other FROM items x",
            "SELECT u.id, s.sum FROM users u CROSS JOIN LATERAL (SELECT SUM(o.id) AS sum FROM orders o WHERE o.user_id = u.id) s",
            "SELECT u.id, s.all FROM users u LEFT JOIN LATERAL (SELECT STRING_AGG(DISTINCT o.status, ',') AS all FROM orders o WHERE"
                    + " o.user_id = u.id) s ON TRUE",
            "SELECT u.id, s.sum, s.latest, s.text FROM users u, LATERAL (SELECT COALESCE(SUM(o.id), 0) AS sum, MAX(o.id) IS NULL AS latest,"
                    + " CONCAT('#', MIN(o.id)) AS text FROM orders o WHERE o.user_id = u.id) s",
            "SELECT u.id, s.n, s.sum FROM users u CROSS JOIN LATERAL (SELECT COUNT(*) AS n, SUM(o.id) AS sum FROM orders o WHERE o.user_id "
                    + "= u.id) s",
            "SELECT u.id, s.n * 2 AS twice FROM users u LEFT JOIN LATERAL (SELECT COUNT(o.status) + 1 AS n FROM orders o WHERE o.user_id = "
                    + "u.id AND o.status <> 'status1') s ON TRUE WHERE s.n < 4",
            "SELECT order_id, SUM(price) / COUNT(*) AS mean, ROUND(100.0 * COUNT(*) / SUM(COUNT(*)) OVER (), 2) AS share FROM items GROUP BY "
                    + "order_id",
            "SELECT order_id, SUM(quantity) AS q, SUM(price) / SUM(quantity) AS mean FROM items GROUP BY order_id HAVING SUM(quantity) > 0",
            "SELECT i.id, i.price / i.quantity AS one, o.status FROM items i LEFT JOIN orders o ON o.id = i.order_id WHERE i.quantity <> 0",
            "SELECT order_id, SUM(price / quantity) FILTER (WHERE quantity > 0) AS s, MAX(CASE WHEN quantity = 0 THEN NULL ELSE price / "
                    + "quantity END) AS m FROM items GROUP BY order_id",
            "SELECT order_id, COUNT(DISTINCT (product, quantity)) AS pairs, STRING_AGG(DISTINCT product, ', ') AS products, ARRAY_AGG(DISTINCT "
                    + "quantity ORDER BY quantity DESC) AS quantities, JSONB_AGG(DISTINCT product ORDER BY product) AS names, COUNT(*) AS n, "
                    + "MAX(id) AS last FROM items GROUP BY order_id",
            "SELECT order_id, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY weight) AS middle, PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY price "
                    + "DESC) AS low, PERCENTILE_DISC(0.25) WITHIN GROUP (ORDER BY price) AS quarter, MODE() WITHIN GROUP (ORDER BY product) AS "
                    + "usual, PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY quantity) FILTER (WHERE price > 0) AS paid, COUNT(*) AS n, MAX(id) AS "
                    + "last FROM items GROUP BY order_id",
            "SELECT order_id, BIT_AND(quantity) AS a, BIT_OR(id) AS o, BIT_XOR(quantity) FILTER (WHERE price > 0) AS x, COUNT(*) AS n, MAX(id) "
                    + "AS last FROM items GROUP BY order_id",
            "SELECT order_id, COUNT(*) AS rows, JSONB_OBJECT_AGG(id, price ORDER BY id) AS prices, JSON_OBJECT_AGG(id, product ORDER BY id DESC) AS products, "
                    + "JSON_AGG(quantity ORDER BY id) AS quantities, JSON_AGG(JSON_BUILD_OBJECT('id', id, 'w', weight) ORDER BY id) AS lines, "
                    + "MIN(id) AS first, MAX(id) AS last FROM items GROUP BY order_id",
            "SELECT id, NTILE(3) OVER (PARTITION BY order_id ORDER BY price, id) AS third, PERCENT_RANK() OVER (PARTITION BY order_id ORDER BY "
                    + "quantity) AS p, CUME_DIST() OVER (ORDER BY quantity) AS c FROM items",
            "SELECT status, COUNT(*), MAX(id) FROM orders GROUP BY status",
            "SELECT count AS n, COUNT(*) AS users FROM (SELECT user_id, COUNT(*) FROM orders GROUP BY user_id) x GROUP BY count",
            "SELECT country_id, MIN(name COLLATE \"C\") AS first FROM users WHERE (country_id, name) IN ((1, 'name1'), (2, 'name2'), (3, "
                    + "NULL)) OR name = ANY (ARRAY['name3', 'name4']) GROUP BY country_id",
            "SELECT date_trunc('month', created_at)::date::text AS month, COUNT(*) AS n FROM orders WHERE created_at >= '1970-01-01' GROUP BY 1",
            "SELECT id, price FROM items ORDER BY price DESC NULLS LAST FETCH FIRST 3 ROWS WITH TIES",
            "SELECT u.id, l.id AS item, l.quantity FROM users u JOIN LATERAL (SELECT i.id, i.quantity FROM items i WHERE i.order_id = u.id "
                    + "ORDER BY i.quantity FETCH FIRST 2 ROWS WITH TIES) l ON TRUE",
            "SELECT order_id, COUNT(*) AS n FROM items GROUP BY order_id ORDER BY COUNT(*) DESC FETCH NEXT 2 ROWS WITH TIES",
            "SELECT id, name FROM users WHERE (country_id, id) >= (2, 3) AND name LIKE ANY (ARRAY['%1%', '%2'])",
            "SELECT id, NTH_VALUE(product, 2) OVER (PARTITION BY order_id ORDER BY price DESC, id) AS second, NTH_VALUE(quantity, 3) OVER "
                    + "(PARTITION BY order_id ORDER BY id ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING) AS third FROM items",
            "SELECT id, COUNT(*) OVER (PARTITION BY order_id ORDER BY quantity RANGE BETWEEN 2 PRECEDING AND 1 FOLLOWING) AS near, "
                    + "SUM(price) OVER (ORDER BY quantity DESC RANGE 1 PRECEDING) AS s FROM items",
            "SELECT id, COUNT(*) OVER (PARTITION BY user_id ORDER BY created_at::date RANGE BETWEEN INTERVAL '1 month' PRECEDING AND CURRENT "
                    + "ROW) AS month, COUNT(*) OVER (ORDER BY created_at DESC NULLS LAST RANGE BETWEEN INTERVAL '3 hours' PRECEDING AND INTERVAL '24 "
                    + "hours' FOLLOWING) AS day FROM orders",
            "SELECT id, SUM(price) OVER (PARTITION BY order_id ORDER BY price RANGE BETWEEN UNBOUNDED PRECEDING AND 10.5 PRECEDING) AS "
                    + "below, COUNT(*) OVER (PARTITION BY order_id ORDER BY weight NULLS FIRST RANGE BETWEEN 0.5 PRECEDING AND 0.5 FOLLOWING) AS w "
                    + "FROM items",
            "SELECT id, SUM(price) OVER (PARTITION BY order_id ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE "
                    + "CURRENT ROW) AS others, COUNT(*) OVER (PARTITION BY order_id ORDER BY quantity ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED "
                    + "FOLLOWING EXCLUDE GROUP) AS g, FIRST_VALUE(id) OVER (PARTITION BY order_id ORDER BY quantity, id RANGE BETWEEN UNBOUNDED "
                    + "PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) AS f, MAX(price) OVER (PARTITION BY order_id ORDER BY quantity RANGE BETWEEN "
                    + "CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE TIES) AS t FROM items",
            "SELECT status, user_id FROM orders INTERSECT ALL SELECT name, country_id FROM users",
            "SELECT user_id FROM orders EXCEPT ALL SELECT country_id FROM users",
            "SELECT order_id, quantity FROM items EXCEPT ALL SELECT id, user_id FROM orders WHERE status IS NOT NULL",
            "SELECT n, COUNT(*) AS c FROM (SELECT name AS n FROM users INTERSECT ALL SELECT status FROM orders INTERSECT ALL SELECT product "
                    + "FROM items) x GROUP BY n",
            "SELECT id, name, ARRAY[name, email] AS texts, STRING_TO_ARRAY(email, '@') AS parts, email, country_id FROM users");

    private Views() {}

    /** Half of the views, drawn by the seed: the time that a simulation takes grows with the square of their number. */
    static List<String> half(long seed) {
        List<String> drawn = new ArrayList<>(SELECTS);
        Collections.shuffle(drawn, new Random(seed));
        return drawn.subList(0, drawn.size() / 2);
    }

    /** All of them in one engine. */
    static PhysicalPlan plan(List<String> selects) {
        return PhysicalPlanner.plan(definitions(selects));
    }

    /** The same, each with an index by its last column and the one before it, and one by its second column. */
    static PhysicalPlan indexed(List<String> selects) {
        List<ViewDefinition> views = definitions(selects);
        List<IndexDefinition> indexes = new ArrayList<>();
        List<ViewPlan> plans = PhysicalPlanner.plan(views).views();
        for (ViewDefinition view : views) {
            List<String> columns = view.relation().columns().names();
            int last = columns.size() - 1;
            if (!plans.get(views.indexOf(view)).keysOverNothing().isEmpty()) {
                continue;
            }
            if (last == 0) {
                indexes.add(new IndexDefinition(view.name(), columns));
            } else {
                indexes.add(new IndexDefinition(view.name(), List.of(columns.get(last), columns.get(last - 1))));
                indexes.add(new IndexDefinition(view.name(), List.of(columns.get(1))));
            }
        }
        return PhysicalPlanner.plan(views, indexes);
    }

    private static List<ViewDefinition> definitions(List<String> selects) {
        ViewCompiler compiler = new ViewCompiler(ShopCatalog.CATALOG, new SqlSettings(true, true, true));
        List<ViewDefinition> views = new ArrayList<>();
        for (String select : selects) {
            String sql = "CREATE MATERIALIZED VIEW v" + views.size() + " AS " + select;
            views.add(compiler.compile(new Statement("v" + views.size() + ".sql", sql)));
        }
        return views;
    }
}
