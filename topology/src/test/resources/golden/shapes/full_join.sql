CREATE MATERIALIZED VIEW names AS
SELECT u.name, u.user_count, c.id AS country_id
FROM (SELECT name, COUNT(*) AS user_count FROM users GROUP BY name) u
FULL JOIN countries c ON c.name = u.name;
