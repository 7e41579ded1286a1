CREATE MATERIALIZED VIEW words AS
SELECT i.id, w.word, w.ordinality FROM items i, UNNEST(STRING_TO_ARRAY(i.product, ' ')) WITH ORDINALITY AS w(word, ordinality);
