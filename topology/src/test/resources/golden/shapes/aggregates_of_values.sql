CREATE MATERIALIZED VIEW baskets AS
SELECT order_id, STRING_AGG(product, ', ' ORDER BY id) AS products, COUNT(DISTINCT product) AS kinds,
  PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY price) AS median, SUM(weight) FILTER (WHERE quantity > 0) AS weight
FROM items GROUP BY order_id HAVING COUNT(*) > 1;
