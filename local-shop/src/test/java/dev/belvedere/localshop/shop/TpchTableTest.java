package dev.belvedere.localshop.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void givesTheRowThatTheReadmeShows() throws IOException {
        List<List<String[]>> shop = TpchTable.of(0.01).stream()
                .map(table -> table.rows().map(line -> line.split("\t")).toList())
                .toList();
        String name = field(shop.get(0), 0, "1", 1);
        String user = field(shop.get(1), 0, "34019", 1);
        List<BigDecimal> prices = shop.get(2).stream()
                .filter(item -> item[1].equals("34019"))
                .map(item -> new BigDecimal(item[4]))
                .toList();

        assertThat(Path.of("..", "README.md"))
                .content()
                .contains("{\"id\":34019,\"user_id\":" + user + ",\"user_name\":\"" + name + "\",")
                .contains("\"items\":" + prices.size() + ",\"total\":"
                        + prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add) + "}\n");
    }

    /** A field of the first row that has this value in another. */
    private static String field(List<String[]> rows, int where, String equals, int wanted) {
        return rows.stream()
                .filter(row -> row[where].equals(equals))
                .findFirst()
                .orElseThrow()[wanted];
    }

    private static TpchTable table(int position) {
        return TpchTable.of(SCALE).get(position);
    }
}
