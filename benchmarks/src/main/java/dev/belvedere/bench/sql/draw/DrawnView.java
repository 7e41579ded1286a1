package dev.belvedere.bench.sql.draw;

/** A view that a random query selects from. */
public record DrawnView(String name, String query) {}
