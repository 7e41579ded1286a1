package dev.belvedere.localshop.churn;

import java.util.List;

/**
 * A column as random values need to know it. A column of a domain has the properties of the domain's base type.
 *
 * @param type the type's name in {@code pg_type}; for an array that of its elements
 * @param category the type's category in {@code pg_type}, such as {@code S} for text and {@code N} for numbers
 * @param length the declared length of text or of bits, the precision of a decimal; 0 if there is none
 * @param scale the scale of a decimal
 * @param labels of an enumeration
 * @param unique true if the column belongs to a primary key or a unique constraint
 * @param counted true if a sequence gives its default
 */
record ChurnColumn(
        String name,
        String type,
        char category,
        boolean array,
        int length,
        int scale,
        List<String> labels,
        boolean nullable,
        boolean unique,
        boolean counted) {

    ChurnColumn {
        labels = List.copyOf(labels);
    }

    boolean wholeNumber() {
        return !array && type.matches("int[248]");
    }

    String quoted() {
        return quoted(name);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
