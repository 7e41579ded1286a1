package dev.belvedere.topology.flow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TruncationCodecTest {

    @ParameterizedTest
    @MethodSource("everyKind")
    void givesBackWhatItWasGiven(Truncation truncation) {
        assertThat(TruncationCodec.decode(TruncationCodec.encode(truncation))).isEqualTo(truncation);
    }

    static Stream<Truncation> everyKind() {
        return Stream.of(new Truncation.Announced(1L << 40), new Truncation.GoOn());
    }

    @Test
    void refusesAnUnknownKind() {
        assertThatThrownBy(() -> TruncationCodec.decode(new byte[] {'x', 1, 1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unknown kind");
    }
}
