/** Documents of PostgreSQL's type {@code jsonb}: parsed, made of other values, and written as PostgreSQL writes them. Entry point: {@link JsonbDocument}. */
@NullMarked
package dev.belvedere.topology.expr.json;

import org.jspecify.annotations.NullMarked;
