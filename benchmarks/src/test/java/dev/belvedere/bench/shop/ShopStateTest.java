package dev.belvedere.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.shop.Item;
import dev.belvedere.shop.Order;
import dev.belvedere.shop.User;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopStateTest {

    private static final double SCALE = 0.001;

    private final ShopState shop = ShopState.tpch(SCALE);
    private final Map<Long, User> users = new HashMap<>();
    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<Long, Item> items = new HashMap<>();

    @Test
    void expectsWhatTheEventsAddUpTo(@TempDir Path directory) throws Exception {
        Random random = new Random(5);
        shop.all().forEach(this::apply);
        Stream.generate(() -> shop.change(random)).limit(5_000).forEach(this::apply);
        Stream.generate(() -> shop.raise(3)).limit(2).forEach(this::apply);

        ExpectedRows expected = shop.expected(1, List.of(7L));
        expected.write(directory.resolve("expected"));

        assertRows(expected);
        assertRows(ExpectedRows.read(directory.resolve("expected")));
    }

    @Test
    void expectsNeitherAnotherTotalNorAnotherScale() {
        shop.all().forEach(this::apply);
        ExpectedRows expected = shop.expected(1, List.of());
        Order order = orders.values().iterator().next();
        String name = nameOf(order);
        BigDecimal total = total(order);

        assertThat(expected.contains(order.getId(), name, total)).isTrue();
        assertThat(expected.contains(order.getId(), name, total.add(BigDecimal.ONE)))
                .isFalse();
        assertThat(expected.contains(order.getId(), name, total.setScale(3))).isFalse();
        assertThat(expected.contains(order.getId(), name + "!", total)).isFalse();
        assertThat(expected.contains(-1, name, total)).isFalse();
    }

    private void assertRows(ExpectedRows expected) {
        assertThat(expected.rows()).isEqualTo(orders.size());
        assertThat(orders.values()).allMatch(order -> expected.contains(order.getId(), nameOf(order), total(order)));
    }

    private String nameOf(Order order) {
        return Objects.requireNonNull(users.get(order.getUserId())).getName();
    }

    private BigDecimal total(Order order) {
        return items.values().stream()
                .filter(item -> item.getOrderId() == order.getId())
                .map(Item::getPrice)
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private void apply(ShopEvent event) {
        if (event.row() instanceof User user) {
            users.put(user.getId(), user);
        } else if (event.row() instanceof Order order) {
            orders.put(order.getId(), order);
        } else if (event.row() instanceof Item item) {
            items.put(item.getId(), item);
        }
    }
}
