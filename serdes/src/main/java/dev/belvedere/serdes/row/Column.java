package dev.belvedere.serdes.row;

/** A column of a table or a view: its name, its type, and whether it may hold NULL. */
public record Column(String name, SqlType type, boolean nullable) {

    /** The same column under another name. */
    public Column named(String other) {
        return new Column(other, type, nullable);
    }

    @Override
    public String toString() {
        return name + " " + type.sql() + (nullable ? "" : " not null");
    }
}
