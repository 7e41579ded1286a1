CREATE MATERIALIZED VIEW dearest_of_order AS
SELECT order_id, id, price FROM (
  SELECT order_id, id, price, RANK() OVER (PARTITION BY order_id ORDER BY price DESC) AS place FROM items) r
WHERE place <= 3;
