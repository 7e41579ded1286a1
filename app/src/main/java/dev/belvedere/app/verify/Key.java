package dev.belvedere.app.verify;

import java.util.List;

/** The key of a row: the values of the key columns, as {@link JsonText} writes them. */
record Key(List<String> values) {

    /** Of so many characters, each may become nine in a request, whose head may have 64 KiB. */
    private static final int LONGEST = 6_000;

    Key {
        values = List.copyOf(values);
    }

    /** Returns true for a key that no request names: one with NULL, or one that may not fit into a request. */
    boolean isUnnamed() {
        return values.contains("null")
                || values.stream().mapToInt(String::length).sum() > LONGEST;
    }

    @Override
    public String toString() {
        return String.join(", ", values);
    }
}
