package dev.belvedere.bench.drill.bank.model;

/** A row of the table {@code branches}. */
public record Branch(long id, String name) {}
