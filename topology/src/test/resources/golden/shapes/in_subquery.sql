CREATE MATERIALIZED VIEW orders_of_countries AS
SELECT o.id, o.status FROM orders o
WHERE o.user_id IN (SELECT u.id FROM users u JOIN countries c ON c.id = u.country_id WHERE c.name LIKE 'N%');
