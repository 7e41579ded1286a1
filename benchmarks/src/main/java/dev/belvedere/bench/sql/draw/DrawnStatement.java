package dev.belvedere.bench.sql.draw;

import java.util.Optional;

/**
 * A random query.
 *
 * @param shape the name of what it was drawn as
 * @param query a SELECT
 * @param view the view that it selects from beside tables
 * @param approximate whether it has aggregates whose result depends on the order of PostgreSQL's rows in its last digits, or in how it is written
 */
public record DrawnStatement(String shape, String query, Optional<DrawnView> view, boolean approximate) {}
