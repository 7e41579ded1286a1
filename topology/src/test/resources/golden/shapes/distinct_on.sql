CREATE MATERIALIZED VIEW latest_of_user AS
SELECT DISTINCT ON (user_id) user_id, id, status FROM orders ORDER BY user_id, created_at DESC, id;
