package dev.belvedere.topology.sql.rewrite;

import dev.belvedere.topology.expr.document.DocumentRows;
import dev.belvedere.topology.expr.library.SeriesFunctions;
import dev.belvedere.topology.sql.calls.Aggregates;
import dev.belvedere.topology.sql.calls.FunctionCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnnestOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Writes functions in FROM, and lists of VALUES, as UNNEST of arrays, with the names that PostgreSQL gives to their columns. */
final class TableFunctions {

    /** The name of a column that is called as the table is. */
    private static final String AS_TABLE = "";

    /**
     * What stands for a function or a list.
     *
     * @param name what the table is called by default
     * @param columns what its columns are called by default
     */
    private record Taken(SqlOperator unnest, List<SqlNode> arrays, String name, List<String> columns) {}

    private TableFunctions() {}

    /** Returns a FROM clause without such functions and lists. */
    static SqlNode in(SqlNode from) {
        if (from instanceof SqlJoin join) {
            return new SqlJoin(
                    join.getParserPosition(),
                    in(join.getLeft()),
                    join.isNaturalNode(),
                    join.getJoinTypeNode(),
                    in(join.getRight()),
                    join.getConditionTypeNode(),
                    join.getCondition());
        }
        if (from.getKind() == SqlKind.AS) {
            SqlCall as = (SqlCall) from;
            List<SqlNode> names = as.getOperandList();
            return taken(as.operand(0))
                    .map(taken -> named(taken, names.subList(1, names.size()), as.getParserPosition()))
                    .orElse(from);
        }
        return taken(from)
                .map(taken -> named(
                        taken,
                        List.of(new SqlIdentifier(taken.name(), from.getParserPosition())),
                        from.getParserPosition()))
                .orElse(from);
    }

    /** Returns a query of the rows of VALUES. */
    static SqlNode rows(SqlCall values) {
        SqlParserPos position = values.getParserPosition();
        return new SqlSelect(
                position,
                null,
                SqlNodeList.of(SqlIdentifier.star(position)),
                in(values),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static SqlNode named(Taken taken, List<SqlNode> written, SqlParserPos position) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(taken.unnest().createCall(position, taken.arrays()));
        operands.addAll(written);
        String alias = ((SqlIdentifier) written.get(0)).getSimple();
        for (String column : taken.columns()
                .subList(
                        Math.min(written.size() - 1, taken.columns().size()),
                        taken.columns().size())) {
            operands.add(new SqlIdentifier(column.equals(AS_TABLE) ? alias : column, position));
        }
        return SqlStdOperatorTable.AS.createCall(position, operands);
    }

    private static Optional<Taken> taken(SqlNode item) {
        return switch (item.getKind()) {
            case VALUES -> Optional.of(values((SqlCall) item));
            case COLLECTION_TABLE -> function(((SqlCall) item).operand(0), false);
            case UNNEST -> unnest((SqlCall) item);
            default -> Optional.empty();
        };
    }

    private static Taken values(SqlCall values) {
        int width = ((SqlCall) values.operand(0)).operandCount();
        List<SqlNode> arrays = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            List<SqlNode> elements = values.getOperandList().stream()
                    .map(row -> ((SqlCall) row).getOperandList())
                    .filter(row -> row.size() > column)
                    .map(row -> row.get(column))
                    .toList();
            arrays.add(SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(values.getParserPosition(), elements));
        }
        return new Taken(
                SqlStdOperatorTable.UNNEST,
                arrays,
                "*VALUES*",
                IntStream.rangeClosed(1, width).mapToObj(i -> "column" + i).toList());
    }

    private static Optional<Taken> unnest(SqlCall unnest) {
        boolean numbered = ((SqlUnnestOperator) unnest.getOperator()).withOrdinality;
        if (unnest.operandCount() == 1 && unnest.operand(0) instanceof SqlBasicCall call) {
            Optional<Taken> function = function(call, numbered);
            if (function.isPresent()) {
                return function;
            }
        }
        return Optional.of(unnest(unnest.getOperandList(), numbered));
    }

    private static Taken unnest(List<SqlNode> arrays, boolean numbered) {
        return taken(arrays, "unnest", Collections.nCopies(arrays.size(), AS_TABLE), numbered);
    }

    /** Returns the array whose elements a function gives as rows of one column; empty for all other calls. */
    static Optional<SqlNode> array(SqlCall call) {
        return function(call, false)
                .filter(taken -> taken.arrays().size() == 1)
                .map(taken -> taken.arrays().get(0));
    }

    private static Optional<Taken> function(SqlCall call, boolean numbered) {
        String name = Aggregates.name(call);
        return switch (name) {
            case "JSONB_ARRAY_ELEMENTS", "JSON_ARRAY_ELEMENTS" ->
                Optional.of(document(call, numbered, List.of("value"), DocumentRows.ELEMENTS));
            case "JSONB_ARRAY_ELEMENTS_TEXT", "JSON_ARRAY_ELEMENTS_TEXT" ->
                Optional.of(document(call, numbered, List.of("value"), DocumentRows.ELEMENT_TEXTS));
            case "JSONB_OBJECT_KEYS", "JSON_OBJECT_KEYS" ->
                Optional.of(document(call, numbered, List.of(AS_TABLE), DocumentRows.NAMES));
            case "JSONB_EACH", "JSON_EACH" ->
                Optional.of(document(call, numbered, List.of("key", "value"), DocumentRows.NAMES, DocumentRows.VALUES));
            case "JSONB_EACH_TEXT", "JSON_EACH_TEXT" ->
                Optional.of(document(
                        call, numbered, List.of("key", "value"), DocumentRows.NAMES, DocumentRows.VALUE_TEXTS));
            case "UNNEST" -> Optional.of(unnest(call.getOperandList(), numbered));
            case "GENERATE_SERIES" ->
                Optional.of(taken(
                        List.of(called(SeriesFunctions.SERIES, call)),
                        name.toLowerCase(Locale.ROOT),
                        List.of(AS_TABLE),
                        numbered));
            case "STRING_TO_TABLE", "REGEXP_SPLIT_TO_TABLE" ->
                Optional.of(taken(
                        List.of(called(name.replace("TABLE", "ARRAY"), call)),
                        name.toLowerCase(Locale.ROOT),
                        List.of(AS_TABLE),
                        numbered));
            default -> Optional.empty();
        };
    }

    private static Taken document(SqlCall call, boolean numbered, List<String> columns, String... functions) {
        List<SqlNode> arrays = new ArrayList<>();
        for (String function : functions) {
            arrays.add(called(function, call));
        }
        return taken(arrays, Aggregates.name(call).toLowerCase(Locale.ROOT), columns, numbered);
    }

    private static Taken taken(List<SqlNode> arrays, String name, List<String> columns, boolean numbered) {
        List<String> all = new ArrayList<>(columns);
        if (numbered) {
            all.add("ordinality");
        }
        return new Taken(
                numbered ? SqlStdOperatorTable.UNNEST_WITH_ORDINALITY : SqlStdOperatorTable.UNNEST, arrays, name, all);
    }

    private static SqlNode called(String function, SqlCall call) {
        return FunctionCall.of(function, call.getParserPosition(), call.getOperandList());
    }
}
