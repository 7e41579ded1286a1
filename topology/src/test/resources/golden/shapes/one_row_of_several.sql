CREATE MATERIALIZED VIEW counts AS
SELECT (SELECT COUNT(*) FROM users) AS users, (SELECT COUNT(*) FROM orders WHERE status = 'paid') AS paid;
