package dev.belvedere.topology.plan.physical;

import dev.belvedere.serdes.row.Column;

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
            Column column = inner.column();
            return new Column(column.name(), column.type(), column.nullable() || !lookup.required);
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
            return fold.results.column(call);
        }
    }

    /**
     * The same value by the shortest way: the key of a row that must exist equals the foreign key that found it, so that nothing has to be
     * looked up to know it.
     */
    default Origin shortest() {
        if (!(this instanceof LookedUp found)) {
            return this;
        }
        Origin inner = found.inner().shortest();
        int position = found.lookup().target.keyPosition(inner);
        return found.lookup().required && position >= 0
                ? found.lookup().foreignKey(position)
                : new LookedUp(found.lookup(), inner);
    }
}
