package dev.belvedere.bench.contestant;

import java.math.BigDecimal;

/** A row of order_summary. */
record SummaryRow(long id, String name, BigDecimal total) {}
