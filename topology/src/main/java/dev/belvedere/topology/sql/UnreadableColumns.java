package dev.belvedere.topology.sql;

import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Says of columns that tables have, and whose values cannot be read exactly, why they cannot be used. */
final class UnreadableColumns {

    private static final Pattern NOT_FOUND = Pattern.compile("(?s)Column '(?:.*\\.)?([^'.]+)' not found in .*");

    private static final String NOT_SENT =
            ". If the database has it, the events do not: connectors leave out columns that"
                    + " they are told to exclude, and those of types that they do not know, such as pg_lsn, box, or arrays of domains.";

    private final Catalog catalog;

    UnreadableColumns(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the reason why a column cannot be read or may not have come, if this is the validator's message that there is no such column. */
    String explain(String message, SqlNode query) {
        Matcher notFound = NOT_FOUND.matcher(message);
        if (!notFound.matches()) {
            return message;
        }
        String column = notFound.group(1);
        Names names = Names.in(query);
        String reasons = catalog.tables().stream()
                .filter(table ->
                        names.all.contains(table.name()) && table.unreadable().containsKey(column))
                .map(table -> "column " + column + " of table " + table.name() + " cannot be read: "
                        + table.unreadable().get(column) + ".")
                .collect(Collectors.joining(" "));
        return reasons.isEmpty() ? message + NOT_SENT : reasons;
    }

    /**
     * Refuses {@code SELECT *} from a table with such columns, which would leave them out.
     *
     * @throws SqlException at the asterisk
     */
    void refuseStar(StatementText statement, SqlNode query) {
        Names names = Names.in(query);
        SqlIdentifier star = names.star;
        if (star == null) {
            return;
        }
        for (Table table : catalog.tables()) {
            for (Map.Entry<String, String> column : table.unreadable().entrySet()) {
                if (names.all.contains(table.name())) {
                    throw statement.unsupported(
                            star.getParserPosition(),
                            "* would leave out column " + column.getKey() + " of table " + table.name()
                                    + ", which cannot be read: " + column.getValue() + ". Name the columns instead.");
                }
            }
        }
    }

    /** Collects the names in a statement. */
    private static final class Names extends SqlBasicVisitor<@Nullable Void> {

        private final Set<String> all = new HashSet<>();
        private @Nullable SqlIdentifier star;

        private boolean inFunction;

        static Names in(SqlNode query) {
            Names names = new Names();
            query.accept(names);
            return names;
        }

        @Override
        public @Nullable Void visit(SqlIdentifier name) {
            all.addAll(name.names);
            // COUNT(*) counts rows.
            if (name.isStar() && !inFunction) {
                star = name;
            }
            return null;
        }

        @Override
        public @Nullable Void visit(SqlCall call) {
            boolean outside = inFunction;
            inFunction = call.getOperator() instanceof SqlFunction;
            super.visit(call);
            inFunction = outside;
            return null;
        }
    }
}
