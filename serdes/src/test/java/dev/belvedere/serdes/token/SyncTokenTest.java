package dev.belvedere.serdes.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncTokenTest {

    private static final SyncToken TOKEN =
            SyncToken.after("shop.public.items", 3, 1L << 40).and("shop.public.orders", 0, 17);

    @Test
    void isReadBackAsItWasWritten() {
        assertThat(SyncToken.parse(TOKEN.text())).isEqualTo(TOKEN);
        assertThat(SyncToken.parse(SyncToken.NONE.text()).isEmpty()).isTrue();
    }

    @Test
    void asksForTheRecordItWasMadeAfter() {
        assertThat(SyncToken.after("t", 2, 41)).isEqualTo(SyncToken.NONE.and("t", 2, 42));
    }

    @Test
    void asksForTheMostOfBoth() {
        SyncToken other = SyncToken.NONE.and("shop.public.orders", 0, 20).and("shop.public.orders", 1, 5);

        assertThat(TOKEN.and(other))
                .isEqualTo(other.and(TOKEN))
                .isEqualTo(SyncToken.after("shop.public.items", 3, 1L << 40)
                        .and("shop.public.orders", 0, 20)
                        .and("shop.public.orders", 1, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", "not a token", "AQ", "AQAAAAAA=", "ÄÖÜ"})
    void refusesWhatIsNoToken(String text) {
        assertThatThrownBy(() -> SyncToken.parse(text)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void refusesAnEndlessText() {
        assertThatThrownBy(() -> SyncToken.parse("A".repeat(SyncToken.LONGEST_TEXT + 1)))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("longer");
    }

    /** Adding one partition after the other to a copy of the token takes a minute for so many of them. */
    @Test
    void isReadInTimeLinearInItsLength() {
        SyncToken largest = SyncToken.of(add -> {
            for (int partition = 0; partition < 4_000; partition++) {
                add.partition("t", partition, 7);
            }
        });
        String text = largest.text();
        assertThat(text.length()).isBetween(SyncToken.LONGEST_TEXT * 3 / 4, SyncToken.LONGEST_TEXT);

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int time = 0; time < 100; time++) {
                assertThat(SyncToken.parse(text)).isEqualTo(largest);
            }
        });
    }

    @Test
    void noticesEveryChangedCharacter() {
        String text = TOKEN.text();
        for (int i = 0; i < text.length(); i++) {
            String changed = text.substring(0, i) + (text.charAt(i) == 'x' ? 'y' : 'x') + text.substring(i + 1);
            assertThatThrownBy(() -> SyncToken.parse(changed)).isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void refusesRandomBytesWithSeed1() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThatThrownBy(() -> SyncToken.parse(text)).isInstanceOf(InvalidTokenException.class);
        }
    }
}
