package dev.belvedere.bench.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Change events that each raise the price of one item, of all orders in turn, in random order. Used by one thread at a time. */
public final class TopicPriceChanges {

    private static final long SEED = 13;
    private static final int SCALE = 2;

    private final ShopState shop;
    private final List<Integer> orders;
    private int next;

    public TopicPriceChanges(ShopState shop) {
        this.shop = shop;
        this.orders = IntStream.range(0, shop.orders()).boxed().collect(Collectors.toList());
        Collections.shuffle(orders, new Random(SEED));
    }

    /** A change event, and the total of its order after it. */
    public record Change(ShopEvent event, BigDecimal total) {
        public long order() {
            return event.order();
        }

        /** Returns whether the row of the order shows this change, and no later one. */
        public boolean shownBy(JsonNode row) {
            return row.path("total").decimalValue().compareTo(total) == 0;
        }
    }

    /** Changes the shop and returns the event to send. */
    public Change next() {
        int order = orders.get(next++ % orders.size());
        ShopEvent event = shop.raise(order);
        return new Change(event, BigDecimal.valueOf(shop.totalCents(order), SCALE));
    }
}
