CREATE MATERIALIZED VIEW turnover AS
SELECT COUNT(*) AS items, SUM(price) AS total, MAX(price) AS dearest FROM items;
