package dev.belvedere.app.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TpchTableTest {

    private static final double SCALE = 0.001;

    @Test
    void makesUsersOfCustomers() {
        assertThat(table(0).rows())
                .hasSize(150)
                .first()
                .isEqualTo("1\tCustomer#000000001\tcustomer.000000001@example.com");
    }

    @Test
    void makesOrdersOfOrders() {
        assertThat(table(1).rows())
                .hasSize(1500)
                .first()
                .asString()
                .matches("1\t\\d+\t[OFP]\t\\d{4}-\\d\\d-\\d\\dT00:00:00Z");
    }

    @Test
    void makesItemsOfLineItemsWithIdsOfTheirOwn() {
        assertThat(table(2).rows().limit(2).toList())
                .satisfiesExactly(
                        item -> assertThat(item).matches("9\t1\tpart-\\d+\t\\d+\t\\d+\\.\\d\\d"),
                        item -> assertThat(item).startsWith("10\t1\t"));
    }

    @Test
    void sharesNoItemIdBetweenOrders() {
        assertThat(table(2).rows().map(line -> line.substring(0, line.indexOf('\t'))))
                .doesNotHaveDuplicates();
    }

    private static TpchTable table(int position) {
        return TpchTable.of(SCALE).get(position);
    }
}
