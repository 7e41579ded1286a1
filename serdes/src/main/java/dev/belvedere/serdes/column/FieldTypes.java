package dev.belvedere.serdes.column;

import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.column.FieldType.Unreadable;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Finds the type of an Avro field. Connect's name of a type says more than Avro's logical type, and that more than the plain type. */
public final class FieldTypes {

    /** What Java makes of an array of objects as text. */
    private static final Pattern ARRAY_OF_JAVA = Pattern.compile("\\[+L[\\w.]+;@[0-9a-f]+");

    private static final String SEVERAL_DIMENSIONS =
            "has an array that arrives as connectors send one of several dimensions, with NULLs alone or with names of Java's"
                    + " arrays: its elements are not known. Store arrays of one dimension; if this is one, declare nulls: kept";

    private FieldTypes() {}

    /**
     * Returns the type of a column.
     *
     * @param schema of its field; it may be a union with null
     */
    public static FieldType of(Schema schema, ColumnDeclaration declaration, RowWriter writer) {
        Optional<Schema> value = NullableSchemas.valuesOf(schema);
        if (value.isEmpty()) {
            return new Unreadable("it is a union of several types");
        }
        if (!declaration.nullsKept() && DefaultValues.hidesNull(schema, value.get())) {
            return new Unreadable(
                    "a NULL arrives as the column's default, because Connect's converters replace it. Give"
                            + " the connector the transformation dev.belvedere.connect.KeepNulls, before any other, and take a new"
                            + " snapshot, or drop the default; if the converter keeps NULLs, declare nulls: kept for the column");
        }
        return ofValue(value.get())
                .fold(exact -> SourceTypes.refine(exact, value.get(), declaration, writer), unreadable -> unreadable)
                .fold(exact -> exact.nullable(schema.isNullable()), unreadable -> unreadable)
                .fold(
                        exact -> mayHaveDimensions(exact, value.get(), writer) && !declaration.nullsKept()
                                ? exact.then(FieldTypes::elementsTold)
                                : exact,
                        unreadable -> unreadable);
    }

    /** PostgreSQL's arrays have any number of dimensions, whatever their columns declare. Plain producers send what Avro's type says. */
    private static boolean mayHaveDimensions(Exact exact, Schema value, RowWriter writer) {
        return exact.type().kind() == Kind.ARRAY
                && (writer == RowWriter.POSTGRES || SourceType.of(value).isPresent());
    }

    private static Object elementsTold(Object array) {
        Collection<?> elements = (Collection<?>) array;
        boolean nullsAlone = !elements.isEmpty() && elements.stream().allMatch(Objects::isNull);
        if (nullsAlone || elements.stream().anyMatch(FieldTypes::isArrayOfJava)) {
            throw new UntoldValueException(SEVERAL_DIMENSIONS);
        }
        return array;
    }

    private static boolean isArrayOfJava(@Nullable Object element) {
        return element instanceof String text
                && text.startsWith("[")
                && ARRAY_OF_JAVA.matcher(text).matches();
    }

    private static FieldType ofElement(Schema schema) {
        return NullableSchemas.valuesOf(schema)
                .map(element -> DebeziumTimes.writes(element)
                        ? ofValue(element).fold(DebeziumTimes::asElement, unreadable -> unreadable)
                        : ofValue(element))
                .orElseGet(() -> new Unreadable("it is a union of several types"));
    }

    private static FieldType ofValue(Schema schema) {
        return ConnectTypes.of(schema)
                .or(() -> LogicalTypes.of(schema))
                .orElseGet(() -> PlainTypes.of(schema, FieldTypes::ofElement));
    }
}
