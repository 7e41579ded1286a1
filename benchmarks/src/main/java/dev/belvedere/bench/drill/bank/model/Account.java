package dev.belvedere.bench.drill.bank.model;

import java.math.BigDecimal;

/** A row of the table {@code accounts}. */
public record Account(long id, long branchId, String owner, BigDecimal balance) {}
