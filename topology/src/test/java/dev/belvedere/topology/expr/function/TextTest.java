package dev.belvedere.topology.expr.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.library.TextFunctions;
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

    @ParameterizedTest(name = "field {2} of {0} by {1} is {3}")
    @CsvSource({
        "'a,b,c', ',', 2, b",
        "'a,b,c', ',', -1, c",
        "'a,b,c', ',', -4, ''",
        "'a,b,c', ',', 4, ''",
        "aaa, aa, 2, a",
        "abc, '', -1, abc",
        "'', x, 1, ''"
    })
    void takesFieldsFromEitherEnd(String text, String separator, int field, String part) {
        assertThat(Values.of("SPLIT_PART", text, separator, field)).isEqualTo(part);
    }

    @Test
    void countsBackwardsFromTheOtherEnd() {
        assertThat(Values.of("LEFT", "a😀c", -1)).isEqualTo("a😀");
        assertThat(Values.of("RIGHT", "a😀c", -1)).isEqualTo("😀c");
        assertThat(Values.of("RIGHT", "abc", Integer.MIN_VALUE)).isEqualTo("abc");
    }

    @Test
    void fillsUpAndCutsOff() {
        assertThat(Values.of("LPAD", "7", 3, "0")).isEqualTo("007");
        assertThat(Values.of("LPAD", "1234", 3, "0")).isEqualTo("123");
        assertThat(Values.of("RPAD", "a", 4, "x😀")).isEqualTo("ax😀x");
        assertThatThrownBy(() -> Values.of("LPAD", "7", Integer.MAX_VALUE, "0")).hasMessageContaining("limit");
    }

    @Test
    void joinsWhatIsNotNull() {
        assertThat(Values.of("CONCAT", "a", new Values.Null(SqlType.INTEGER), true))
                .isEqualTo("at");
        assertThat(Values.of("CONCAT_WS", ", ", "a", new Values.Null(SqlType.VARCHAR), 7))
                .isEqualTo("a, 7");
        assertThat(Values.of("CONCAT_WS", new Values.Null(SqlType.VARCHAR), "a"))
                .isNull();
    }

    @Test
    void knowsNoCharacterZero() {
        assertThat(Values.of("CHR", 128_512)).isEqualTo("😀");
        assertThatThrownBy(() -> Values.of("CHR", 0)).hasMessageContaining("no character for 0");
        assertThatThrownBy(() -> Values.of("CHR", 0xD800)).hasMessageContaining("no character for 55296");
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
    void matchesWithoutRegardToCase() {
        assertThat(Values.of("ILIKE", "STRASSE", "strass_")).isEqualTo(true);
        assertThat(Values.of("ILIKE", "Straße", "STRASSE")).isEqualTo(false);
    }

    @Test
    void failsForAPatternThatEndsWithItsEscape() {
        assertThatThrownBy(() -> Values.of("LIKE", "ab", "a\\")).hasMessageContaining("escape character");
        assertThat(Values.of("LIKE", "xb", "a\\")).isEqualTo(false);
    }
}
