package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.topology.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Where a column of a relation comes from, while the plan is being made. Two equal origins always have the same value. */
sealed interface Origin {

    Column column();

    /** A column of a root table. */
    record TableColumn(Draft.Root root, int position) implements Origin {
        @Override
        public Column column() {
            return root.table.columns().column(position);
        }
    }

    /** What stands at {@code inner} in the assembly that is looked up. */
    record LookedUp(Draft.Lookup lookup, Origin inner) implements Origin {
        @Override
        public Column column() {
            return nullableWhere(!lookup.required, inner.column());
        }
    }

    /** A part of an assembly's key. */
    record KeyColumn(Draft assembly, int position) implements Origin {
        @Override
        public Column column() {
            return assembly.key.column(position);
        }
    }

    /** The result of an aggregate call. */
    record Folded(Draft.Fold fold, int call) implements Origin {
        @Override
        public Column column() {
            return nullableWhere(!fold.required, fold.results.column(call));
        }
    }

    /** What stands at {@code inner} in a row of one side of a join that pairs all rows with all. */
    record BagColumn(Draft.Bag bag, Origin inner) implements Origin {
        @Override
        public Column column() {
            return nullableWhere(bag.optional, inner.column());
        }
    }

    /** What stands at {@code inner} in the pair that an assembly keeps for its key. */
    record PairColumn(Draft.Pair pair, BagColumn inner) implements Origin {
        @Override
        public Column column() {
            return inner.column();
        }
    }

    /** What an expression makes of other origins; none of them is computed itself. */
    record Computed(Expr expression, List<Origin> from) implements Origin {
        public Computed {
            from = List.copyOf(from);
        }

        @Override
        public Column column() {
            return new Column(expression.toString(), expression.type(), expression.nullable());
        }
    }

    /** An expression over these origins: input {@code i} of the expression is origin {@code i}. */
    static Origin computed(Expr expression, List<Origin> inputs) {
        if (expression instanceof Expr.Input input) {
            return inputs.get(input.position());
        }
        List<Origin> from = new ArrayList<>();
        Expr flat = expression.over(input -> inlined(inputs.get(input.position()), from));
        return new Computed(flat, from);
    }

    private static Expr inlined(Origin origin, List<Origin> from) {
        if (origin instanceof Computed computed) {
            return computed.expression.over(input -> inlined(computed.from.get(input.position()), from));
        }
        Column column = origin.column();
        return new Expr.Input(Draft.use(from, origin), column.type(), column.nullable());
    }

    /** The origins that are not computed: this one, or those it is computed from. */
    default Stream<Origin> leaves() {
        return this instanceof Computed computed ? computed.from.stream() : Stream.of(this);
    }

    /** The same with every leaf replaced. */
    default Origin mapLeaves(UnaryOperator<Origin> replacement) {
        return this instanceof Computed computed
                ? computed(
                        computed.expression,
                        computed.from.stream().map(replacement).toList())
                : replacement.apply(this);
    }

    /**
     * The same value by the shortest way: the key of a row that must exist equals the foreign key that found it, so that nothing has to be
     * looked up to know it.
     */
    default Origin shortest() {
        return mapLeaves(Origin::shortestLeaf);
    }

    private static Origin shortestLeaf(Origin leaf) {
        if (!(leaf instanceof LookedUp found)) {
            return leaf;
        }
        Origin inner = found.inner().shortest();
        int position = found.lookup().target.keyPosition(inner);
        return found.lookup().required && position >= 0
                ? found.lookup().foreignKey(position)
                : new LookedUp(found.lookup(), inner);
    }

    private static Column nullableWhere(boolean condition, Column column) {
        return new Column(column.name(), column.type(), column.nullable() || condition);
    }
}
