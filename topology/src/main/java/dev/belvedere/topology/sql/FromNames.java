package dev.belvedere.topology.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Collects what the FROM clauses of a query name, by the parts of the names, except its WITH queries. Used once. */
final class FromNames extends SqlBasicVisitor<Void> {

    private final Set<List<String>> names = new LinkedHashSet<>();
    private final Set<List<String>> common = new LinkedHashSet<>();

    private FromNames() {}

    static Set<List<String>> of(SqlNode query) {
        FromNames visitor = new FromNames();
        query.accept(visitor);
        visitor.names.removeAll(visitor.common);
        return visitor.names;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call instanceof SqlSelect select && select.getFrom() != null) {
            from(select.getFrom());
        } else if (call instanceof SqlWithItem item) {
            common.add(List.copyOf(item.name.names));
        }
        return super.visit(call);
    }

    private void from(SqlNode from) {
        if (from instanceof SqlJoin join) {
            from(join.getLeft());
            from(join.getRight());
        } else if (from.getKind() == SqlKind.AS) {
            from(((SqlCall) from).operand(0));
        } else if (from instanceof SqlIdentifier name) {
            names.add(List.copyOf(name.names));
        }
    }
}
