package dev.belvedere.topology.plan.logical;

/**
 * A compiled view.
 *
 * @param name the view's name
 * @param text the statement that defines it, as written
 * @param query the statement's query, as written
 * @param place where its query begins, for messages: {@code file:line:column}
 * @param relation what it means
 */
public record ViewDefinition(String name, String text, String query, String place, Relation relation) {}
