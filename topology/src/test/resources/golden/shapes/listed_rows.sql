CREATE MATERIALIZED VIEW stages AS
SELECT o.id, s.place FROM orders o JOIN (VALUES ('new', 1), ('paid', 2)) AS s(status, place) ON s.status = o.status;
