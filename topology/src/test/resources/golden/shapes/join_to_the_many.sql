CREATE MATERIALIZED VIEW order_items AS
SELECT o.id, o.status, i.id AS item_id, i.product FROM orders o LEFT JOIN items i ON i.order_id = o.id;
