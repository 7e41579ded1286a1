package dev.belvedere.planted.first;

/** Breaks a rule on purpose: the name stands for two types. */
public interface Twice {}
