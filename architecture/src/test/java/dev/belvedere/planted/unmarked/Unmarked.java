package dev.belvedere.planted.unmarked;

/** Breaks a rule on purpose: its package does not say that it is free of null. */
public interface Unmarked {}
