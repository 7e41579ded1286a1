package dev.belvedere.serdes.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("limit", "scan", "cursor");

    @ParameterizedTest
    @CsvSource({"limti,limit", "Limit,limit", "scam,scan", "curser,cursor", "s,scan"})
    void findsTheNameWithTheFewestEdits(String meant, String found) {
        assertThat(Nearest.to(meant, KNOWN)).hasValue(found);
    }

    @Test
    void findsNothingAmongNothing() {
        assertThat(Nearest.to("any", List.of())).isEmpty();
    }
}
