package dev.belvedere.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belvedere.bench.shop.Event;
import dev.belvedere.bench.shop.ShopState;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Changes that each raise the price of an item of another order, in random order, until all orders have had their turn; then again. Used by one thread at a time. */
final class PriceRaises {

    private static final long SEED = 13;
    private static final int SCALE = 2;

    private final ShopState shop;
    private final List<Integer> orders;
    private int next;

    PriceRaises(ShopState shop) {
        this.shop = shop;
        this.orders = IntStream.range(0, shop.orders()).boxed().collect(Collectors.toList());
        Collections.shuffle(orders, new Random(SEED));
    }

    /** A change to be sent, and the total that its order then has. */
    record Raise(Event event, BigDecimal total) {
        long order() {
            return event.order();
        }

        /** Whether the row of the order shows this change, and no later one. */
        boolean shownBy(JsonNode row) {
            return row.path("total").decimalValue().compareTo(total) == 0;
        }
    }

    Raise next() {
        int order = orders.get(next++ % orders.size());
        Event event = shop.raise(order);
        return new Raise(event, BigDecimal.valueOf(shop.totalCents(order), SCALE));
    }
}
