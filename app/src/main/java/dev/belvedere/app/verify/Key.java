package dev.belvedere.app.verify;

import java.util.List;

/** The key of a row: the values of the key columns, as {@link JsonText} writes them. */
record Key(List<String> values) {

    Key {
        values = List.copyOf(values);
    }

    /** Returns true for a key that the read API has no form for. */
    boolean hasNull() {
        return values.contains("null");
    }

    @Override
    public String toString() {
        return String.join(", ", values);
    }
}
