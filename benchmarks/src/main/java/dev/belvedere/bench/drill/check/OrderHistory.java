package dev.belvedere.bench.drill.check;

import java.math.BigDecimal;

/**
 * The versions of an order's row in order_summary. Its two columns come from rows that change independently, an item and the user, so each has its own versions,
 * and every pair is a state that the row may have had.
 *
 * @param item the item whose price is raised
 * @param names the versions of the user's name, shared by all orders of the user
 * @param totals the versions of the order's total
 */
record OrderHistory(long id, long item, long user, ColumnVersions<String> names, ColumnVersions<BigDecimal> totals) {}
