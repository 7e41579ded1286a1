package dev.belvedere.bench.drill.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what one reader is answered against what there was. Right is an answer
 * <ul>
 *   <li>that is a row: no order is ever deleted;
 *   <li>each of whose columns shows a version that was committed, or was being committed, when the answer came;
 *   <li>neither of whose columns shows an older version than this reader was shown of the row before, because it sends the token of its last answer;
 *   <li>that shows, where the reader asked for {@code Max-Staleness}, at least what any reader had been shown before that time: it was in the topics then.
 * </ul>
 * Used by one thread; the histories are shared.
 */
final class AnswerCheck {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Map<Long, Shown> last = new HashMap<>();

    /** The versions of a row's columns. */
    private record Shown(int name, int total) {}

    /** What is wrong with the answer, as a sentence; empty where it is right. */
    Optional<String> wrong(OrderHistory order, Answer answer) {
        if (!answer.row()) {
            return Optional.of("it answers " + answer.status() + ": " + answer.body());
        }
        JsonNode row = parsed(answer.body());
        Shown shown = new Shown(
                order.names().number(row.path("name").asText()),
                row.path("total").isNumber()
                        ? order.totals().number(row.path("total").decimalValue())
                        : Versions.NONE);
        if (row.path("id").asLong() != order.id() || shown.name() == Versions.NONE || shown.total() == Versions.NONE) {
            return Optional.of("the row was never " + answer.body());
        }
        return wentBack(order, shown).or(() -> stale(order, shown, answer));
    }

    /** The orders that do not show by now what they have, as far as they were shown. */
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

    private static Optional<String> stale(OrderHistory order, Shown shown, Answer answer) {
        return answer.maxStaleness().flatMap(most -> {
            long then = answer.askedNanos() - most.toNanos();
            Shown due = new Shown(order.names().seenBy(then), order.totals().seenBy(then));
            return shown.name() < due.name() || shown.total() < due.total()
                    ? Optional.of("it shows " + shown + " though it was to show at least " + due)
                    : Optional.empty();
        });
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
