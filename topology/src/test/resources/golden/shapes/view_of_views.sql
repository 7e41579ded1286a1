CREATE MATERIALIZED VIEW order_totals AS
SELECT order_id, SUM(price) AS total FROM items GROUP BY order_id;
CREATE MATERIALIZED VIEW user_totals AS
SELECT o.user_id, SUM(t.total) AS total FROM orders o JOIN order_totals t ON t.order_id = o.id GROUP BY o.user_id;
