package dev.belvedere.app.verify;

import java.util.List;

/** A row's key: the key columns' values as {@link JsonText} writes them. */
record Key(List<String> values) {

    Key {
        values = List.copyOf(values);
    }

    @Override
    public String toString() {
        return String.join(", ", values);
    }
}
