package dev.belvedere.bench.drill.check;

import java.math.BigDecimal;

/**
 * What the row of an order in order_summary may show. Its two columns come from rows that change independently, the order's item and its user, so each has
 * versions of its own, and any pair is a state that the row may have had.
 *
 * @param item the item whose price is raised
 * @param names of the user; the same for all orders of one user
 * @param totals of the order
 */
record OrderHistory(long id, long item, long user, Versions<String> names, Versions<BigDecimal> totals) {}
