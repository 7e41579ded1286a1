package dev.belvedere.topology.flow.exchange;

/** Tells marks from the other records of an exchange topic, for whoever measures what they cost. */
public final class Marks {

    private Marks() {}

    /** Whether this value of an exchange topic is a mark. */
    public static boolean isMark(byte[] exchanged) {
        return MessageCodec.isMark(exchanged);
    }
}
