CREATE MATERIALIZED VIEW dearer_rates AS
SELECT i.id, r.country_id, r.class FROM items i JOIN rates r ON i.price > r.rate;
