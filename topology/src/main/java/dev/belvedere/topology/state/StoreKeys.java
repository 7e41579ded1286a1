package dev.belvedere.topology.state;

import java.util.Arrays;

/**
 * The regions of an operator's store, told apart by the first byte. Within a region keys begin with the operator's encoded key, and no encoded
 * key is the beginning of another, so that everything that belongs to one key is one range.
 */
public final class StoreKeys {

    private static final byte BAG = 'b';
    private static final byte COLUMNS = 'c';
    private static final byte COMMIT = 'k';
    private static final byte FRONTIER = 'f';
    private static final byte HIGHEST_POSITION = 'h';
    private static final byte IMAGE = 'i';
    private static final byte MULTISET = 'm';
    private static final byte PENDING = 'p';
    private static final byte ENTRY = 'r';
    private static final byte SUBSCRIPTION = 's';
    private static final byte TRUNCATES = 't';

    private StoreKeys() {}

    /** Where the entry of a key is. */
    public static byte[] entry(byte[] key) {
        return prefixed(ENTRY, key);
    }

    /** Before the first entry, and after the last one. */
    public static byte[] firstEntry() {
        return new byte[] {ENTRY};
    }

    /** The first store key that is no entry's any more. */
    public static byte[] afterEntries() {
        return new byte[] {ENTRY + 1};
    }

    /** The key that an entry's store key was made of. */
    public static byte[] keyOfEntry(byte[] storeKey) {
        return Arrays.copyOfRange(storeKey, 1, storeKey.length);
    }

    /** Where the frontier of the shard is. */
    public static byte[] frontier() {
        return new byte[] {FRONTIER};
    }

    /** Where it is noted what the shard's last commit made visible. */
    public static byte[] commit() {
        return new byte[] {COMMIT};
    }

    /** The beginning of all subscriptions of one outlet to one key. */
    public static byte[] subscriptions(byte[] key, int outlet) {
        byte[] prefix = Arrays.copyOf(prefixed(SUBSCRIPTION, key), key.length + 2);
        prefix[key.length + 1] = (byte) outlet;
        return prefix;
    }

    /** The beginning of the multiset behind one aggregate call of one key. */
    public static byte[] multiset(byte[] key, int part, int call) {
        byte[] prefix = Arrays.copyOf(prefixed(MULTISET, key), key.length + 3);
        prefix[key.length + 1] = (byte) part;
        prefix[key.length + 2] = (byte) call;
        return prefix;
    }

    /** The beginning of all rows that a bag has for one key. */
    public static byte[] bag(byte[] key, int part) {
        byte[] prefix = Arrays.copyOf(prefixed(BAG, key), key.length + 2);
        prefix[key.length + 1] = (byte) part;
        return prefix;
    }

    /** Where it is noted that the subscribers of an outlet to a key are still being answered. */
    public static byte[] pending(byte[] key, int outlet) {
        byte[] pending = Arrays.copyOf(prefixed(PENDING, key), key.length + 2);
        pending[key.length + 1] = (byte) outlet;
        return pending;
    }

    /** Before the first pending answer. */
    public static byte[] firstPending() {
        return new byte[] {PENDING};
    }

    /** The first store key that is no pending answer's any more. */
    public static byte[] afterPending() {
        return new byte[] {PENDING + 1};
    }

    /** Where the last image of a table's row is. */
    public static byte[] image(byte[] key) {
        return prefixed(IMAGE, key);
    }

    /** The first store key that is no image's any more. */
    public static byte[] afterImages() {
        return new byte[] {IMAGE + 1};
    }

    /** The key that an image's store key was made of. */
    public static byte[] keyOfImage(byte[] storeKey) {
        return Arrays.copyOfRange(storeKey, 1, storeKey.length);
    }

    /** Where it is noted how far a table's partition has got with TRUNCATE. */
    public static byte[] truncates() {
        return new byte[] {TRUNCATES};
    }

    /** Where the highest log position of a table's partition is. */
    public static byte[] highestPosition() {
        return new byte[] {HIGHEST_POSITION};
    }

    /** Where it is noted which columns a table's partition has had. */
    public static byte[] columns() {
        return new byte[] {COLUMNS};
    }

    /** The prefix followed by the rest. */
    public static byte[] append(byte[] prefix, byte[] rest) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + rest.length);
        System.arraycopy(rest, 0, joined, prefix.length, rest.length);
        return joined;
    }

    /** The first key after all those that begin with the prefix. The prefix must not consist of 0xFF bytes alone. */
    public static byte[] afterPrefix(byte[] prefix) {
        int last = prefix.length - 1;
        while (prefix[last] == (byte) 0xFF) {
            last--;
        }
        byte[] after = Arrays.copyOf(prefix, last + 1);
        after[last]++;
        return after;
    }

    private static byte[] prefixed(byte region, byte[] key) {
        byte[] prefixed = new byte[key.length + 1];
        prefixed[0] = region;
        System.arraycopy(key, 0, prefixed, 1, key.length);
        return prefixed;
    }
}
