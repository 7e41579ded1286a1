package dev.belvedere.serdes.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.belvedere.serdes.frame.FrameException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipReaderTest {

    private final ConnectorTopic topic = ConnectorTopic.postgresql();
    private final MembershipReader reader = new MembershipReader(topic.registry());

    @ParameterizedTest
    @ValueSource(strings = {"c", "u", "d", "t"})
    void tellsTheTransactionAndTheNumberOfAChange(String op) {
        assertThat(reader.read(topic.change(op, "771:24023456", 3, "orders")))
                .isEqualTo(Membership.of("771", 3, "public.orders"));
    }

    @Test
    void tellsOneTransactionOfEventsAtSeveralPlacesInTheLog() {
        assertThat(reader.read(topic.change("c", "771:24023456", 1, "orders")).transaction())
                .isEqualTo(reader.read(topic.change("c", "771:24023999", 2, "orders"))
                        .transaction());
    }

    @Test
    void keepsWhatItHasReadWhenItReadsOn() {
        Membership first = reader.read(topic.change("c", "771:24023456", 1, "orders"));
        Membership second = reader.read(topic.change("c", "772:24024000", 1, "items"));

        assertThat(first).isEqualTo(Membership.of("771", 1, "public.orders"));
        assertThat(second).isEqualTo(Membership.of("772", 1, "public.items"));
        assertThat(reader.read(topic.outside("r", "true"))).isEqualTo(Membership.SNAPSHOT);
        assertThat(reader.read(topic.change("c", "773:24025000", 2, "orders")))
                .isEqualTo(Membership.of("773", 2, "public.orders"));
    }

    @ParameterizedTest
    @CsvSource({
        "r, first, SNAPSHOT",
        "r, first_in_data_collection, SNAPSHOT",
        "r, true, SNAPSHOT",
        "r, last_in_data_collection, LAST_OF_TABLE",
        "r, false, SNAPSHOT",
        "r, last, LAST_OF_SNAPSHOT",
        "r, incremental, NONE",
        "c, last, LAST_OF_SNAPSHOT",
        "c, false, UNTOLD",
        "m, false, NONE"
    })
    void tellsWhyAnEventIsInNoTransaction(String op, String snapshot, Membership.Kind kind) {
        Membership membership = reader.read(topic.outside(op, snapshot));

        assertThat(membership.kind()).isEqualTo(kind);
        assertThat(membership.transaction()).isNull();
    }

    @Test
    void countsATombstoneAndAHeartbeatInNoTransaction() {
        assertThat(reader.read(null)).isEqualTo(Membership.NONE);
        assertThat(reader.read(topic.heartbeat())).isEqualTo(Membership.NONE);
    }

    @Test
    void doesNotGuessWhereEventsHaveNoEnvelope() {
        assertThat(reader.read(topic.bare())).isEqualTo(Membership.UNTOLD);
    }

    @Test
    void cannotReadAValueThatIsNoRecord() {
        assertThat(reader.read(topic.text())).isEqualTo(Membership.UNREADABLE);
    }

    @Test
    void namesATableByItsDatabaseWhereThereAreNoSchemas() {
        ConnectorTopic mysql = ConnectorTopic.mysql();
        String id = "file=mysql-bin.000003,pos=1234";

        assertThat(new MembershipReader(mysql.registry()).read(mysql.change("c", id, 1, "orders")))
                .isEqualTo(Membership.of(id, 1, "shop.orders"));
    }

    @Test
    void namesATableByItsDatabaseAndItsSchemaWhereTheConnectorCountsItSo() {
        ConnectorTopic sqlServer = ConnectorTopic.sqlServer();
        String id = "00000025:00000d08:0025";

        assertThat(new MembershipReader(sqlServer.registry()).read(sqlServer.change("c", id, 1, "orders")))
                .isEqualTo(Membership.of(id, 1, "testDB.dbo.orders"));
    }

    @Test
    void refusesBytesThatAreNoEvent() {
        byte[] event = topic.change("c", "771:24023456", 1, "orders");

        assertThatExceptionOfType(FrameException.class)
                .isThrownBy(() -> reader.read(Arrays.copyOf(event, event.length / 2)))
                .satisfies(corrupt -> assertThat(corrupt.code()).isEqualTo("corrupt-frame"));
        assertThatExceptionOfType(FrameException.class).isThrownBy(() -> reader.read(new byte[] {'{', '}'}));
    }
}
