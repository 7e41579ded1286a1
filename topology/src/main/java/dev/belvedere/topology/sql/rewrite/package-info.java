/**
 * Writes out what a parsed statement abbreviates, before it is checked: PostgreSQL's short forms as the operators and joins that define them. Entry point:
 * {@link dev.belvedere.topology.sql.rewrite.ShortForms}.
 */
@NullMarked
package dev.belvedere.topology.sql.rewrite;

import org.jspecify.annotations.NullMarked;
