package dev.belvedere.topology.sql;

import dev.belvedere.topology.sql.FromTables.Source;
import dev.belvedere.topology.sql.calls.FunctionCall;
import dev.belvedere.topology.sql.calls.OperatorNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/** Writes out whole rows as documents: {@code to_jsonb(t)} is an object of all columns of the table or query t. */
final class RowDocuments extends SqlShuttle {

    private static final String OF_JSONB = "JSONB_BUILD_OBJECT";
    private static final String OF_JSON = "ROW_TO_JSON";

    private final StatementText statement;
    private final FromTables from;
    private final Set<String> optional = new HashSet<>();

    /**
     * @param clause the FROM clause
     * @param from what it names
     */
    RowDocuments(StatementText statement, SqlNode clause, FromTables from) {
        this.statement = statement;
        this.from = from;
        findOptional(clause, false);
    }

    /** Finds what an outer join may leave without a row. */
    private void findOptional(SqlNode item, boolean isOptional) {
        if (item instanceof SqlJoin join) {
            JoinType type = join.getJoinType();
            findOptional(join.getLeft(), isOptional || type == JoinType.RIGHT || type == JoinType.FULL);
            findOptional(join.getRight(), isOptional || type == JoinType.LEFT || type == JoinType.FULL);
        } else if (isOptional) {
            String alias = SqlValidatorUtil.alias(item);
            optional.add(alias == null ? "" : alias);
        }
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call.getKind().belongsTo(SqlKind.QUERY) || call.operandCount() == 0) {
            return call;
        }
        if (OperatorNames.name(call).equals("COUNT") && call.operandCount() == 1) {
            return count(call);
        }
        Optional<Source> row = row(call.operand(0));
        if (row.isEmpty()) {
            return super.visit(call);
        }
        SqlIdentifier name = call.operand(0);
        return switch (OperatorNames.name(call)) {
            case "TO_JSONB" -> document(OF_JSONB, row.get(), name);
            case "TO_JSON", OF_JSON -> document(OF_JSON, row.get(), name);
            case "JSONB_AGG" -> {
                List<SqlNode> operands = new ArrayList<>(call.getOperandList());
                operands.set(0, document(OF_JSONB, row.get(), name));
                yield call.getOperator().createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands);
            }
            case "JSON_AGG" ->
                throw statement.unsupported(
                        name.getParserPosition(),
                        "JSON_AGG of whole rows is not supported. Write JSON_AGG(ROW_TO_JSON(" + name
                                + ") ORDER BY …), whose document has the same members.");
            default -> super.visit(call);
        };
    }

    /** Counts the rows that an outer join has found where COUNT takes a whole row, {@code COUNT(t.*)}. */
    private SqlNode count(SqlCall call) {
        boolean starred = call.operand(0) instanceof SqlIdentifier name && name.isStar() && name.names.size() == 2;
        SqlNode written = starred ? ((SqlIdentifier) call.operand(0)).getComponent(0) : call.operand(0);
        Optional<Source> row = row(written);
        if (row.isEmpty()) {
            return super.visit(call);
        }
        SqlNode key = key(row.get(), (SqlIdentifier) written, "Write COUNT of a column that is never NULL.");
        return call.getOperator().createCall(call.getFunctionQuantifier(), call.getParserPosition(), key);
    }

    /** Returns the table or query whose row a name means: one that is no column. */
    private Optional<Source> row(SqlNode node) {
        if (!(node instanceof SqlIdentifier name)
                || !name.isSimple()
                || name.isStar()
                || from.hasColumn(name.getSimple())) {
            return Optional.empty();
        }
        return from.sources().stream()
                .filter(source -> source.alias().equals(name.getSimple()))
                .findFirst();
    }

    private SqlNode document(String function, Source row, SqlIdentifier name) {
        SqlParserPos position = name.getParserPosition();
        row.table().filter(table -> !table.unreadable().isEmpty()).ifPresent(table -> {
            throw statement.unsupported(
                    position,
                    "a row of table " + table.name() + " has columns that cannot be read: "
                            + String.join(", ", table.unreadable().keySet()) + ". Name the others in "
                            + OF_JSONB + "(…).");
        });
        List<SqlNode> members = new ArrayList<>();
        for (String column : row.columns()) {
            if (column.isEmpty()) {
                throw statement.unsupported(position, name + " has a column without a name. Name it by AS.");
            }
            members.add(SqlLiteral.createCharString(column, position));
            members.add(new SqlIdentifier(List.of(row.alias(), column), position));
        }
        SqlNode document = FunctionCall.of(function, position, members);
        return optional.contains(row.alias()) ? whereFound(document, row, name) : document;
    }

    /** A row that an outer join has not found is NULL; one that it has found has a key. */
    private SqlNode whereFound(SqlNode document, Source row, SqlIdentifier name) {
        SqlParserPos position = name.getParserPosition();
        SqlNode key = key(row, name, "Name its columns in " + OF_JSONB + "(…).");
        SqlNode found = SqlStdOperatorTable.IS_NOT_NULL.createCall(position, key);
        return new SqlCase(
                position, null, SqlNodeList.of(found), SqlNodeList.of(document), SqlLiteral.createNull(position));
    }

    private SqlNode key(Source row, SqlIdentifier name, String instead) {
        SqlParserPos position = name.getParserPosition();
        String key = row.table()
                .map(table -> table.keyType().names().get(0))
                .orElseThrow(() -> statement.unsupported(
                        position,
                        name + " may have no row here, because of an outer join, and no column tells whether it has. "
                                + instead));
        return new SqlIdentifier(List.of(row.alias(), key), position);
    }
}
