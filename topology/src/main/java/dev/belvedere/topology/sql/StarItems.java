package dev.belvedere.topology.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Writes out {@code *} and {@code t.*} in a SELECT list whose FROM clause is about to get more columns. */
final class StarItems {

    private final StatementText statement;
    private final FromTables from;

    StarItems(StatementText statement, FromTables from) {
        this.statement = statement;
        this.from = from;
    }

    /** @param merged whether the FROM clause has columns that belong to two tables, by USING or NATURAL */
    SqlNodeList named(SqlNodeList items, boolean merged) {
        List<SqlNode> named = new ArrayList<>();
        for (SqlNode item : items) {
            if (item instanceof SqlIdentifier star && star.isStar()) {
                if (merged && star.names.size() == 1) {
                    throw statement.unsupported(
                            star.getParserPosition(), "* beside LATERAL and USING is not supported. Name the columns.");
                }
                from.sources().stream()
                        .filter(source ->
                                star.names.size() == 1 || source.alias().equals(star.names.get(star.names.size() - 2)))
                        .forEach(source -> source.columns()
                                .forEach(
                                        column -> named.add(column(source.alias(), column, star.getParserPosition()))));
            } else {
                named.add(item);
            }
        }
        return new SqlNodeList(named, items.getParserPosition());
    }

    private SqlNode column(String alias, String column, SqlParserPos position) {
        if (alias.isEmpty() || column.isEmpty()) {
            throw statement.unsupported(position, "* takes in a column or a query without a name. Name the columns.");
        }
        return new SqlIdentifier(List.of(alias, column), position);
    }
}
