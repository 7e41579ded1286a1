package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.QueryResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsRefusalsTest {

    @ParameterizedTest
    @CsvSource({
        "NOT_PRESENT,MOVED",
        "DOES_NOT_EXIST,MOVED",
        "STORE_EXCEPTION,MOVED",
        "NOT_ACTIVE,RESTORING",
        "NOT_UP_TO_BOUND,BEHIND"
    })
    void translatesEachReason(FailureReason reason, Refusal refusal) {
        assertThat(StreamsRefusals.of(QueryResult.forFailure(reason, "why"))).isEqualTo(refusal);
    }

    @Test
    void takesAQueryThatTheStoreDoesNotKnowForABrokenPromise() {
        QueryResult<?> unknown = QueryResult.forFailure(FailureReason.UNKNOWN_QUERY_TYPE, "no such query");

        assertThatIllegalStateException()
                .isThrownBy(() -> StreamsRefusals.of(unknown))
                .withMessage("no such query");
    }
}
