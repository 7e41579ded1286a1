/** Functions of texts as PostgreSQL has them: patterns, parts, replacement, codes. */
@NullMarked
package dev.belvedere.topology.expr.text;

import org.jspecify.annotations.NullMarked;
