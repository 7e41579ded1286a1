/**
 * The text of view files by PostgreSQL's lexical rules, and the same text for Calcite's parser. Knows nothing of what a query means. Entry point:
 * {@link dev.belvedere.topology.sql.text.ViewText}.
 */
@NullMarked
package dev.belvedere.topology.sql.text;

import org.jspecify.annotations.NullMarked;
