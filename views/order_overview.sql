CREATE MATERIALIZED VIEW order_overview AS
SELECT o.id, o.user_id, u.name AS user_name, o.status, o.created_at, COUNT(i.id) AS items, COALESCE(SUM(i.price), 0.00) AS total
FROM orders o
JOIN users u ON o.user_id = u.id
LEFT JOIN items i ON i.order_id = o.id
GROUP BY o.id, o.user_id, u.name, o.status, o.created_at;
