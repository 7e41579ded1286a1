package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.aggregate.ArrayResults;
import dev.belvedere.topology.expr.aggregate.JoinedTexts;
import dev.belvedere.topology.expr.aggregate.JsonbArray;
import dev.belvedere.topology.expr.aggregate.NumberPair;
import dev.belvedere.topology.expr.aggregate.NumericVariance;
import dev.belvedere.topology.expr.aggregate.OrderedEntry;
import dev.belvedere.topology.expr.aggregate.Regression;
import dev.belvedere.topology.expr.aggregate.SortKey;
import dev.belvedere.topology.expr.function.ArithmeticFunctions;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.AggregateCall.Function;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Computes the result of one {@link PostgresAggregate} from functions that the engine maintains. */
final class AggregateResult {

    private static final Expr ZERO = Literals.number(BigDecimal.ZERO);

    private final AggregatedInput input;
    private final PostgresAggregate aggregate;
    private final org.apache.calcite.rel.core.AggregateCall call;
    private final Expr value;

    AggregateResult(
            AggregatedInput input, PostgresAggregate aggregate, org.apache.calcite.rel.core.AggregateCall call) {
        this.input = input;
        this.aggregate = aggregate;
        this.call = call;
        AggregateForm form = aggregate.form();
        boolean filtersItself = form.collects() || form.isOrderedSet() || form.relates();
        this.value = input.argumentAt(filtersItself ? call.getArgList().get(0) : input.argument(call));
    }

    Expr expression() {
        return switch (aggregate.form()) {
            case BOOL_AND -> truth(true);
            case BOOL_OR -> truth(false);
            case VAR_POP -> variance(Function.VAR_POP, NumericVariance.VAR_POP);
            case VAR_SAMP -> variance(Function.VAR_SAMP, NumericVariance.VAR_SAMP);
            case STDDEV_POP -> variance(Function.STDDEV_POP, NumericVariance.STDDEV_POP);
            case STDDEV_SAMP -> variance(Function.STDDEV_SAMP, NumericVariance.STDDEV_SAMP);
            case STRING_AGG -> new JoinedTexts(aggregate.parameter()).call(collected(text(), false));
            case ARRAY_AGG -> array();
            case JSONB_AGG -> new JsonbArray().call(collected(plain(), true));
            case JSON_AGG -> ArrayResults.jsonArray(plain().type()).call(collected(plain(), true));
            case JSONB_OBJECT_AGG -> ArrayResults.jsonbObject().call(collected(plain(), true));
            case JSON_OBJECT_AGG -> ArrayResults.jsonObject().call(collected(plain(), true));
            case PERCENTILE_CONT ->
                value.type().equals(SqlType.INTERVAL)
                        ? ArrayResults.continuousIntervalPercentile(fraction()).call(collected(value, false))
                        : ArrayResults.continuousPercentile(fraction()).call(collected(doublePrecision(value), false));
            case PERCENTILE_DISC ->
                ArrayResults.discretePercentile(fraction(), value.type()).call(collected(value, false));
            case MODE -> ArrayResults.mostFrequent(value.type()).call(collected(value, false));
            case BIT_AND -> bits((left, right) -> left & right);
            case BIT_OR -> bits((left, right) -> left | right);
            case BIT_XOR -> bits((left, right) -> left ^ right);
            case REGRESSION ->
                Regression.valueOf(aggregate.parameter()).call(input.folded(Function.PAIRS, input.argument(pair())));
        };
    }

    /** All are true if no one is false; one is true unless all are false. */
    private Expr truth(boolean all) {
        if (value.type().kind() != Kind.BOOLEAN) {
            throw ExprException.unsupported(aggregate.form() + " takes a condition, and this is " + value.type() + ".");
        }
        Expr counted = all ? LogicFunctions.NOT.call(value) : value;
        Expr deciding = counted(ConditionalFunctions.onlyIf(counted, Literals.TRUE));
        Expr noneDecides = ComparisonFunctions.EQUALS.call(deciding, ZERO);
        return ConditionalFunctions.CASE.call(
                ComparisonFunctions.EQUALS.call(counted(value), ZERO),
                Literals.text(null),
                all ? noneDecides : LogicFunctions.NOT.call(noneDecides));
    }

    private BigDecimal fraction() {
        return new BigDecimal(aggregate.parameter());
    }

    private Expr doublePrecision(Expr number) {
        refuseUnlessNumber(number);
        return Casts.cast(number, SqlType.DOUBLE);
    }

    private void refuseUnlessNumber(Expr expression) {
        if (!Types.isNumber(expression.type())) {
            String name = aggregate.form() == AggregateForm.REGRESSION
                    ? aggregate.parameter()
                    : aggregate.form().name();
            throw ExprException.unsupported(name + " takes numbers, and this is " + expression.type() + ".");
        }
    }

    /** NULL for the rows that do not count. */
    private Expr pair() {
        Expr other = input.argumentAt(call.getArgList().get(1));
        return onlyCounted(new NumberPair().call(doublePrecision(value), doublePrecision(other)));
    }

    /** The order of the values does not matter. */
    private Expr bits(LongBinaryOperator operator) {
        SqlType type = value.type();
        if (type.kind() != Kind.INTEGER && type.kind() != Kind.BIGINT) {
            throw ExprException.unsupported(aggregate.form() + " takes integer or bigint, and this is " + type + ".");
        }
        Expr entry = new OrderedEntry(List.of(SortKey.Direction.ASCENDING), false).call(value, value);
        AggregateCall collect =
                new AggregateCall(Function.COLLECT, input.argument(onlyCounted(entry)), SqlType.arrayOf(type));
        return ArrayResults.bits(aggregate.form().name(), type, operator).call(input.folded(collect));
    }

    private Expr counted(Expr argument) {
        return input.folded(Function.COUNT, input.argument(argument));
    }

    private Expr variance(Function ofFractions, NumericVariance ofNumerics) {
        refuseUnlessNumber(value);
        if (Types.isBinaryFraction(value.type())) {
            return input.folded(ofFractions, input.argument(value));
        }
        Expr number = Casts.cast(value, SqlType.NUMERIC);
        Expr square = timesItself(number);
        return ofNumerics.call(counted(value), sum(number), sum(square));
    }

    private static Expr timesItself(Expr number) {
        return ArithmeticFunctions.TIMES.call(number, number);
    }

    private Expr sum(Expr argument) {
        return input.folded(Function.SUM, input.argument(argument));
    }

    private Expr array() {
        if (value.type().kind() == Kind.ARRAY) {
            throw ExprException.unsupported("ARRAY_AGG of arrays is not supported. Aggregate their elements.");
        }
        return collected(value, true);
    }

    private Expr text() {
        if (value.type().kind() != Kind.VARCHAR) {
            throw ExprException.unsupported(
                    "STRING_AGG takes texts, and this is " + value.type() + ". Write CAST(… AS TEXT).");
        }
        return value;
    }

    private Expr plain() {
        JsonbArray.refuseUnlessConvertible(value);
        return value;
    }

    /** Returns the array of the values in the aggregate's order. */
    private Expr collected(Expr collectedValue, boolean keepsNulls) {
        List<Expr> entry = new ArrayList<>();
        entry.add(collectedValue);
        for (int position : call.getArgList().subList(1, call.getArgList().size())) {
            entry.add(ordered(input.argumentAt(position)));
        }
        Expr made = new OrderedEntry(aggregate.order(), keepsNulls).call(entry);
        SqlType type = SqlType.arrayOf(collectedValue.type());
        Expr array = input.folded(new AggregateCall(Function.COLLECT, input.argument(onlyCounted(made)), type));
        return call.isDistinct() ? ArrayResults.distinct(collectedValue.type()).call(array) : array;
    }

    private static Expr ordered(Expr key) {
        ComparisonFunctions.refuseUnlessOrdered(key.type());
        return key;
    }

    private Expr onlyCounted(Expr entry) {
        @Nullable Expr filter = input.filter(call);
        return filter == null ? entry : ConditionalFunctions.onlyIf(filter, entry);
    }
}
