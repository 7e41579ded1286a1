package dev.belvedere.serdes.row;

import java.nio.charset.StandardCharsets;

/**
 * Encodes bytes of any length so that they sort by their unsigned bytes, the shorter first: a zero byte becomes {@code 00 FF}, and {@code 00 00}, which is less
 * than all that can follow a prefix, ends them.
 */
final class KeyText {

    private static final byte ESCAPED = (byte) 0xFF;

    private KeyText() {}

    static void write(String text, ByteWriter out) {
        if (out.writeAscii(text)) {
            end(out);
        } else {
            writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
        }
    }

    static void writeBytes(byte[] bytes, ByteWriter out) {
        for (byte b : bytes) {
            out.writeByte(b);
            if (b == 0) {
                out.writeByte(ESCAPED);
            }
        }
        end(out);
    }

    static String read(ByteReader in) {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    static byte[] readBytes(ByteReader in) {
        ByteWriter bytes = new ByteWriter(32);
        while (true) {
            byte next = in.readByte();
            if (next == 0 && in.readByte() != ESCAPED) {
                return bytes.toByteArray();
            }
            bytes.writeByte(next);
        }
    }

    private static void end(ByteWriter out) {
        out.writeByte(0);
        out.writeByte(0);
    }
}
