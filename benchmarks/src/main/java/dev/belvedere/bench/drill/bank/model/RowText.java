package dev.belvedere.bench.drill.bank.model;

import java.math.BigDecimal;

/** Writes a row as PostgreSQL's {@code row_to_json} does, for texts that need no escapes. Not thread-safe. */
final class RowText {

    private final StringBuilder json = new StringBuilder("{");

    RowText with(String column, long value) {
        return raw(column, Long.toString(value));
    }

    RowText with(String column, BigDecimal value) {
        return raw(column, value.toPlainString());
    }

    RowText with(String column, String value) {
        return raw(column, '"' + value + '"');
    }

    private RowText raw(String column, String value) {
        json.append(json.length() == 1 ? "\"" : ",\"")
                .append(column)
                .append("\":")
                .append(value);
        return this;
    }

    String text() {
        return json + "}";
    }
}
