package dev.belvedere.bench.sql.draw;

import dev.belvedere.serdes.row.SqlType;

/**
 * A column that an expression may name.
 *
 * @param name with the alias of its table
 */
record Field(String name, SqlType type) {

    char letter() {
        return Letters.of(type);
    }
}
