CREATE MATERIALIZED VIEW dear_items AS
SELECT i.id, i.price FROM items i WHERE i.price > (SELECT AVG(a.price) FROM items a);
