package dev.belvedere.topology.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.engine.view.ViewIndex.Bound;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import dev.belvedere.topology.state.OperatorSpace;
import dev.belvedere.topology.state.StoreKeys;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannedIndexTest {

    private static final int SHARDS = 16;
    private static final List<SqlType> KEY = List.of(SqlType.BIGINT, SqlType.VARCHAR, SqlType.BIGINT);
    private static final List<@Nullable String> STATUSES =
            Stream.of(null, "", "a", "a\0", "ab", "b").toList();

    private static final PhysicalPlan PLAN = PhysicalPlanner.plan(
            List.of(new ViewCompiler(ShopCatalog.CATALOG)
                    .compile(new Statement(
                            "v.sql", "CREATE MATERIALIZED VIEW v AS SELECT id, user_id, status FROM orders"))),
            List.of(new IndexDefinition("v", List.of("user_id", "status"))));

    private static final OperatorSpace SPACE =
            new OperatorSpace(PLAN.views().get(0).indexes().get(0).assembly());

    private final ViewIndex index =
            new PlannedView(PLAN.views().get(0), PLAN, SHARDS).indexes().get(0);

    /** Those of the statuses whose row, for this user, lies in the range. */
    private static List<@Nullable String> in(IndexRange range, long user) {
        return STATUSES.stream()
                .filter(status -> range.contains(
                        Bytes.wrap(SPACE.key(StoreKeys.entry(new KeyCodec(KEY).encode(Row.of(user, status, 7L)))))))
                .toList();
    }

    private IndexRange between(@Nullable Bound least, @Nullable Bound most) {
        return index.range(List.of(17L), Optional.ofNullable(least), Optional.ofNullable(most));
    }

    @Test
    void holdsAllRowsWithTheLeadingValueAndNoOther() {
        IndexRange range = between(null, null);

        assertThat(in(range, 17)).isEqualTo(STATUSES);
        assertThat(in(range, 16)).isEmpty();
        assertThat(in(range, 18)).isEmpty();
    }

    @Test
    void holdsOneValueWhereAllColumnsAreGiven() {
        IndexRange range = index.range(List.of(17L, "a"), Optional.empty(), Optional.empty());

        assertThat(in(range, 17)).containsExactly("a");
    }

    @Test
    void takesBoundsInAndLeavesThemOut() {
        assertThat(in(between(new Bound("a", true), null), 17)).containsExactly("a", "a\0", "ab", "b");
        assertThat(in(between(new Bound("a", false), null), 17)).containsExactly("a\0", "ab", "b");
        assertThat(in(between(new Bound("a", true), new Bound("ab", true)), 17)).containsExactly("a", "a\0", "ab");
        assertThat(in(between(new Bound("a", true), new Bound("ab", false)), 17))
                .containsExactly("a", "a\0");
    }

    @Test
    void leavesNullOutWhereThereIsAnUpperBound() {
        assertThat(in(between(null, new Bound("a", true)), 17)).containsExactly("", "a");
    }

    @Test
    void isEmptyWhereTheBoundsContradictEachOther() {
        assertThat(between(new Bound("b", true), new Bound("a", true)).isEmpty())
                .isTrue();
        assertThat(between(new Bound("a", false), new Bound("a", true)).isEmpty())
                .isTrue();
        assertThat(between(new Bound("a", true), new Bound("a", true)).isEmpty())
                .isFalse();
    }

    @Test
    void placesARangeByItsFirstValueAlone() {
        assertThat(index.range(List.of(17L, "b"), Optional.empty(), Optional.empty())
                        .shard())
                .isEqualTo(between(new Bound("a", true), null).shard());
    }
}
