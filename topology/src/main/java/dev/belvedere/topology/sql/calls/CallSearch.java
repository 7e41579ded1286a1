package dev.belvedere.topology.sql.calls;

import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Looks for calls in expressions. */
public final class CallSearch {

    private CallSearch() {}

    /** Whether there is such a call, outside of what is inside of subqueries. */
    public static boolean has(SqlNode node, Predicate<SqlCall> what) {
        boolean[] found = {false};
        node.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                found[0] |= what.test(call);
                return call.getKind().belongsTo(SqlKind.QUERY) ? null : super.visit(call);
            }
        });
        return found[0];
    }
}
