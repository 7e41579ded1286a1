package dev.belvedere.bench.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belvedere.bench.measure.ExactJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the responses that one reader gets. A response is correct if
 * <ul>
 *   <li>it is a row: no order is ever deleted;
 *   <li>each of its columns shows a version that was committed, or was being committed, when the response arrived;
 *   <li>no column shows an older version of the row than an earlier response to this reader did, which sends the token of its last response;
 *   <li>with {@code Max-Staleness}, it shows at least every version that any reader had seen before that time: the version was in the topics then.
 * </ul>
 * Used by one thread; the histories are shared.
 */
final class ResponseCheck {

    private final Map<Long, Shown> last = new HashMap<>();

    /** The versions of a row's columns. */
    private record Shown(int name, int total) {}

    /** Returns what is wrong with the response, as a sentence; empty if it is correct. */
    Optional<String> wrong(OrderHistory order, RowResponse response) {
        if (!response.isRow()) {
            return Optional.of("the response is " + response.status() + ": " + response.body());
        }
        JsonNode row = ExactJson.parse(response.body());
        Shown shown = new Shown(
                order.names().number(row.path("name").asText()),
                row.path("total").isNumber()
                        ? order.totals().number(row.path("total").decimalValue())
                        : ColumnVersions.NONE);
        if (row.path("id").asLong() != order.id()
                || shown.name() == ColumnVersions.NONE
                || shown.total() == ColumnVersions.NONE) {
            return Optional.of("the row was never " + response.body());
        }
        return wentBack(order, shown).or(() -> stale(order, shown, response));
    }

    /** The orders whose last checked row is not their newest version. */
    List<Long> behind(List<OrderHistory> orders) {
        return orders.stream()
                .filter(order -> !new Shown(
                                order.names().number(order.names().newest()),
                                order.totals().number(order.totals().newest()))
                        .equals(last.get(order.id())))
                .map(OrderHistory::id)
                .toList();
    }

    private Optional<String> wentBack(OrderHistory order, Shown shown) {
        long now = System.nanoTime();
        order.names().seen(shown.name(), now);
        order.totals().seen(shown.total(), now);
        Shown before = last.put(order.id(), shown);
        boolean back = before != null && (shown.name() < before.name() || shown.total() < before.total());
        return back ? Optional.of("it goes back from " + before + " to " + shown) : Optional.empty();
    }

    private static Optional<String> stale(OrderHistory order, Shown shown, RowResponse response) {
        return response.maxStaleness().flatMap(most -> {
            long then = response.requestedNanos() - most.toNanos();
            Shown due = new Shown(order.names().seenBy(then), order.totals().seenBy(then));
            return shown.name() < due.name() || shown.total() < due.total()
                    ? Optional.of("it shows " + shown + " but has to show at least " + due)
                    : Optional.empty();
        });
    }
}
