package dev.belvedere.topology.sql;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.TextOrder;
import dev.belvedere.topology.expr.aggregate.NumberPair;
import dev.belvedere.topology.expr.aggregate.RowKey;
import dev.belvedere.topology.expr.function.ArithmeticFunctions;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.Fractions;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.library.ArrayFunctions;
import dev.belvedere.topology.expr.library.JsonFunctions;
import dev.belvedere.topology.expr.library.TextFunctions;
import dev.belvedere.topology.expr.library.TimeFunctions;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.sql.algebra.AggregateForm;
import dev.belvedere.topology.sql.algebra.PostgresAggregate;
import dev.belvedere.topology.sql.algebra.WindowOperator;
import dev.belvedere.topology.sql.calls.Aggregates;
import dev.belvedere.topology.sql.calls.CastTypes;
import dev.belvedere.topology.sql.calls.CollectingAggregate;
import dev.belvedere.topology.sql.calls.Constants;
import dev.belvedere.topology.sql.calls.OperatorNames;
import dev.belvedere.topology.sql.calls.OrderedSetAggregate;
import dev.belvedere.topology.sql.calls.PostgresOperator;
import dev.belvedere.topology.sql.calls.QuantifiedArrays;
import dev.belvedere.topology.sql.calls.Sums;
import dev.belvedere.topology.sql.calls.UtcSession;
import dev.belvedere.topology.sql.calls.WindowCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Replaces the operators, functions and literals that {@link SupportedExpressions} admits by {@link PostgresOperator}s. AND, OR and NOT stay Calcite's, so that
 * conditions can be split; aggregates stay, with their arguments replaced.
 */
final class ExpressionForms extends SqlShuttle {

    private final UnaryOperator<SqlNode> queries;
    private final SqlSettings settings;

    /** @param queries rewrites a query inside an expression */
    ExpressionForms(UnaryOperator<SqlNode> queries, SqlSettings settings) {
        this.queries = queries;
        this.settings = settings;
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        return Constants.isConstant(literal) ? Constants.of(literal) : literal;
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call.getKind().belongsTo(SqlKind.QUERY)) {
            return queries.apply(call);
        }
        if (call instanceof SqlWindow window) {
            return window(window);
        }
        if (call.getKind() == SqlKind.OVER) {
            return over(new WindowCalls(call), call);
        }
        if (isCountOfRows(call)) {
            return countOfRows(call);
        }
        if (Aggregates.isGrouping(call)) {
            return SqlStdOperatorTable.GROUPING.createCall(
                    call.getParserPosition(),
                    call.getOperandList().stream()
                            .map(operand -> operand.accept(this))
                            .toList());
        }
        if (Aggregates.isCountOfPairs(call)) {
            return countOfPairs(call);
        }
        Optional<AggregateForm> aggregate = Aggregates.form(call);
        if (aggregate.isPresent()) {
            return aggregate(call, aggregate.get());
        }
        Optional<SqlAggFunction> sum = Sums.function(call);
        if (sum.isPresent()) {
            List<SqlNode> operands = call.getOperandList().stream()
                    .map(operand -> operand.accept(this))
                    .toList();
            return sum.get().createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands);
        }
        return OperatorNames.negated(call)
                .<SqlNode>map(negated -> not(plain(negated, call)))
                .or(() -> OperatorNames.function(call)
                        .filter(function -> function.takes(call.operandCount()) && !isUnit(call))
                        .map(function -> plain(function, call)))
                .orElseGet(() -> special(call));
    }

    private SqlNode over(WindowCalls window, SqlCall call) {
        List<SqlNode> operands = new ArrayList<>(window.values());
        window.filter().ifPresent(operands::add);
        WindowOperator operator = window.form()
                .map(form -> WindowOperator.of(form, window.rows(), window.distances()))
                .orElseGet(() -> WindowOperator.of(
                        aggregate(window.function()), window.filter().isPresent(), window.distances()));
        SqlCall function = operator.createCall(
                call.getParserPosition(),
                operands.stream().map(operand -> operand.accept(this)).toList());
        return SqlStdOperatorTable.OVER.createCall(
                call.getParserPosition(), function, window.window().accept(this));
    }

    private static SqlAggFunction aggregate(SqlCall call) {
        return Aggregates.form(call)
                .<SqlAggFunction>map(form -> new PostgresAggregate(form, "", List.of()))
                .orElseGet(() -> switch (Aggregates.name(call)) {
                    case "COUNT" -> SqlStdOperatorTable.COUNT;
                    case "SUM" -> SqlStdOperatorTable.SUM;
                    case "AVG" -> SqlStdOperatorTable.AVG;
                    case "MIN" -> SqlStdOperatorTable.MIN;
                    case "MAX" -> SqlStdOperatorTable.MAX;
                    default -> throw new IllegalStateException("no aggregate " + call);
                });
    }

    private SqlNode window(SqlWindow window) {
        return SqlWindow.create(
                window.getDeclName(),
                window.getRefName(),
                (SqlNodeList) window.getPartitionList().accept(this),
                (SqlNodeList) window.getOrderList().accept(this),
                SqlLiteral.createBoolean(window.isRows(), SqlParserPos.ZERO),
                WindowCalls.bound(window.getLowerBound(), window.isRows()),
                WindowCalls.bound(window.getUpperBound(), window.isRows()),
                null,
                SqlWindow.createExcludeNoOthers(window.getParserPosition()),
                window.getParserPosition());
    }

    private SqlCall aggregate(SqlCall call, AggregateForm form) {
        List<SqlNode> operands = new ArrayList<>();
        PostgresAggregate aggregate;
        if (form.collects()) {
            CollectingAggregate parts = new CollectingAggregate(call, form);
            operands.add(collected(parts, form, call));
            parts.keys().forEach(key -> operands.add(key.accept(this)));
            aggregate = new PostgresAggregate(form, parts.separator(), parts.directions());
        } else if (form.isOrderedSet()) {
            OrderedSetAggregate parts = new OrderedSetAggregate(call);
            operands.addAll(List.of(parts.value().accept(this), parts.value().accept(this)));
            aggregate = new PostgresAggregate(form, parts.fraction(), List.of(parts.direction()));
        } else {
            call.getOperandList().forEach(operand -> operands.add(operand.accept(this)));
            aggregate = new PostgresAggregate(form, form.relates() ? Aggregates.name(call) : "", List.of());
        }
        return aggregate.createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands);
    }

    private SqlNode collected(CollectingAggregate parts, AggregateForm form, SqlCall call) {
        if (!form.takesPairs()) {
            return parts.value().accept(this);
        }
        ScalarFunction member =
                form == AggregateForm.JSON_OBJECT_AGG ? JsonFunctions.JSON_MEMBER : JsonFunctions.JSONB_MEMBER;
        return make(member, call, parts.values().get(0), parts.values().get(1));
    }

    private SqlNode special(SqlCall call) {
        return switch (call.getKind()) {
            case AND, OR, NOT -> logic(call);
            case CASE -> choice((SqlCase) call);
            case CAST -> cast(call);
            case SOME, ALL -> quantified(call);
            case IN -> in(call);
            case NOT_IN -> not(in(call));
            case BETWEEN -> between(call);
            case MINUS_PREFIX -> negative(call);
            case PLUS_PREFIX -> call.operand(0).accept(this);
            case EXTRACT -> make(TimeFunctions.EXTRACT, call, unit(call.operand(0)), call.operand(1));
            case FLOOR -> make(TimeFunctions.TRUNCATE, call, unit(call.operand(1)), call.operand(0));
            case TRIM -> trim(call);
            case IS_NULL -> plain(LogicFunctions.IS_NULL, call);
            case IS_NOT_NULL -> not(plain(LogicFunctions.IS_NULL, call));
            default -> super.visit(call);
        };
    }

    private static boolean isUnit(SqlCall call) {
        return call.operandCount() == 2 && call.operand(1) instanceof SqlIntervalQualifier;
    }

    private SqlCall plain(ScalarFunction function, SqlCall call) {
        return make(function, call, call.getOperandList().toArray(SqlNode[]::new));
    }

    private SqlCall make(ScalarFunction function, SqlCall call, SqlNode... operands) {
        List<SqlNode> inner = new ArrayList<>();
        for (SqlNode operand : operands) {
            inner.add(operand.accept(this));
        }
        return of(function, call, inner);
    }

    private SqlCall of(ScalarFunction function, SqlCall call, List<SqlNode> inner) {
        return new PostgresOperator(function.toString(), arguments -> called(function, arguments))
                .of(call.getParserPosition(), inner);
    }

    private Expr called(ScalarFunction function, List<Expr> arguments) {
        if (!settings.textsByBytes() && TextOrder.decides(function.toString(), arguments)) {
            throw TextOrder.unknown();
        }
        return settings.sessionsInUtc() ? UtcSession.call(function, arguments) : function.call(arguments);
    }

    private SqlNode negative(SqlCall call) {
        return call.operand(0) instanceof SqlNumericLiteral number
                ? SqlLiteral.createNegative(number, call.getParserPosition()).accept(this)
                : plain(ArithmeticFunctions.NEGATE, call);
    }

    private static SqlCall not(SqlCall condition) {
        return SqlStdOperatorTable.NOT.createCall(condition.getParserPosition(), condition);
    }

    private SqlNode logic(SqlCall call) {
        List<SqlNode> conditions =
                call.getOperandList().stream().map(this::condition).toList();
        return call.getOperator().createCall(call.getParserPosition(), conditions);
    }

    /** Calcite has to see that an untyped NULL is a boolean here. */
    private SqlNode condition(SqlNode node) {
        return node instanceof SqlLiteral literal && Constants.isConstant(literal)
                ? Constants.condition(literal)
                : node.accept(this);
    }

    private SqlNode choice(SqlCase call) {
        List<SqlNode> operands = new ArrayList<>();
        for (int i = 0; i < call.getWhenOperands().size(); i++) {
            operands.add(call.getWhenOperands().get(i));
            operands.add(call.getThenOperands().get(i));
        }
        SqlNode otherwise = call.getElseOperand();
        operands.add(otherwise == null ? SqlLiteral.createNull(SqlParserPos.ZERO) : otherwise);
        return make(ConditionalFunctions.CASE, call, operands.toArray(SqlNode[]::new));
    }

    private SqlNode cast(SqlCall call) {
        SqlDataTypeSpec type = call.operand(1);
        return CastTypes.operator(type, settings.sessionsInUtc())
                .of(call.getParserPosition(), List.of(call.operand(0).accept(this)));
    }

    private SqlCall in(SqlCall call) {
        if (!(call.operand(1) instanceof SqlNodeList members)) {
            return SqlStdOperatorTable.IN.createCall(
                    call.getParserPosition(),
                    compared(call.operand(0)),
                    call.operand(1).accept(this));
        }
        List<SqlNode> operands = new ArrayList<>();
        operands.add(call.operand(0));
        operands.addAll(members.getList());
        return make(ComparisonFunctions.IN, call, operands.toArray(SqlNode[]::new));
    }

    private static boolean isCountOfRows(SqlCall call) {
        return call.operandCount() == 1
                && Aggregates.name(call).equals("COUNT")
                && call.operand(0).getKind() == SqlKind.ROW;
    }

    /** Several values in parentheses are counted as one. */
    private SqlNode countOfRows(SqlCall call) {
        SqlCall row = call.operand(0);
        List<SqlNode> values = row.getOperandList().stream()
                .map(operand -> operand.accept(this))
                .toList();
        SqlNode key = new PostgresOperator("ROW_KEY", new RowKey()::call).of(row.getParserPosition(), values);
        return call.getOperator().createCall(call.getFunctionQuantifier(), call.getParserPosition(), key);
    }

    /** Calcite has to know that this is a count, which is 0 where a subquery finds nothing. */
    private SqlCall countOfPairs(SqlCall call) {
        NumberPair pair = new NumberPair();
        List<SqlNode> numbers = call.getOperandList().stream()
                .map(operand -> operand.accept(this))
                .toList();
        SqlNode pairs = new PostgresOperator(
                        pair.toString(), arguments -> pair.call(Fractions.doubles(pair, arguments)))
                .of(call.getParserPosition(), numbers);
        return SqlStdOperatorTable.COUNT.createCall(call.getFunctionQuantifier(), call.getParserPosition(), pairs);
    }

    private SqlNode quantified(SqlCall call) {
        return QuantifiedArrays.isEqualsAny(call)
                ? make(ArrayFunctions.EQUALS_ANY, call, call.operand(0), QuantifiedArrays.array(call))
                : super.visit(call);
    }

    /** Several columns that are compared with those of a query stay a row. */
    private SqlNode compared(SqlNode operand) {
        return operand.getKind() == SqlKind.ROW ? super.visit((SqlCall) operand) : operand.accept(this);
    }

    private SqlNode between(SqlCall call) {
        SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
        SqlCall between = range(call, call.operand(1), call.operand(2));
        if (operator.flag == SqlBetweenOperator.Flag.SYMMETRIC) {
            between = SqlStdOperatorTable.OR.createCall(
                    call.getParserPosition(), between, range(call, call.operand(2), call.operand(1)));
        }
        return operator.isNegated() ? not(between) : between;
    }

    private SqlCall range(SqlCall call, SqlNode from, SqlNode to) {
        return SqlStdOperatorTable.AND.createCall(
                call.getParserPosition(),
                make(ComparisonFunctions.GREATER_OR_EQUAL, call, call.operand(0), from),
                make(ComparisonFunctions.LESS_OR_EQUAL, call, call.operand(0), to));
    }

    private SqlNode trim(SqlCall call) {
        ScalarFunction function = switch (((SqlLiteral) call.operand(0)).getValueAs(SqlTrimFunction.Flag.class)) {
            case BOTH -> TextFunctions.TRIM_BOTH;
            case LEADING -> TextFunctions.TRIM_LEADING;
            case TRAILING -> TextFunctions.TRIM_TRAILING;
        };
        return make(function, call, call.operand(2), call.operand(1));
    }

    /** Returns the unit's name as a literal. */
    private static SqlNode unit(SqlNode unit) {
        SqlIntervalQualifier qualifier = (SqlIntervalQualifier) unit;
        String name = qualifier.timeFrameName != null ? qualifier.timeFrameName : qualifier.timeUnitRange.name();
        return SqlLiteral.createCharString(name, qualifier.getParserPosition());
    }
}
