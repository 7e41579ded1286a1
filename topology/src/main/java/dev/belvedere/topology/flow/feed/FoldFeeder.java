package dev.belvedere.topology.flow.feed;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.flow.exchange.Contributor;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.exchange.RowCondition;
import dev.belvedere.topology.flow.exchange.RowMapper;
import dev.belvedere.topology.plan.physical.Feed;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends a row's contribution to its group: a fold or a bag. */
final class FoldFeeder implements Feeder {

    private final RowCondition filter;
    private final RowMapper columns;
    private final Contributor contributor;

    FoldFeeder(Feed.FoldFeed feed, RowType row, Outbox outbox) {
        this.filter = new RowCondition(feed.filter(), row.names());
        this.columns = new RowMapper(
                Stream.concat(feed.group().stream(), feed.arguments().stream()).toList(), row.names());
        this.contributor =
                new Contributor(feed.assembly(), feed.part(), typeOf(feed.group()), typeOf(feed.arguments()), outbox);
    }

    private static RowType typeOf(List<Expr> expressions) {
        return new RowType(expressions.stream()
                .map(expression -> new Column(expression.toString(), expression.type(), expression.nullable()))
                .toList());
    }

    @Override
    public void changed(long offset, byte[] key, @Nullable Row before, @Nullable Row after) {
        contributor.changed(share(before), share(after));
    }

    private Contributor.@Nullable Share share(@Nullable Row row) {
        Row admitted = row == null ? null : filter.admitted(row);
        return admitted == null ? null : contributor.share(columns.of(admitted));
    }
}
