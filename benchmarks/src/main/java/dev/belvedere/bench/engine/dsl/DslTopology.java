package dev.belvedere.bench.engine.dsl;

import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.shop.Item;
import dev.belvedere.shop.ItemKey;
import dev.belvedere.shop.Order;
import dev.belvedere.shop.OrderKey;
import dev.belvedere.shop.OrderSummary;
import dev.belvedere.shop.User;
import dev.belvedere.shop.UserKey;
import java.math.BigDecimal;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.TableJoined;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * order_summary on the DSL: orders joined with their users by foreign key, items summed by order, and the two joined. Tables and summaries are Avro; only the
 * price of an item is repartitioned, as an unscaled integer, and so is the sum.
 */
final class DslTopology {

    /** The store of the view. */
    static final String VIEW = "order-summary";

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(DecimalSerde.SCALE);

    private final StreamsBuilder builder = new StreamsBuilder();
    private final String prefix;
    private final AvroSerdes serdes;

    private DslTopology(String prefix, AvroSerdes serdes) {
        this.prefix = prefix;
        this.serdes = serdes;
    }

    static Topology build(String prefix, AvroSerdes serdes, Properties properties) {
        DslTopology topology = new DslTopology(prefix, serdes);
        topology.view();
        return topology.builder.build(properties);
    }

    private void view() {
        KTable<OrderKey, OrderSummary> named = named();
        KTable<OrderKey, BigDecimal> totals = totals();
        KTable<OrderKey, OrderSummary> unused = named.join(
                totals,
                (order, total) -> new OrderSummary(order.getId(), order.getName(), total),
                Named.as("summarize"),
                stored(VIEW, serdes.<OrderKey>key(), serdes.<OrderSummary>value()));
    }

    private KTable<OrderKey, OrderSummary> named() {
        KTable<OrderKey, Order> orders = this.<OrderKey, Order>table("orders");
        KTable<UserKey, User> users = this.<UserKey, User>table("users");
        return orders.join(
                users,
                order -> new UserKey(order.getUserId()),
                (order, user) -> new OrderSummary(order.getId(), user.getName(), NOTHING),
                TableJoined.as("find-user"),
                stored("named-orders", serdes.<OrderKey>key(), serdes.<OrderSummary>value()));
    }

    private KTable<OrderKey, BigDecimal> totals() {
        KTable<ItemKey, Item> items = this.<ItemKey, Item>table("items");
        return items.groupBy(
                        (key, item) -> KeyValue.pair(new OrderKey(item.getOrderId()), item.getPrice()),
                        Grouped.with("items-by-order", serdes.<OrderKey>key(), DecimalSerde.create()))
                .aggregate(
                        () -> NOTHING,
                        (key, price, total) -> total.add(price),
                        (key, price, total) -> total.subtract(price),
                        Named.as("sum"),
                        stored("totals", serdes.<OrderKey>key(), DecimalSerde.create()));
    }

    private <K extends SpecificRecord, V extends SpecificRecord> KTable<K, V> table(String table) {
        return builder.table(
                ShopTopics.topic(prefix, table),
                Consumed.with(serdes.<K>key(), serdes.<V>value()).withName(table + "-topic"),
                stored(table, serdes.<K>key(), serdes.<V>value()));
    }

    private static <K, V> Materialized<K, V, KeyValueStore<Bytes, byte[]>> stored(
            String name, Serde<K> key, Serde<V> value) {
        return Materialized.<K, V, KeyValueStore<Bytes, byte[]>>as(name)
                .withKeySerde(key)
                .withValueSerde(value);
    }
}
