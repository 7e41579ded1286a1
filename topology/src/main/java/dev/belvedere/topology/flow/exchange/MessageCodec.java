package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.topology.flow.exchange.Message.Contribution;
import dev.belvedere.topology.flow.exchange.Message.Ended;
import dev.belvedere.topology.flow.exchange.Message.Found;
import dev.belvedere.topology.flow.exchange.Message.RootRow;
import dev.belvedere.topology.flow.exchange.Message.Subscribe;
import dev.belvedere.topology.flow.exchange.Message.Unplaced;
import dev.belvedere.topology.flow.exchange.Message.Unsubscribe;
import java.util.Objects;

/** Encodes messages as they stand in a {@link Batch}: a kind byte, and the fields of the kind. */
final class MessageCodec {

    private static final byte ROOT_ROW = 'r';
    private static final byte SUBSCRIBE = 's';
    private static final byte UNSUBSCRIBE = 'u';
    private static final byte FOUND = 'f';
    private static final byte ENDED = 'e';
    private static final byte CONTRIBUTION = 'c';
    private static final byte UNPLACED = 'x';

    private static final byte[] NO_KEY = {};

    private MessageCodec() {}

    static void write(Message message, ByteWriter out) {
        message.deliver(NO_KEY, new Writer(out));
    }

    /** Reads what {@link #write} wrote. */
    static Message read(ByteReader in) {
        byte kind = in.readByte();
        return switch (kind) {
            case ROOT_ROW -> new RootRow(in.readVarlong(), number(in), Sized.read(in));
            case SUBSCRIBE -> new Subscribe(in.readVarlong(), number(in), bytes(in));
            case UNSUBSCRIBE -> new Unsubscribe(number(in), bytes(in));
            case FOUND -> new Found(number(in), in.readVarlong(), bytes(in), Sized.read(in));
            case ENDED -> new Ended(number(in), in.readVarlong());
            case CONTRIBUTION -> new Contribution(number(in), Sized.read(in), Sized.read(in));
            case UNPLACED -> new Unplaced(in.readText(), in.readZigzag());
            default -> throw new IllegalStateException("an exchanged message of unknown kind " + kind);
        };
    }

    private static int number(ByteReader in) {
        return Math.toIntExact(in.readVarlong());
    }

    private static byte[] bytes(ByteReader in) {
        return Objects.requireNonNull(Sized.read(in));
    }

    /** Appends the message that is delivered to it. */
    private static final class Writer implements Message.Receiver {

        private final ByteWriter out;

        Writer(ByteWriter out) {
            this.out = out;
        }

        @Override
        public void rootRow(byte[] key, RootRow message) {
            out.writeByte(ROOT_ROW);
            out.writeVarlong(message.offset());
            out.writeVarlong(message.part());
            Sized.write(out, message.row());
        }

        @Override
        public void subscribe(byte[] key, Subscribe message) {
            out.writeByte(SUBSCRIBE);
            out.writeVarlong(message.since());
            out.writeVarlong(message.outlet());
            Sized.write(out, message.subscriber());
        }

        @Override
        public void unsubscribe(byte[] key, Unsubscribe message) {
            out.writeByte(UNSUBSCRIBE);
            out.writeVarlong(message.outlet());
            Sized.write(out, message.subscriber());
        }

        @Override
        public void answer(byte[] key, Found message) {
            out.writeByte(FOUND);
            out.writeVarlong(message.part());
            out.writeVarlong(message.since());
            Sized.write(out, message.foreignKey());
            Sized.write(out, message.row());
        }

        @Override
        public void ended(byte[] key, Ended message) {
            out.writeByte(ENDED);
            out.writeVarlong(message.part());
            out.writeVarlong(message.since());
        }

        @Override
        public void contribution(byte[] key, Contribution message) {
            out.writeByte(CONTRIBUTION);
            out.writeVarlong(message.part());
            Sized.write(out, message.retracted());
            Sized.write(out, message.added());
        }

        @Override
        public void unplaced(Unplaced message) {
            out.writeByte(UNPLACED);
            out.writeText(message.reason());
            out.writeZigzag(message.change());
        }
    }
}
