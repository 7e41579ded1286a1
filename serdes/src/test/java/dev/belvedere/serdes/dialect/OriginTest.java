package dev.belvedere.serdes.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @Test
    void numbersATransactionOfPostgresByItsId() {
        assertThat(transaction("771")).isEqualTo(771);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "3e11fa47-71ca-11e1-9e33-c80aa9429562:23",
                "00000027:00000a58:0003",
                "mysql-bin.000003,pos=154",
                "123456789012345678901234567890"
            })
    void numbersTheTransactionsOfOtherDatabasesByAHash(String id) {
        assertThat(transaction(id)).isNotZero().isEqualTo(transaction(id)).isNotEqualTo(transaction(id + "1"));
    }

    private static long transaction(String id) {
        return new Origin(0, id, 0, 0).transactionNumber();
    }
}
