CREATE MATERIALIZED VIEW buyers AS
SELECT u.id, u.name FROM users u
WHERE EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.id AND o.status = 'paid')
  AND NOT EXISTS (SELECT 1 FROM rates r WHERE r.country_id = u.country_id);
