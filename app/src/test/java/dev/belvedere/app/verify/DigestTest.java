package dev.belvedere.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.trino.tpch.Customer;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final double SCALE = 0.01;

    @Test
    void isTheKnownOneForTheOrderSummaryOfTpch() {
        assertThat(Digest.of(FakeView.SHAPE, orderSummary()))
                .isEqualTo("636dd42b4a7ce87532192e1a703dc4e5432518af277e15bdb887a003286d6b78");
    }

    @Test
    void ordersNumbersByValueAndWritesNullAsNothing() {
        Map<Key, JsonRow> rows = new LinkedHashMap<>();
        FakeView.put("{\"id\":10,\"name\":null,\"total\":123.40}", rows);
        FakeView.put("{\"id\":9,\"name\":\"A\\\"|é\",\"total\":-0.05}", rows);

        String digest = Digest.of(FakeView.SHAPE, rows);

        assertThat(digest).isEqualTo(sha256("9|A\"|é|-5\n10||12340\n"));
    }

    private static String sha256(String text) {
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
    }

    private static Map<Key, JsonRow> orderSummary() {
        Map<Long, Long> cents = new HashMap<>();
        for (LineItem item : new LineItemGenerator(SCALE, 1, 1)) {
            cents.merge(item.getOrderKey(), item.getExtendedPriceInCents(), Long::sum);
        }
        Map<Long, String> names = new HashMap<>();
        for (Customer customer : new CustomerGenerator(SCALE, 1, 1)) {
            names.put(customer.getCustomerKey(), customer.getName());
        }
        Map<Key, JsonRow> rows = new HashMap<>();
        for (Order order : new OrderGenerator(SCALE, 1, 1)) {
            BigDecimal total = BigDecimal.valueOf(cents.getOrDefault(order.getOrderKey(), 0L), 2);
            String name = names.get(order.getCustomerKey());
            FakeView.put(
                    "{\"id\":" + order.getOrderKey() + ",\"name\":\"" + name + "\",\"total\":" + total + "}", rows);
        }
        return rows;
    }
}
