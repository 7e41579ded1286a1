package dev.belvedere.bench.shop;

import dev.belvedere.shop.Item;
import dev.belvedere.shop.ItemKey;
import dev.belvedere.shop.Order;
import dev.belvedere.shop.OrderKey;
import dev.belvedere.shop.User;
import dev.belvedere.shop.UserKey;
import io.trino.tpch.Customer;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.OrderGenerator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shop's rows in memory, the same for the same scale. Every change returns the event that a producer sends, and the expected rows of the view are known
 * after each. Users, orders and items are addressed by position. Used by one thread.
 */
public final class ShopState {

    /** The tables, in the order in which they are loaded. */
    public static final List<String> TABLES = List.of("users", "orders", "items");

    private static final int SCALE = 2;
    private static final long LOWEST_PRICE = 100;
    private static final long PRICES = 10_000_000;

    private final List<String> names = new ArrayList<>();
    private final List<OrderRow> orders = new ArrayList<>();
    private final List<ItemRow> items = new ArrayList<>();

    private static final class OrderRow {
        private final long id;
        private final long createdDay;
        private int user;
        private String status;
        private long totalCents;
        private int firstItem = -1;

        private OrderRow(long id, int user, String status, long createdDay) {
            this.id = id;
            this.user = user;
            this.status = status;
            this.createdDay = createdDay;
        }
    }

    private static final class ItemRow {
        private final long id;
        private final OrderRow order;
        private final long part;
        private final int quantity;
        private long cents;

        private ItemRow(long id, OrderRow order, long part, int quantity, long cents) {
            this.id = id;
            this.order = order;
            this.part = part;
            this.quantity = quantity;
            this.cents = cents;
        }
    }

    private ShopState() {}

    /**
     * Creates the shop that TPC-H's generators make.
     *
     * @param scale TPC-H's scale factor: 0.1 is 15,000 users, 150,000 orders and 600,572 items
     */
    public static ShopState tpch(double scale) {
        ShopState shop = new ShopState();
        for (Customer customer : new CustomerGenerator(scale, 1, 1)) {
            shop.names.add(customer.getName());
        }
        for (io.trino.tpch.Order order : new OrderGenerator(scale, 1, 1)) {
            shop.orders.add(new OrderRow(
                    order.getOrderKey(),
                    Math.toIntExact(order.getCustomerKey()) - 1,
                    String.valueOf(order.getOrderStatus()),
                    order.getOrderDate()));
        }
        int order = 0;
        for (LineItem item : new LineItemGenerator(scale, 1, 1)) {
            while (shop.orders.get(order).id != item.getOrderKey()) {
                order++;
            }
            shop.add(shop.orders.get(order), item);
        }
        return shop;
    }

    private void add(OrderRow order, LineItem item) {
        long id = item.getOrderKey() * 8 + item.getLineNumber();
        if (order.firstItem < 0) {
            order.firstItem = items.size();
        }
        order.totalCents += item.getExtendedPriceInCents();
        items.add(new ItemRow(
                id, order, item.getPartKey(), Math.toIntExact(item.getQuantity()), item.getExtendedPriceInCents()));
    }

    /** The number of orders. */
    public int orders() {
        return orders.size();
    }

    /** The ids of all orders, ascending. */
    public List<Long> orderIds() {
        return orders.stream().map(order -> order.id).toList();
    }

    /** The number of rows of all tables. */
    public int rows() {
        return names.size() + orders.size() + items.size();
    }

    /** The events of all rows, table by table. */
    public Stream<ShopEvent> all() {
        return Stream.of(
                        IntStream.range(0, names.size()).mapToObj(this::userEvent),
                        orders.stream().map(this::orderEvent),
                        items.stream().map(this::itemEvent))
                .flatMap(table -> table);
    }

    /**
     * Changes a random row: of 1,000 changes, 900 change an item's price, 45 an order's status, 45 an order's user and 10 a user's name.
     */
    public ShopEvent change(RandomGenerator random) {
        int kind = random.nextInt(1_000);
        if (kind < 900) {
            ItemRow item = items.get(random.nextInt(items.size()));
            return priced(item, LOWEST_PRICE + random.nextLong(PRICES));
        }
        if (kind < 990) {
            OrderRow order = orders.get(random.nextInt(orders.size()));
            if (kind < 945) {
                order.status = order.status.equals("F") ? "P" : "F";
            } else {
                order.user = random.nextInt(names.size());
            }
            return orderEvent(order);
        }
        int user = random.nextInt(names.size());
        names.set(user, "Customer " + Long.toString(random.nextLong(Integer.MAX_VALUE), 36));
        return userEvent(user);
    }

    /** Raises the price of the first item of the order at this position by a cent. */
    public ShopEvent raise(int order) {
        ItemRow item = items.get(orders.get(order).firstItem);
        return priced(item, item.cents + 1);
    }

    /** The total of the order at this position. */
    public long totalCents(int order) {
        return orders.get(order).totalCents;
    }

    /** The expected rows of the view. */
    public ExpectedRows expected(long events, List<Long> watched) {
        return new ExpectedRows(
                events,
                watched.stream().mapToLong(Long::longValue).toArray(),
                orders.stream().mapToLong(order -> order.id).toArray(),
                orders.stream().map(order -> names.get(order.user)).toArray(String[]::new),
                orders.stream().mapToLong(order -> order.totalCents).toArray());
    }

    private ShopEvent priced(ItemRow item, long cents) {
        item.order.totalCents += cents - item.cents;
        item.cents = cents;
        return itemEvent(item);
    }

    private ShopEvent userEvent(int user) {
        long id = user + 1L;
        return new ShopEvent("users", new UserKey(id), new User(id, names.get(user), id + "@example.com"), 0);
    }

    private ShopEvent orderEvent(OrderRow order) {
        Instant created = Instant.ofEpochSecond(order.createdDay * 86_400);
        Order row = new Order(order.id, order.user + 1L, order.status, created);
        return new ShopEvent("orders", new OrderKey(order.id), row, order.id);
    }

    private ShopEvent itemEvent(ItemRow item) {
        BigDecimal price = BigDecimal.valueOf(item.cents, SCALE);
        Item row = new Item(item.id, item.order.id, "part-" + item.part, item.quantity, price);
        return new ShopEvent("items", new ItemKey(item.id), row, item.order.id);
    }
}
