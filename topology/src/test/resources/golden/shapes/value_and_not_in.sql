CREATE MATERIALIZED VIEW quiet_users AS
SELECT u.id, (SELECT c.name FROM countries c WHERE c.id = u.country_id) AS country
FROM users u WHERE u.id NOT IN (SELECT o.user_id FROM orders o);
