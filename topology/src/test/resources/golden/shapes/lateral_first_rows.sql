CREATE MATERIALIZED VIEW latest_orders AS
SELECT u.id, u.name, l.id AS order_id, l.status,
  COUNT(*) OVER (PARTITION BY u.country_id) AS neighbours
FROM users u LEFT JOIN LATERAL (
  SELECT o.id, o.status FROM orders o WHERE o.user_id = u.id
  ORDER BY o.created_at DESC, o.id LIMIT 3) l ON TRUE;
