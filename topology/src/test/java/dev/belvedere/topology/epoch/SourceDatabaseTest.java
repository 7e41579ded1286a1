package dev.belvedere.topology.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDatabaseTest {

    private static SourceDatabase database(Map<String, String> collections) {
        return new SourceDatabase("shop", "shop.transaction", List.of("orders"), collections);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.public.orders, public.orders, shop.public.orders",
        "corp.testDB.dbo.orders, dbo.orders, testDB.dbo.orders",
        "shop.orders, shop.orders, shop.orders",
        "orders, orders, orders"
    })
    void takesTheNameOfATableFromItsTopic(String topic, String ofTwoParts, String ofThreeParts) {
        assertThat(database(Map.of()).collections("orders", topic)).containsExactly(ofTwoParts, ofThreeParts);
    }

    @Test
    void believesADeclaredName() {
        assertThat(database(Map.of("orders", "public.bestellungen")).collections("orders", "shop.public.orders"))
                .containsExactly("public.bestellungen");
    }
}
