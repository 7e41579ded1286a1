CREATE MATERIALIZED VIEW all_names AS
SELECT name, 'user' AS kind FROM users UNION ALL SELECT name, 'country' FROM countries;
