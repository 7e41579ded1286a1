package dev.belvedere.topology.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes the keys of an operator's store. The first byte is the region; within a region, keys begin with the operator's encoded key. No encoded key is a
 * prefix of another, so everything that belongs to one key is one range.
 */
public final class StoreKeys {

    /** The highest number of a part, an outlet or an aggregate call: store keys have one byte for it. */
    public static final int MAX_ORDINAL = 0xFF;

    private static final byte BAG = 'b';
    private static final byte SET_ASIDE = 'd';
    private static final byte HIGHEST_POSITION = 'h';
    private static final byte IMAGE = 'i';
    private static final byte KEY_PLACEMENT = 'l';
    private static final byte MULTISET = 'm';
    private static final byte SNAPSHOT = 'n';
    private static final byte ENTRY = 'r';
    private static final byte SUBSCRIPTION = 's';
    private static final byte TRUNCATES = 't';
    private static final byte UNPLACED = 'u';
    private static final byte TOPIC = 'w';

    private static final byte OF_A_ROW = 'k';
    private static final byte OF_NO_ROW = 'o';

    private StoreKeys() {}

    /** Returns the store key of a key's entry. */
    public static byte[] entry(byte[] key) {
        return prefixed(ENTRY, key);
    }

    /** Returns the beginning of all entries, inclusive. */
    public static byte[] firstEntry() {
        return new byte[] {ENTRY};
    }

    /** Returns the end of all entries, exclusive. */
    public static byte[] afterEntries() {
        return new byte[] {ENTRY + 1};
    }

    /** Returns the key that an entry's store key was made of. */
    public static byte[] keyOfEntry(byte[] storeKey) {
        return Arrays.copyOfRange(storeKey, 1, storeKey.length);
    }

    /** Returns the store key of the {@link UnplacedRows} of an assembly. */
    public static byte[] unplaced() {
        return new byte[] {UNPLACED};
    }

    /** Returns the prefix of all subscriptions of one outlet to one key. */
    public static byte[] subscriptions(byte[] key, int outlet) {
        return prefixed(SUBSCRIPTION, key, ordinal("outlet", outlet));
    }

    /** Returns the prefix of the multiset behind one aggregate call of one key. */
    public static byte[] multiset(byte[] key, int part, int call) {
        return prefixed(MULTISET, key, ordinal("part", part), ordinal("aggregate call", call));
    }

    /** Returns the prefix of all rows that a bag contains for one key. */
    public static byte[] bag(byte[] key, int part) {
        return prefixed(BAG, key, ordinal("part", part));
    }

    /** Returns the store key of the last image of a table's row. */
    public static byte[] image(byte[] key) {
        return prefixed(IMAGE, key);
    }

    /** Returns the end of all images, exclusive. */
    public static byte[] afterImages() {
        return new byte[] {IMAGE + 1};
    }

    /** Returns the key that an image's store key was made of. */
    public static byte[] keyOfImage(byte[] storeKey) {
        return Arrays.copyOfRange(storeKey, 1, storeKey.length);
    }

    /** Returns the store key of the events of a table's row that were set aside. */
    public static byte[] setAside(byte[] key) {
        return append(new byte[] {SET_ASIDE, OF_A_ROW}, key);
    }

    /** Returns the store key of an event that was set aside and does not tell its row. */
    public static byte[] setAside(long offset) {
        return ByteBuffer.allocate(2 + Long.BYTES)
                .put(SET_ASIDE)
                .put(OF_NO_ROW)
                .putLong(offset)
                .array();
    }

    /** Returns the beginning of all events that were set aside, inclusive. */
    public static byte[] firstSetAside() {
        return new byte[] {SET_ASIDE};
    }

    /** Returns their end, exclusive. */
    public static byte[] afterSetAside() {
        return new byte[] {SET_ASIDE + 1};
    }

    /** Returns the store key of a partition's state of TRUNCATE. */
    public static byte[] truncates() {
        return new byte[] {TRUNCATES};
    }

    /** Returns the store key of a partition's highest log position. */
    public static byte[] highestPosition() {
        return new byte[] {HIGHEST_POSITION};
    }

    /** Returns the store key of what a partition's keys have in common. */
    public static byte[] keyPlacement() {
        return new byte[] {KEY_PLACEMENT};
    }

    /** Returns the store key of the snapshot in which a table of the source database was read. */
    public static byte[] snapshot(String table) {
        return prefixed(SNAPSHOT, table.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the store key of the topic that a partition belongs to. */
    public static byte[] topic() {
        return new byte[] {TOPIC};
    }

    /** Returns the prefix followed by the rest. */
    public static byte[] append(byte[] prefix, byte[] rest) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + rest.length);
        System.arraycopy(rest, 0, joined, prefix.length, rest.length);
        return joined;
    }

    /** Returns the first key after all those that begin with the prefix. The prefix must not consist of 0xFF bytes alone. */
    public static byte[] afterPrefix(byte[] prefix) {
        int last = prefix.length - 1;
        while (prefix[last] == (byte) 0xFF) {
            last--;
        }
        byte[] after = Arrays.copyOf(prefix, last + 1);
        after[last]++;
        return after;
    }

    private static byte[] prefixed(byte region, byte[] key, byte... ordinals) {
        byte[] prefixed = new byte[1 + key.length + ordinals.length];
        prefixed[0] = region;
        System.arraycopy(key, 0, prefixed, 1, key.length);
        System.arraycopy(ordinals, 0, prefixed, 1 + key.length, ordinals.length);
        return prefixed;
    }

    private static byte ordinal(String what, int number) {
        if (number < 0 || number > MAX_ORDINAL) {
            throw new IllegalArgumentException(what + " " + number + " of an assembly does not fit into a store key,"
                    + " which has one byte for it: 0 to " + MAX_ORDINAL + ". Split the view that needs so many.");
        }
        return (byte) number;
    }
}
