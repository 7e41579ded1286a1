package dev.belvedere.topology.flow.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchTest {

    private static final byte[] A = {1, 2, 3};
    private static final byte[] B = {};

    /** One message of a batch. */
    private record Received(int assembly, byte[] key, Message message) {}

    private static List<Received> read(byte[] encoded) {
        List<Received> received = new ArrayList<>();
        Batch.read(encoded, (assembly, key, message) -> received.add(new Received(assembly, key, message)));
        return received;
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void givesBackWhatItWasGiven(Message message) {
        Batch batch = new Batch();
        batch.add(300, A, message);

        assertThat(read(batch.take()))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new Received(300, A, message));
    }

    static Stream<Message> everyKind() {
        return Stream.of(
                new Message.RootRow(7, 2, A),
                new Message.RootRow(7, 2, null),
                new Message.Subscribe(7, 1, A),
                new Message.Unsubscribe(1, A),
                new Message.Found(1, 9, A, B),
                new Message.Found(1, 9, A, null),
                new Message.Ended(1, 9),
                new Message.Contribution(1, A, null),
                new Message.Contribution(1, null, A),
                new Message.Unplaced("out of range", -1));
    }

    @Test
    void keepsTheOrder() {
        Batch batch = new Batch();
        for (int i = 0; i < 5; i++) {
            batch.add(i, A, new Message.Ended(0, i));
        }

        assertThat(read(batch.take())).extracting(Received::assembly).containsExactly(0, 1, 2, 3, 4);
        assertThat(batch.isEmpty()).isTrue();
    }

    /** Batches that wait in exchange topics during an upgrade are read by the next release. */
    @Test
    void writesTheSameBytesAsEver() {
        Batch batch = new Batch();
        batch.add(300, A, new Message.Contribution(1, null, A));

        assertThat(HexFormat.of().formatHex(batch.take())).isEqualTo("03ac0204010203630100" + "04010203");
    }

    @Test
    void refusesABatchOfAnotherRelease() {
        assertThatThrownBy(() -> read(new byte[] {1, 'm'}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 1");
    }
}
