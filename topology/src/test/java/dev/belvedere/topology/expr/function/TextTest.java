package dev.belvedere.topology.expr.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @Test
    void countsCharactersAndNotTheirHalves() {
        assertThat(Values.of("CHAR_LENGTH", "ä😀")).isEqualTo(2);
        assertThat(Values.of("SUBSTRING", "a😀b", 2, 1)).isEqualTo("😀");
        assertThat(Values.of(TextFunctions.TRIM_BOTH, "😀a😀", "😀")).isEqualTo("a");
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
        assertThat(Values.of("SUBSTRING", text, start, length)).isEqualTo(slice);
    }

    @Test
    void failsForANegativeLength() {
        assertThatThrownBy(() -> Values.of("SUBSTRING", "abc", 1, -1)).hasMessageContaining("no negative length");
    }

    @Test
    void changesCaseOneCharacterAtATime() {
        assertThat(Values.of("UPPER", "straße ä")).isEqualTo("STRAßE Ä");
        assertThat(Values.of("LOWER", "ΣΑΣ")).isEqualTo("σασ");
    }

    @Test
    void trimsASetOfCharacters() {
        assertThat(Values.of(TextFunctions.TRIM_LEADING, "xyxa", "yx")).isEqualTo("a");
        assertThat(Values.of(TextFunctions.TRIM_TRAILING, "a  ", " ")).isEqualTo("a");
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
        assertThat(Values.of("LIKE", text, pattern)).isEqualTo(matches);
    }

    @Test
    void failsForAPatternThatEndsWithItsEscape() {
        assertThatThrownBy(() -> Values.of("LIKE", "ab", "a\\")).hasMessageContaining("escape character");
        assertThat(Values.of("LIKE", "xb", "a\\")).isEqualTo(false);
    }
}
