package dev.belvedere.bench.drill.bank.read;

import dev.belvedere.serdes.token.SyncToken;
import java.util.List;
import java.util.Optional;

/**
 * The response to one request for rows.
 *
 * @param rows one for each line; {@code null} as text where there is none. Empty if the status is 404
 * @param token that names the snapshot
 * @param cursor of the next page; empty at the end
 * @param shard empty if the response is of several shards
 */
record BankReply(List<String> rows, String token, Optional<String> cursor, Optional<String> shard) {

    private static final String ABSENT = "null";

    /** The rows, each empty where there is none. */
    List<Optional<String>> present() {
        return rows.stream()
                .map(row -> Optional.of(row).filter(text -> !text.equals(ABSENT)))
                .toList();
    }

    /** The position of the bank's transactions that the token names. */
    long position(String transactions) {
        return SyncToken.parse(token).next(transactions, 0).orElse(0);
    }
}
