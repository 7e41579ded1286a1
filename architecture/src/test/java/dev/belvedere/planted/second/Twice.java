package dev.belvedere.planted.second;

/** Breaks a rule on purpose: the name stands for two types. */
public interface Twice {}
