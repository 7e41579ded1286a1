package dev.belvedere.topology;

import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/** The tables and the questions of the TPC-H benchmark. Every column that is no key may be NULL. */
public final class Tpch {

    private static final SqlType MONEY = SqlType.decimal(15, 2);
    private static final LocalDate FIRST_DAY = LocalDate.of(1993, 7, 1);

    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("r_name", List.of("EUROPE", "EUROPE", "ASIA")),
            Map.entry("n_name", List.of("FRANCE", "GERMANY")),
            Map.entry("s_comment", List.of("fine", "Customer has Complaints")),
            Map.entry("p_name", List.of("forest green", "dark green", "red")),
            Map.entry("p_brand", List.of("Brand#12", "Brand#23", "Brand#45")),
            Map.entry("p_type", List.of("ECONOMY BRASS", "PROMO BRASS", "PROMO TIN")),
            Map.entry("p_container", List.of("SM BOX", "MED BOX")),
            Map.entry("c_phone", List.of("13-1", "31-1", "23-1", "44-1")),
            Map.entry("c_mktsegment", List.of("BUILDING", "MACHINERY")),
            Map.entry("o_orderstatus", List.of("F", "O")),
            Map.entry("o_orderpriority", List.of("1-URGENT", "2-HIGH", "3-MEDIUM")),
            Map.entry("o_comment", List.of("quiet", "special, late requests")),
            Map.entry("l_returnflag", List.of("R", "N")),
            Map.entry("l_linestatus", List.of("F", "O")),
            Map.entry("l_shipmode", List.of("MAIL", "SHIP", "AIR")));

    public static final Catalog CATALOG = new Catalog(List.of(
            table("region", 1, column("r_regionkey"), text("r_name")),
            table("nation", 1, column("n_nationkey"), text("n_name"), column("n_regionkey")),
            table(
                    "supplier",
                    1,
                    column("s_suppkey"),
                    text("s_name"),
                    column("s_nationkey"),
                    text("s_phone"),
                    money("s_acctbal"),
                    text("s_comment")),
            table(
                    "part",
                    1,
                    column("p_partkey"),
                    text("p_name"),
                    text("p_mfgr"),
                    text("p_brand"),
                    text("p_type"),
                    new Column("p_size", SqlType.INTEGER, true),
                    text("p_container")),
            table(
                    "partsupp",
                    2,
                    column("ps_partkey"),
                    column("ps_suppkey"),
                    new Column("ps_availqty", SqlType.INTEGER, true),
                    money("ps_supplycost")),
            table(
                    "customer",
                    1,
                    column("c_custkey"),
                    text("c_name"),
                    column("c_nationkey"),
                    text("c_phone"),
                    money("c_acctbal"),
                    text("c_mktsegment")),
            table(
                    "orders",
                    1,
                    column("o_orderkey"),
                    column("o_custkey"),
                    text("o_orderstatus"),
                    money("o_totalprice"),
                    day("o_orderdate"),
                    text("o_orderpriority"),
                    new Column("o_shippriority", SqlType.INTEGER, true),
                    text("o_comment")),
            table(
                    "lineitem",
                    2,
                    column("l_orderkey"),
                    column("l_linenumber"),
                    column("l_partkey"),
                    column("l_suppkey"),
                    money("l_quantity"),
                    money("l_extendedprice"),
                    money("l_discount"),
                    money("l_tax"),
                    text("l_returnflag"),
                    text("l_linestatus"),
                    day("l_shipdate"),
                    day("l_commitdate"),
                    day("l_receiptdate"),
                    text("l_shipmode"))));

    private Tpch() {}

    /** The statements of the views, in the order of their numbers. */
    public static List<Statement> statements() {
        try (InputStream file = Tpch.class.getResourceAsStream("/tpch.sql")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Statement.in("tpch.sql", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles statements against these tables, whose texts are ordered by their bytes. */
    public static List<ViewDefinition> compile(List<Statement> statements) {
        return new ViewCompiler(CATALOG, new SqlSettings(true, false, false)).compile(statements);
    }

    /** A random value of a column, of the kinds that the questions ask for. */
    public static Object value(Column column, Random random) {
        return switch (column.type().kind()) {
            case BIGINT -> (long) random.nextInt(3);
            case INTEGER ->
                column.name().equals("p_size")
                        ? List.of(15, 3, 36).get(random.nextInt(3))
                        : (Integer) random.nextInt(50);
            case DECIMAL ->
                BigDecimal.valueOf(
                        switch (column.name()) {
                            case "l_discount", "l_tax" -> random.nextInt(10);
                            case "l_quantity" -> 100L * (1 + random.nextInt(40));
                            case "ps_supplycost" -> 100L * (1 + random.nextInt(3));
                            default -> random.nextInt(100_000) - 20_000;
                        },
                        2);
            case DATE -> FIRST_DAY.plusDays(random.nextInt(1_000));
            default -> {
                List<String> texts = TEXTS.getOrDefault(column.name(), List.of("a", "b", "c", "d"));
                yield texts.get(random.nextInt(texts.size()));
            }
        };
    }

    private static Column column(String name) {
        return new Column(name, SqlType.BIGINT, true);
    }

    private static Column text(String name) {
        return new Column(name, SqlType.VARCHAR, true);
    }

    private static Column money(String name) {
        return new Column(name, MONEY, true);
    }

    private static Column day(String name) {
        return new Column(name, SqlType.DATE, true);
    }

    /** @param keys how many of the first columns are the key */
    private static Table table(String name, int keys, Column... columns) {
        List<Column> all = new ArrayList<>();
        for (Column column : columns) {
            all.add(new Column(column.name(), column.type(), all.size() >= keys));
        }
        String topic = "tpch.public." + name;
        EventFormat format = new EventFormat(topic + "-value", topic + "-key", true, false, Map.of());
        List<Integer> key = IntStream.range(0, keys).boxed().toList();
        return new Table(name, topic, new RowType(all), key, format, Map.of(), Map.of());
    }
}
