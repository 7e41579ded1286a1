package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.AggregateCall;
import dev.belvedere.topology.plan.logical.Relation.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Places UNION ALL: one assembly, whose key is the number of the input and the input's own key, keeps each row of each input as it is written. The row of an
 * aggregate without GROUP BY is there even where nothing is stored; its values are then those over no rows. Used once.
 */
final class UnionAllPlacement {

    private final String view;
    private final SetOperation union;
    private final List<Placed> inputs;
    private final Draft rows;
    private final ColumnOrigin number;
    /** The inputs that have one row even where nothing is stored. */
    private final List<Integer> always;

    /** @param name the name of the assembly that keeps the rows */
    UnionAllPlacement(String view, SetOperation union, List<Placed> inputs, String name) {
        this.view = view;
        this.union = union;
        this.inputs = inputs;
        this.rows = Draft.ofGroups(name, key());
        this.number = new ColumnOrigin.KeyColumn(rows, 0);
        this.always = IntStream.range(0, inputs.size())
                .filter(input -> isAlwaysThere(inputs.get(input)))
                .boxed()
                .toList();
    }

    /** Whether the relation has one row even where nothing is stored. */
    private boolean isAlwaysThere(Placed input) {
        return input.assembly().key.columns().isEmpty()
                && !input.assembly().keysOverNothing().isEmpty()
                && input.assembly().filters.stream()
                        .allMatch(filter ->
                                Boolean.TRUE.equals(overNothing(filter).value()));
    }

    Placed place() {
        List<Draft.Fold> folds =
                IntStream.range(0, inputs.size()).mapToObj(this::fold).toList();
        rows.parts.addAll(folds);
        rows.filters.add(isThere(folds));
        for (int input : always) {
            Draft oneRow = inputs.get(input).assembly();
            refuseFilters(oneRow);
            oneRow.filters.add(isStored(oneRow));
            @Nullable Object[] key = new @Nullable Object[rows.key.size()];
            key[0] = input + 1;
            rows.alwaysHas(Row.owning(key));
        }
        List<ColumnOrigin> columns = IntStream.range(0, union.columns().size())
                .mapToObj(position -> column(folds, position))
                .toList();
        return new Placed(rows, columns);
    }

    private RowType key() {
        List<Column> key = new ArrayList<>();
        key.add(new Column("input", SqlType.INTEGER, false));
        inputs.stream()
                .flatMap(input -> input.assembly().key.columns().stream())
                .map(column -> new Column(column.name(), column.type(), true))
                .forEach(key::add);
        return new RowType(key);
    }

    private Draft.Fold fold(int input) {
        List<ColumnOrigin> group = new ArrayList<>();
        group.add(constant(new Expr.Literal(input + 1, SqlType.INTEGER)));
        for (int other = 0; other < inputs.size(); other++) {
            boolean own = other == input;
            inputs.get(other).assembly().keyColumns().stream()
                    .map(column -> own
                            ? column
                            : constant(new Expr.Literal(null, column.column().type())))
                    .forEach(group::add);
        }
        List<AggregateCall> calls = new ArrayList<>();
        List<ColumnOrigin> arguments = new ArrayList<>();
        for (int position = 0; position < union.columns().size(); position++) {
            int argument =
                    Draft.use(arguments, inputs.get(input).column(position).shortest());
            calls.add(new AggregateCall(
                    AggregateCall.Function.ONLY, argument, union.columns().type(position)));
        }
        Draft.Fold fold = new Draft.Fold(inputs.get(input).assembly(), group, calls, union.columns());
        fold.arguments.addAll(arguments);
        fold.required = false;
        return fold;
    }

    /** Whether a row that is always there is made of any rows. Over nothing it is not sent. */
    private static ColumnOrigin isStored(Draft oneRow) {
        List<ColumnOrigin> from = new ArrayList<>();
        List<Expr> stored = oneRow.parts.stream()
                .<Expr>map(part -> LogicFunctions.NOT.call(LogicFunctions.IS_NULL.call(count((Draft.Fold) part, from))))
                .toList();
        return ColumnOrigin.computed(LogicFunctions.or(stored), from);
    }

    private static ColumnOrigin constant(Expr.Literal literal) {
        return ColumnOrigin.computed(literal, List.of());
    }

    /** A row is there if its input has it, or has it always. */
    private ColumnOrigin isThere(List<Draft.Fold> folds) {
        List<ColumnOrigin> from = new ArrayList<>(List.of(number));
        List<Expr> alternatives = new ArrayList<>();
        for (Draft.Fold fold : folds) {
            alternatives.add(LogicFunctions.NOT.call(LogicFunctions.IS_NULL.call(count(fold, from))));
        }
        always.forEach(input -> alternatives.add(isOf(input)));
        return ColumnOrigin.computed(LogicFunctions.or(alternatives), from);
    }

    /** Only the fold of the row's own input has a value. */
    private ColumnOrigin column(List<Draft.Fold> folds, int position) {
        List<ColumnOrigin> from = new ArrayList<>(List.of(number));
        List<Expr> choice = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        for (int input = 0; input < folds.size(); input++) {
            if (always.contains(input)) {
                choice.add(LogicFunctions.AND.call(
                        isOf(input), LogicFunctions.IS_NULL.call(count(folds.get(input), from))));
                choice.add(overNothing(inputs.get(input).column(position)));
            }
            values.add(input(new ColumnOrigin.Folded(folds.get(input), position), from));
        }
        Expr value = ConditionalFunctions.COALESCE.call(values);
        choice.add(value);
        return ColumnOrigin.computed(choice.size() == 1 ? value : ConditionalFunctions.CASE.call(choice), from);
    }

    private Expr isOf(int input) {
        return ComparisonFunctions.EQUALS.call(
                Expr.Input.of(0, number.column()), new Expr.Literal(input + 1, SqlType.INTEGER));
    }

    private static Expr count(Draft.Fold fold, List<ColumnOrigin> from) {
        return input(new ColumnOrigin.Folded(fold, ColumnOrigin.Folded.ROWS), from);
    }

    private static Expr input(ColumnOrigin origin, List<ColumnOrigin> from) {
        return Expr.Input.of(Draft.use(from, origin), origin.column());
    }

    /** What a column is where all that is stored is nothing. */
    private Expr.Literal overNothing(ColumnOrigin column) {
        Object value = null;
        if (column instanceof ColumnOrigin.Computed computed) {
            Expr constant = computed.expression().over(input -> new Expr.Literal(null, input.type()));
            try {
                value = constant.evaluator().evaluate(Row.of());
            } catch (ExprException e) {
                throw new PlanException(
                        view,
                        "a SELECT of a UNION ALL fails where its table has no rows: " + e.getMessage()
                                + ". Write CASE or NULLIF, so that it has a value then.");
            }
        }
        return new Expr.Literal(value, column.column().type());
    }

    /** Whether a row is left out, or there is none to be left out, cannot be told apart from what is stored. */
    private void refuseFilters(Draft oneRow) {
        if (!oneRow.filters.isEmpty()) {
            throw new PlanException(
                    view,
                    "a condition on an aggregate without GROUP BY that holds over no rows is not supported inside UNION"
                            + " ALL. Write it as CASE in the SELECT list.");
        }
    }
}
