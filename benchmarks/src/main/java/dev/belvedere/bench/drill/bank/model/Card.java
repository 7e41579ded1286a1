package dev.belvedere.bench.drill.bank.model;

/** A row of the table {@code cards}. */
public record Card(long id, long accountId, String label) {}
