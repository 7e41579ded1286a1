package dev.belvedere.app.verify;

/**
 * A column of a view.
 *
 * @param type the type by its PostgreSQL name
 */
record ViewColumn(String name, String type) {}
