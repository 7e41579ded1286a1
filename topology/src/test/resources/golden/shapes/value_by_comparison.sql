CREATE MATERIALIZED VIEW ranked_items AS
SELECT i.id, (SELECT COUNT(*) FROM items d WHERE d.order_id = i.order_id AND d.price > i.price) AS dearer FROM items i;
