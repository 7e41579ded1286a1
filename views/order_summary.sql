CREATE MATERIALIZED VIEW order_summary AS
SELECT o.id, u.name, SUM(i.price) AS total
FROM orders o
JOIN users u ON o.user_id = u.id
JOIN items i ON i.order_id = o.id
GROUP BY o.id, u.name;
