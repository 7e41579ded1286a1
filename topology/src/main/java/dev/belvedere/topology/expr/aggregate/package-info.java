/** What aggregates need of expressions: values that carry their place in an order, and results that are computed of others. */
@NullMarked
package dev.belvedere.topology.expr.aggregate;

import org.jspecify.annotations.NullMarked;
