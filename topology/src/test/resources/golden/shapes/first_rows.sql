CREATE MATERIALIZED VIEW dearest AS
SELECT id, product, price FROM items ORDER BY price DESC, id LIMIT 10;
