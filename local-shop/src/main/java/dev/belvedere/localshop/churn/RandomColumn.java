package dev.belvedere.localshop.churn;

import java.sql.SQLException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws a column's value: NULL, one that another row has, one of the type's few, or a new one where it has to be unique. Not thread-safe. */
final class RandomColumn {

    /** The first number of those that make new texts: it has four digits to the base 36. */
    private static final long FIRST_NUMBER = 46_656;

    private final ExistingRows rows;
    private final Random random;
    private final RandomValues values;
    private long number = FIRST_NUMBER;

    RandomColumn(ExistingRows rows, Random random) {
        this.rows = rows;
        this.random = random;
        this.values = new RandomValues(random);
    }

    @Nullable
    String inserted(ChurnTable table, ChurnColumn column) throws SQLException {
        boolean fresh = column.unique() && random.nextInt(8) > 0;
        return fresh ? values.fresh(column, unused(table, column)) : updated(table, column);
    }

    @Nullable
    String updated(ChurnTable table, ChurnColumn column) throws SQLException {
        int way = random.nextInt(10);
        if (column.nullable() && way < 2) {
            return null;
        }
        // Values that are there have passed every check.
        String there = way < 6 ? rows.value(table, column) : null;
        String drawn = there == null ? values.of(column) : there;
        return drawn == null ? rows.value(table, column) : drawn;
    }

    private long unused(ChurnTable table, ChurnColumn column) throws SQLException {
        return column.wholeNumber() ? rows.above(table, column) : number++;
    }
}
