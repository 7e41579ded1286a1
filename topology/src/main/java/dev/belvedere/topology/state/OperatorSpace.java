package dev.belvedere.topology.state;

/**
 * The part of a stage's store that belongs to one operator: all its keys begin with the operator's number, in two bytes, the higher one first.
 *
 * @param operator the number, from 0 to {@link #MAX_OPERATOR}
 */
public record OperatorSpace(int operator) {

    /** The highest number of an operator. */
    public static final int MAX_OPERATOR = 0xFFFF;

    private static final int PREFIX_BYTES = 2;

    /** Returns the key in the stage's store. */
    public byte[] key(byte[] ownKey) {
        byte[] key = new byte[PREFIX_BYTES + ownKey.length];
        key[0] = (byte) (operator >>> Byte.SIZE);
        key[1] = (byte) operator;
        System.arraycopy(ownKey, 0, key, PREFIX_BYTES, ownKey.length);
        return key;
    }

    /** Returns the operator's own key of a key in the stage's store. */
    public static byte[] ownKey(byte[] key) {
        byte[] own = new byte[key.length - PREFIX_BYTES];
        System.arraycopy(key, PREFIX_BYTES, own, 0, own.length);
        return own;
    }

    /** Returns the operator that a key in a stage's store belongs to. */
    public static int operatorOf(byte[] key) {
        return ((key[0] & 0xFF) << Byte.SIZE) | (key[1] & 0xFF);
    }
}
