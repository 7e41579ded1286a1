CREATE MATERIALIZED VIEW user_spend AS
SELECT u.id, u.name, COUNT(DISTINCT o.id) AS orders, SUM(i.price) AS spend
FROM users u
JOIN orders o ON o.user_id = u.id
JOIN items i ON i.order_id = o.id
GROUP BY u.id, u.name;
