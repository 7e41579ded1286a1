package dev.belvedere.bench.drill.bank.model;

import java.math.BigDecimal;

/** A row of the table {@code transfers}. */
public record Transfer(long id, long fromId, long toId, BigDecimal amount) {}
