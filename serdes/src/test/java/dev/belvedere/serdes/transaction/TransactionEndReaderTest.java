package dev.belvedere.serdes.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionEndReaderTest {

    private final ConnectorTopic topic = ConnectorTopic.postgresql();
    private final TransactionEndReader reader = new TransactionEndReader(topic.registry());

    @Test
    void tellsWhereATransactionEndsAndHowManyEventsItHas() {
        assertThat(reader.read(topic.end("771:24023999", 2, 3)))
                .hasValue(new TransactionEnd("771", 24_023_999, 5, Map.of("public.orders", 2L, "public.items", 3L)));
    }

    @Test
    void keepsWhatItHasReadWhenItReadsOn() {
        TransactionEnd first = reader.read(topic.end("771:24023999", 2, 3)).orElseThrow();
        TransactionEnd second = reader.read(topic.end("772:24025000", 1, 1)).orElseThrow();

        assertThat(first.events()).containsEntry("public.orders", 2L);
        assertThat(second.events()).containsEntry("public.orders", 1L);
    }

    @Test
    void tellsTheEndOfATransactionWithoutEvents() {
        assertThat(reader.read(topic.end("771:24023999"))).hasValue(new TransactionEnd("771", 24_023_999, 5, Map.of()));
    }

    @Test
    void passesOverTheBeginningOfATransactionAndATombstone() {
        assertThat(reader.read(topic.begin("771:24023000"))).isEmpty();
        assertThat(reader.read(null)).isEmpty();
    }

    /** Only PostgreSQL's ids have two numbers. */
    @ParameterizedTest
    @CsvSource({
        "771:24023999, 771, 24023999",
        "4294967295:1, 4294967295, 1",
        "771:999999999999999999, 771, 999999999999999999",
        "771:1234567890123456789, 771:1234567890123456789, 0",
        "771, 771, 0",
        "771:, 771:, 0",
        ":24023999, :24023999, 0",
        "1:2:3, 1:2:3, 0",
        "'file=mysql-bin.000003,pos=1234', 'file=mysql-bin.000003,pos=1234', 0",
        "3e11fa47-71ca-11e1-9e33-c80aa9429562:23, 3e11fa47-71ca-11e1-9e33-c80aa9429562:23, 0"
    })
    void takesIdsOfAnotherFormAsTheyAre(String id, String transaction, long position) {
        TransactionEnd end = reader.read(topic.end(id)).orElseThrow();

        assertThat(end.transaction()).isEqualTo(transaction);
        assertThat(end.position()).isEqualTo(position);
    }

    @Test
    void refusesAnotherTopicsEvents() {
        assertThatExceptionOfType(BelvedereException.class)
                .isThrownBy(() -> reader.read(topic.bare()))
                .satisfies(other -> assertThat(other.code()).isEqualTo("no-transaction-topic"))
                .withMessageContaining("provide.transaction.metadata=true");
        assertThatExceptionOfType(BelvedereException.class).isThrownBy(() -> reader.read(topic.text()));
    }
}
