package dev.belvedere.localshop.shop;

import static io.trino.tpch.GenerateUtils.formatDate;

import com.google.common.collect.Streams;
import io.trino.tpch.Customer;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The rows of one of the shop's tables, made from TPC-H rows.
 *
 * @param about the number of rows, within one percent
 * @param rows lines of COPY's text format; no value needs escaping
 */
record TpchTable(String name, long about, Stream<String> rows) {

    static List<TpchTable> of(double scale) {
        return List.of(
                new TpchTable("users", Math.round(150_000 * scale), users(scale)),
                new TpchTable("orders", Math.round(1_500_000 * scale), orders(scale)),
                new TpchTable("items", Math.round(6_001_215 * scale), items(scale)));
    }

    private static Stream<String> users(double scale) {
        return Streams.stream(new CustomerGenerator(scale, 1, 1)).map(TpchTable::user);
    }

    private static Stream<String> orders(double scale) {
        return Streams.stream(new OrderGenerator(scale, 1, 1)).map(TpchTable::order);
    }

    private static Stream<String> items(double scale) {
        return Streams.stream(new LineItemGenerator(scale, 1, 1)).map(TpchTable::item);
    }

    private static String user(Customer customer) {
        String email = customer.getName().toLowerCase(Locale.ROOT).replace('#', '.') + "@example.com";
        return line(customer.getCustomerKey(), customer.getName(), email);
    }

    private static String order(Order order) {
        return line(
                order.getOrderKey(),
                order.getCustomerKey(),
                order.getOrderStatus(),
                formatDate(order.getOrderDate()) + "T00:00:00Z");
    }

    private static String item(LineItem item) {
        long id = item.getOrderKey() * 8 + item.getLineNumber();
        BigDecimal price = BigDecimal.valueOf(item.getExtendedPriceInCents(), 2);
        return line(id, item.getOrderKey(), "part-" + item.getPartKey(), item.getQuantity(), price);
    }

    private static String line(Object... values) {
        return String.join("\t", Stream.of(values).map(Object::toString).toList());
    }
}
