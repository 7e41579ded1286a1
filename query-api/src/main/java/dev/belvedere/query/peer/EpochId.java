package dev.belvedere.query.peer;

import java.util.Optional;

/**
 * The id of an event that one instance sends to another: the number of its epoch, and for the end of an epoch, behind a blank, the token of the snapshot.
 *
 * @param token empty for a change of a row
 */
public record EpochId(long epoch, Optional<String> token) {

    /** The id of a change of a row in an epoch. */
    public static String of(long epoch) {
        return Long.toString(epoch);
    }

    /** The id of the end of an epoch. */
    public static String of(long epoch, String token) {
        return epoch + " " + token;
    }

    /**
     * The id that an instance has sent.
     *
     * @throws NumberFormatException if an instance does not send such an id
     */
    public static EpochId parse(String id) {
        int blank = id.indexOf(' ');
        return blank < 0
                ? new EpochId(Long.parseLong(id), Optional.empty())
                : new EpochId(Long.parseLong(id.substring(0, blank)), Optional.of(id.substring(blank + 1)));
    }
}
