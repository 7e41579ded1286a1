CREATE MATERIALIZED VIEW running AS
SELECT id, order_id, SUM(price) OVER (PARTITION BY order_id ORDER BY id) AS so_far,
  price / NULLIF(SUM(price) OVER (PARTITION BY order_id), 0) AS share
FROM items;
