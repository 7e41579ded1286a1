package dev.belvedere.topology.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @Test
    void countsCharactersAndNotTheirHalves() {
        assertThat(Values.of(Operation.CHAR_LENGTH, "ä😀")).isEqualTo(2);
        assertThat(Values.of(Operation.SUBSTRING, "a😀b", 2, 1)).isEqualTo("😀");
        assertThat(Values.of(Operation.TRIM_BOTH, "😀a😀", "😀")).isEqualTo("a");
    }

    @ParameterizedTest(name = "{0} from {1} for {2} is {3}")
    @CsvSource({
        "abcdef,  2, 3, bcd",
        "abcdef,  0, 2, a",
        "abcdef, -2, 5, ab",
        "abcdef,  7, 1, ''",
        "abcdef, -2147483648, 0, ''",
        "abcdef,  3, 0, ''",
        "abcdef,  5, 2147483647, ef"
    })
    void countsFromBeforeTheBeginning(String text, int start, int length, String slice) {
        assertThat(Values.of(Operation.SUBSTRING, text, start, length)).isEqualTo(slice);
    }

    @Test
    void failsForANegativeLength() {
        assertThatThrownBy(() -> Values.of(Operation.SUBSTRING, "abc", 1, -1))
                .hasMessageContaining("no negative length");
    }

    @Test
    void changesCaseOneCharacterAtATime() {
        assertThat(Values.of(Operation.UPPER, "straße ä")).isEqualTo("STRAßE Ä");
        assertThat(Values.of(Operation.LOWER, "ΣΑΣ")).isEqualTo("σασ");
    }

    @Test
    void trimsASetOfCharacters() {
        assertThat(Values.of(Operation.TRIM_LEADING, "xyxa", "yx")).isEqualTo("a");
        assertThat(Values.of(Operation.TRIM_TRAILING, "a  ", " ")).isEqualTo("a");
    }

    @ParameterizedTest(name = "{0} like {1}: {2}")
    @CsvSource({
        "abc,  a%,     true",
        "abc,  _b_,    true",
        "abc,  a_,     false",
        "'',   %,      true",
        "50%,  %\\%,   true",
        "50x,  %\\%,   false",
        "aXbX, %X,     true",
        "a😀b,  a_b,   true",
        "aab,  %a_,    true",
        "ab,   %%_%b,  true"
    })
    void matchesPatterns(String text, String pattern, boolean matches) {
        assertThat(Values.of(Operation.LIKE, text, pattern)).isEqualTo(matches);
    }

    @Test
    void failsForAPatternThatEndsWithItsEscape() {
        assertThatThrownBy(() -> Values.of(Operation.LIKE, "ab", "a\\")).hasMessageContaining("escape character");
        assertThat(Values.of(Operation.LIKE, "xb", "a\\")).isEqualTo(false);
    }
}
