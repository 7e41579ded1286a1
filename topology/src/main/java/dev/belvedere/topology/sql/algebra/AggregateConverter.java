package dev.belvedere.topology.sql.algebra;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.aggregate.EntryValue;
import dev.belvedere.topology.expr.aggregate.OrderedEntry;
import dev.belvedere.topology.expr.aggregate.SortKey;
import dev.belvedere.topology.expr.function.ArithmeticFunctions;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.AggregateCall.Function;
import dev.belvedere.topology.plan.logical.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Converts one aggregate of Calcite's to the functions that the engine maintains: FILTER becomes an argument that is NULL for the rows that do not count, and
 * AVG becomes a sum and a count. Used once.
 */
final class AggregateConverter implements AggregatedInput {

    private static final int SUM_DIGITS = 38;

    private final Relation input;
    private final List<Integer> group;
    private final List<Expr> arguments = new ArrayList<>();
    private final List<AggregateCall> calls = new ArrayList<>();
    private boolean ofSets;

    /** @param group the columns that the results follow */
    AggregateConverter(Relation input, List<Integer> group) {
        this.input = input;
        this.group = List.copyOf(group);
        for (int i = 0; i < input.columns().size(); i++) {
            arguments.add(inputColumn(i));
        }
    }

    static Relation convert(Relation input, Aggregate aggregate) {
        return convert(input, aggregate, List.of());
    }

    /** @param more columns to group by too, which follow the results */
    static Relation convert(Relation input, Aggregate aggregate, List<Integer> more) {
        List<Integer> group = Stream.concat(aggregate.getGroupSet().asList().stream(), more.stream())
                .toList();
        return new AggregateConverter(input, group).grouped(aggregate);
    }

    /** The columns of the group, then results of functions over the input. */
    static Relation grouped(
            Relation input, List<Integer> group, java.util.function.Function<AggregateConverter, List<Expr>> results) {
        AggregateConverter converter = new AggregateConverter(input, group);
        List<Expr> computed = results.apply(converter);
        List<Expr> all = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            all.add(converter.groupColumn(i));
            names.add(input.columns().column(group.get(i)).name());
        }
        for (Expr result : computed) {
            all.add(result);
            names.add("result " + all.size());
        }
        Relation grouped =
                new Relation.Aggregate(converter.arguments(), group, converter.calls(), converter.groupedColumns());
        return new Relation.Project(grouped, all, named(all, names));
    }

    private Relation grouped(Aggregate aggregate) {
        ofSets = aggregate.getGroupType() != Aggregate.Group.SIMPLE;
        List<String> names = new ArrayList<>(aggregate.getRowType().getFieldNames());
        List<Expr> results = new ArrayList<>();
        IntStream.range(0, aggregate.getGroupCount()).forEach(i -> results.add(groupColumn(i)));
        for (org.apache.calcite.rel.core.AggregateCall call : aggregate.getAggCallList()) {
            results.add(call.getAggregation().getKind() == SqlKind.GROUPING ? absent(call, aggregate) : result(call));
        }
        for (int i = aggregate.getGroupCount(); i < group.size(); i++) {
            results.add(groupColumn(i));
            names.add(input.columns().column(group.get(i)).name());
        }
        Relation grouped = ofSets
                ? new Relation.GroupingSets(arguments(), group, sets(aggregate), calls, groupedColumns())
                : new Relation.Aggregate(arguments(), group, calls, groupedColumns());
        return new Relation.Project(grouped, results, named(results, names));
    }

    /** Returns the positions of each set's columns among those of all sets. */
    private static List<List<Integer>> sets(Aggregate aggregate) {
        List<Integer> all = aggregate.getGroupSet().asList();
        return aggregate.getGroupSets().stream()
                .map(set -> set.asList().stream().map(all::indexOf).toList())
                .toList();
    }

    /** GROUPING: a bit for each argument, of which the last one's is the lowest; it is 1 in the rows of sets without the argument. */
    private Expr absent(org.apache.calcite.rel.core.AggregateCall call, Aggregate aggregate) {
        List<Integer> bits = new ArrayList<>();
        for (ImmutableBitSet set : aggregate.getGroupSets()) {
            int mask = 0;
            for (int argument : call.getArgList()) {
                mask = 2 * mask + (set.get(argument) ? 0 : 1);
            }
            bits.add(mask);
        }
        if (!ofSets) {
            return new Expr.Literal(bits.get(0), SqlType.INTEGER);
        }
        List<Expr> choice = new ArrayList<>();
        for (int set = 0; set < bits.size() - 1; set++) {
            choice.add(ComparisonFunctions.EQUALS.call(
                    new Expr.Input(group.size(), SqlType.INTEGER, false), new Expr.Literal(set + 1, SqlType.INTEGER)));
            choice.add(new Expr.Literal(bits.get(set), SqlType.INTEGER));
        }
        choice.add(new Expr.Literal(bits.get(bits.size() - 1), SqlType.INTEGER));
        return choice.size() == 1 ? choice.get(0) : ConditionalFunctions.CASE.call(choice);
    }

    private Expr groupColumn(int position) {
        return Expr.Input.of(position, groupColumns().get(position));
    }

    /** The group's columns; those of grouping sets are NULL in the rows of sets that do not have them. */
    private List<Column> groupColumns() {
        return input.columns().project(group).columns().stream()
                .map(column -> ofSets ? new Column(column.name(), column.type(), true) : column)
                .toList();
    }

    /** The input with all columns that the calls aggregate. */
    Relation arguments() {
        if (arguments.size() == input.columns().size()) {
            return input;
        }
        List<Column> columns = new ArrayList<>(input.columns().columns());
        for (Expr argument : arguments.subList(columns.size(), arguments.size())) {
            columns.add(new Column("argument", argument.type(), argument.nullable()));
        }
        return new Relation.Project(input, arguments, new RowType(columns));
    }

    private RowType groupedColumns() {
        List<Column> columns = new ArrayList<>(groupColumns());
        if (ofSets) {
            columns.add(Relation.GroupingSets.NUMBER);
        }
        for (AggregateCall call : calls) {
            columns.add(new Column(call.describe(arguments().columns()), call.type(), nullable(call)));
        }
        return new RowType(columns);
    }

    private static RowType named(List<Expr> expressions, List<String> names) {
        List<Column> columns = new ArrayList<>();
        for (Expr expression : expressions) {
            columns.add(new Column(names.get(columns.size()), expression.type(), expression.nullable()));
        }
        return new RowType(columns);
    }

    /** The calls that the results are made of. */
    List<AggregateCall> calls() {
        return List.copyOf(calls);
    }

    /** Returns the result of an aggregate: its inputs are the columns of the group, then the calls. */
    Expr result(org.apache.calcite.rel.core.AggregateCall call) {
        if (call.getAggregation() instanceof PostgresAggregate aggregate) {
            return new AggregateResult(this, aggregate, call).expression();
        }
        int argument = argument(call);
        return switch (call.getAggregation().getKind()) {
            case COUNT -> folded(call.isDistinct() ? Function.COUNT_DISTINCT : Function.COUNT, argument);
            case SUM, SUM0 -> folded(call.isDistinct() ? Function.SUM_DISTINCT : Function.SUM, argument);
            case AVG -> average(argument, call.isDistinct());
            case MIN -> extreme(Function.MIN, argument);
            case MAX -> extreme(Function.MAX, argument);
            default -> throw new IllegalStateException("no aggregate for " + call);
        };
    }

    @Override
    public int argument(org.apache.calcite.rel.core.AggregateCall call) {
        int argument = call.getArgList().isEmpty()
                ? AggregateCall.EVERY_ROW
                : call.getArgList().get(0);
        if (call.filterArg < 0) {
            return argument;
        }
        Expr counted =
                argument == AggregateCall.EVERY_ROW ? new Expr.Literal(true, SqlType.BOOLEAN) : inputColumn(argument);
        return argument(ConditionalFunctions.onlyIf(inputColumn(call.filterArg), counted));
    }

    @Override
    public int argument(Expr expression) {
        int known = arguments.indexOf(expression);
        if (known < 0) {
            arguments.add(expression);
        }
        return known < 0 ? arguments.size() - 1 : known;
    }

    @Override
    public @Nullable Expr filter(org.apache.calcite.rel.core.AggregateCall call) {
        return call.filterArg < 0 ? null : inputColumn(call.filterArg);
    }

    @Override
    public Expr argumentAt(int position) {
        return arguments.get(position);
    }

    private Expr average(int argument, boolean distinct) {
        if (Types.isBinaryFraction(arguments.get(argument).type()) && !distinct) {
            return folded(Function.AVG, argument);
        }
        Function total = distinct ? Function.SUM_DISTINCT : Function.SUM;
        Function number = distinct ? Function.COUNT_DISTINCT : Function.COUNT;
        boolean interval = arguments.get(argument).type().kind() == Kind.INTERVAL;
        Expr sum = interval ? folded(total, argument) : Casts.cast(folded(total, argument), SqlType.NUMERIC);
        Expr count = Casts.cast(folded(number, argument), interval ? SqlType.DOUBLE : SqlType.NUMERIC);
        Expr zero = Literals.number(BigDecimal.ZERO);
        return ArithmeticFunctions.DIVIDE.call(List.of(sum, ConditionalFunctions.NULLIF.call(List.of(count, zero))));
    }

    /** Values that are equal and yet not alike, as 1.0 and 1.00, or 1 mon and 30 days, are ordered as entries, which give back what went in. */
    Expr extreme(Function function, int argument) {
        Expr value = arguments.get(argument);
        SqlType type = value.type();
        if (type.kind() == Kind.BYTES) {
            throw ExprException.unsupported(function + " takes no bytea: PostgreSQL 17 has no such function.");
        }
        if (!Types.isBinaryFraction(type) && !Types.hasManyForms(type)) {
            return folded(function, argument);
        }
        OrderedEntry entry = new OrderedEntry(List.of(SortKey.Direction.ASCENDING), false);
        return new EntryValue(type).call(folded(function, argument(entry.call(value, value))));
    }

    @Override
    public Expr folded(Function function, int argument) {
        return folded(new AggregateCall(function, argument, typeOf(function, argument)));
    }

    @Override
    public Expr folded(AggregateCall call) {
        int known = calls.indexOf(call);
        if (known < 0) {
            calls.add(call);
        }
        int position = group.size() + (ofSets ? 1 : 0) + (known < 0 ? calls.size() - 1 : known);
        return new Expr.Input(position, call.type(), nullable(call));
    }

    private SqlType typeOf(Function function, int argument) {
        return switch (function) {
            case COUNT, COUNT_DISTINCT -> SqlType.BIGINT;
            case SUM, SUM_DISTINCT -> sumOf(arguments.get(argument).type());
            case AVG, VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> SqlType.DOUBLE;
            case MIN, MAX, ONLY -> arguments.get(argument).type();
            case PAIRS -> SqlType.BYTES;
            case COLLECT -> throw new IllegalStateException("an array's type is that of its values");
        };
    }

    private static boolean nullable(AggregateCall call) {
        return !call.function().isCount();
    }

    /** Returns PostgreSQL's type of a sum; a decimal keeps its scale, because adding does not change it. */
    static SqlType sumOf(SqlType type) {
        return switch (type.kind()) {
            case INTEGER -> SqlType.BIGINT;
            case BIGINT -> SqlType.decimal(SUM_DIGITS, 0);
            case DECIMAL -> type.scale() == SqlType.ANY_SCALE ? type : SqlType.decimal(SUM_DIGITS, type.scale());
            default -> type;
        };
    }

    private Expr inputColumn(int position) {
        return Expr.Input.of(position, input.columns().column(position));
    }
}
