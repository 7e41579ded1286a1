package dev.belvedere.query.http.live;

import dev.belvedere.serdes.token.SyncToken;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where all parts of a subscription begin.
 *
 * @param reached names the snapshot that the subscriber has; empty if it begins with the rows
 * @param epoch the epoch whose rows come first; empty if the subscriber goes on
 * @param resync whether the rows are a full resync
 */
record MergedStart(Optional<SyncToken> reached, OptionalLong epoch, boolean resync) {

    static MergedStart from(SyncToken reached) {
        return new MergedStart(Optional.of(reached), OptionalLong.empty(), false);
    }

    static MergedStart rows(long epoch, boolean resync) {
        return new MergedStart(Optional.empty(), OptionalLong.of(epoch), resync);
    }
}
