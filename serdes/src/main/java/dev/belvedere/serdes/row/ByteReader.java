package dev.belvedere.serdes.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote, and never past the end: bytes that stop short are a {@link CorruptEncodingException}. */
public final class ByteReader {

    private final byte[] bytes;
    private int position;

    /** A reader from {@code start} to the end of the bytes. */
    public ByteReader(byte[] bytes, int start) {
        this.bytes = bytes;
        this.position = start;
    }

    int position() {
        return position;
    }

    public int remaining() {
        return bytes.length - position;
    }

    public byte readByte() {
        return bytes[advance(1)];
    }

    public byte[] readBytes(int count) {
        int start = advance(count);
        return Arrays.copyOfRange(bytes, start, position);
    }

    /** Moves on by so many bytes and returns where they begin. */
    int advance(int count) {
        if (count < 0 || count > remaining()) {
            throw new CorruptEncodingException(
                    count + " more bytes expected at position " + position + " of " + bytes.length);
        }
        int start = position;
        position += count;
        return start;
    }

    boolean bit(int start, int bit) {
        return (bytes[start + (bit >> 3)] & (1 << (bit & 7))) != 0;
    }

    int readInt() {
        int start = advance(4);
        int value = 0;
        for (int i = start; i < position; i++) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }

    long readLong() {
        int start = advance(8);
        long value = 0;
        for (int i = start; i < position; i++) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }

    public long readVarlong() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CorruptEncodingException("a number of more than ten bytes before position " + position);
    }

    public long readZigzag() {
        long coded = readVarlong();
        return (coded >>> 1) ^ -(coded & 1);
    }

    /** A length or a count: no more than there are bytes left. */
    public int readLength() {
        long length = readVarlong();
        if (length < 0 || length > remaining()) {
            throw new CorruptEncodingException(
                    "length " + length + " before position " + position + " of " + bytes.length);
        }
        return (int) length;
    }

    /** Returns the text that {@link ByteWriter#writeText} wrote. */
    public String readText() {
        int length = readLength();
        return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
    }
}
