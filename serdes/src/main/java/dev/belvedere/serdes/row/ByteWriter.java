package dev.belvedere.serdes.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer that both encodings are written to. One call to a codec makes one; not thread-safe. */
public final class ByteWriter {

    private byte[] buffer;
    private int position;

    /** A writer whose buffer starts at so many bytes. */
    public ByteWriter(int expectedSize) {
        buffer = new byte[expectedSize];
    }

    /** How many bytes were written. */
    public int size() {
        return position;
    }

    /** What was written. The writer must not be used after this. */
    public byte[] toByteArray() {
        return position == buffer.length ? buffer : Arrays.copyOf(buffer, position);
    }

    public void writeByte(int value) {
        reserve(1);
        buffer[position++] = (byte) value;
    }

    public void writeBytes(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, position, bytes.length);
        position += bytes.length;
    }

    /** Appends so many zero bytes and returns where they begin. */
    int skip(int count) {
        reserve(count);
        int start = position;
        position += count;
        return start;
    }

    /** Sets one bit of a byte already written. */
    void setBit(int start, int bit) {
        buffer[start + (bit >> 3)] |= (byte) (1 << (bit & 7));
    }

    /** Complements every byte from here to the end: what sorted upwards now sorts downwards. */
    void complementFrom(int start) {
        for (int i = start; i < position; i++) {
            buffer[i] = (byte) ~buffer[i];
        }
    }

    int position() {
        return position;
    }

    /** Four bytes, the highest first. */
    void writeInt(int value) {
        reserve(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[position++] = (byte) (value >>> shift);
        }
    }

    /** Eight bytes, the highest first. */
    void writeLong(long value) {
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[position++] = (byte) (value >>> shift);
        }
    }

    /** Seven bits a byte, the lowest first; the high bit says that more follow. */
    public void writeVarlong(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[position++] = (byte) rest;
    }

    /** A varlong in which small negative numbers are short too. */
    public void writeZigzag(long value) {
        writeVarlong((value << 1) ^ (value >> 63));
    }

    /** UTF-8, its length in front. */
    public void writeText(String text) {
        int start = position;
        writeVarlong(text.length());
        if (!writeAscii(text)) {
            position = start;
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            writeVarlong(utf8.length);
            writeBytes(utf8);
        }
    }

    /** Appends a text of the characters 1 to 127 as it is; where it has others, appends nothing and returns false. */
    boolean writeAscii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || c > 0x7F) {
                return false;
            }
            buffer[position + i] = (byte) c;
        }
        position += length;
        return true;
    }

    private void reserve(int count) {
        if (buffer.length - position < count) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, position + count));
        }
    }
}
