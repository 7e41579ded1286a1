package dev.belvedere.topology.flow.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {

    private static final Provenance PROVENANCE = new Provenance(3, 1L << 40, 77, 88);
    private static final byte[] A = {1, 2, 3};
    private static final byte[] B = {};

    @ParameterizedTest
    @MethodSource("everyKind")
    void givesBackWhatItWasGiven(Message message) {
        assertThat(MessageCodec.decode(MessageCodec.encode(message)))
                .usingRecursiveComparison()
                .isEqualTo(message);
    }

    static Stream<Message> everyKind() {
        return Stream.of(
                new Message.RootRow(PROVENANCE, 2, A),
                new Message.RootRow(PROVENANCE, 2, null),
                new Message.Subscribe(PROVENANCE, 1, A),
                new Message.Unsubscribe(PROVENANCE, 1, A),
                new Message.Found(PROVENANCE, 1, 9, A, B),
                new Message.Found(PROVENANCE, 1, 9, A, null),
                new Message.Ended(PROVENANCE, 1, 9),
                new Message.Contribution(PROVENANCE, 1, A, null),
                new Message.Contribution(PROVENANCE, 1, null, A),
                new Message.Last(new Message.Contribution(PROVENANCE, 1, A, B)),
                new Message.Mark(-1, 0, new long[] {-1, 0, Long.MAX_VALUE / 4}, null),
                new Message.Mark(2, 7, new long[] {3}, new Message.Target(0, 15)));
    }
}
