package dev.belvedere.topology;

import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import java.util.List;
import java.util.Map;

/** The tables that the tests' views are about. */
public final class ShopCatalog {

    public static final Table ORDERS = table(
            "orders",
            new Column("id", SqlType.BIGINT, false),
            new Column("user_id", SqlType.BIGINT, true),
            new Column("status", SqlType.VARCHAR, true),
            new Column("created_at", SqlType.TIMESTAMPTZ, true));

    public static final Table USERS = table(
            "users",
            new Column("id", SqlType.BIGINT, false),
            new Column("name", SqlType.VARCHAR, true),
            new Column("email", SqlType.VARCHAR, true),
            new Column("country_id", SqlType.BIGINT, true));

    public static final Table ITEMS = table(
            "items",
            new Column("id", SqlType.BIGINT, false),
            new Column("order_id", SqlType.BIGINT, true),
            new Column("product", SqlType.VARCHAR, true),
            new Column("quantity", SqlType.INTEGER, true),
            new Column("price", SqlType.decimal(12, 2), true),
            new Column("weight", SqlType.DOUBLE, true));

    public static final Table COUNTRIES =
            table("countries", new Column("id", SqlType.BIGINT, false), new Column("name", SqlType.VARCHAR, true));

    /** Its key has two columns. */
    public static final Table RATES = table(
            "rates",
            List.of(0, 1),
            new Column("country_id", SqlType.BIGINT, false),
            new Column("class", SqlType.BIGINT, false),
            new Column("rate", SqlType.decimal(6, 2), true));

    public static final Catalog CATALOG = new Catalog(List.of(ORDERS, USERS, ITEMS, COUNTRIES, RATES));

    private ShopCatalog() {}

    private static Table table(String name, Column... columns) {
        return table(name, List.of(0), columns);
    }

    private static Table table(String name, List<Integer> key, Column... columns) {
        String topic = "shop.public." + name;
        // Simulations place rows by partitioners of their own.
        EventFormat format = new EventFormat(topic + "-value", topic + "-key", true, false, Map.of());
        return new Table(name, topic, RowType.of(columns), key, format, Map.of(), Map.of());
    }
}
