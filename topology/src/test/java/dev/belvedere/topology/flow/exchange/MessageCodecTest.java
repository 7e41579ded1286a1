package dev.belvedere.topology.flow.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.topology.state.ShardId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {

    private static final Provenance PROVENANCE = new Provenance(3, 1L << 40, 77, 88);
    private static final MessageCodec CODEC = new MessageCodec(new StoreOrdinals(List.of("orders", "users")));
    private static final byte[] A = {1, 2, 3};
    private static final byte[] B = {};

    @ParameterizedTest
    @MethodSource("everyKind")
    void givesBackWhatItWasGiven(Message message) {
        assertThat(CODEC.decode(CODEC.encode(message)))
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
                new Message.Mark(2, 7, new long[] {3}, new ShardId("users", 15)));
    }

    /** Messages that wait in exchange topics during an upgrade are read by the next release. */
    @Test
    void writesTheSameBytesAsEver() {
        Provenance provenance = new Provenance(3, 200, 0, 7);

        assertThat(hex(new Message.Contribution(provenance, 1, null, A))).isEqualTo("016303c8010007010004010203");
        assertThat(hex(new Message.Last(new Message.Ended(provenance, 1, 9)))).isEqualTo("016c6503c80100070109");
        assertThat(hex(new Message.Mark(-1, 0, new long[] {-1, 5}, null))).isEqualTo("016d010002010a01");
        assertThat(hex(new Message.Mark(2, 7, new long[] {3}, new ShardId("users", 15))))
                .isEqualTo("016d04070106020f");
    }

    @Test
    void knowsMarksWithoutDecodingThem() {
        assertThat(MessageCodec.isMark(CODEC.encode(new Message.Mark(2, 7, new long[] {3}, null))))
                .isTrue();
        assertThat(MessageCodec.isMark(CODEC.encode(new Message.RootRow(PROVENANCE, 2, A))))
                .isFalse();
    }

    @Test
    void refusesAMessageOfAnotherRelease() {
        assertThatThrownBy(() -> CODEC.decode(new byte[] {2, 'm'}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void refusesAMarkForAnAssemblyThatThePlanDoesNotHave() {
        Message mark = new Message.Mark(2, 7, new long[] {3}, new ShardId("countries", 1));

        assertThatThrownBy(() -> CODEC.encode(mark))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("countries");
    }

    private static String hex(Message message) {
        return HexFormat.of().formatHex(CODEC.encode(message));
    }
}
