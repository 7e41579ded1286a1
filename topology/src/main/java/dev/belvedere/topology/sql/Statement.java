package dev.belvedere.topology.sql;

/**
 * The text of one view file.
 *
 * @param source where the text came from, for messages: usually a file name
 * @param sql one {@code CREATE MATERIALIZED VIEW} statement
 */
public record Statement(String source, String sql) {}
