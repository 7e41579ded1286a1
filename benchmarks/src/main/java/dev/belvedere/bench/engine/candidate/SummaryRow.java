package dev.belvedere.bench.engine.candidate;

import java.math.BigDecimal;

/** A row of order_summary. */
public record SummaryRow(long id, String name, BigDecimal total) {}
