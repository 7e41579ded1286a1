CREATE MATERIALIZED VIEW sales AS
SELECT o.status, i.product, SUM(i.price) AS total, GROUPING(o.status, i.product) AS level
FROM orders o JOIN items i ON i.order_id = o.id GROUP BY ROLLUP (o.status, i.product);
