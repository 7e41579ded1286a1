package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.flow.exchange.Message.Contribution;
import dev.belvedere.topology.flow.exchange.Message.Ended;
import dev.belvedere.topology.flow.exchange.Message.Found;
import dev.belvedere.topology.flow.exchange.Message.Last;
import dev.belvedere.topology.flow.exchange.Message.Mark;
import dev.belvedere.topology.flow.exchange.Message.RootRow;
import dev.belvedere.topology.flow.exchange.Message.Subscribe;
import dev.belvedere.topology.flow.exchange.Message.Target;
import dev.belvedere.topology.flow.exchange.Message.Unsubscribe;
import dev.belvedere.topology.state.Sized;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages on the exchanges: a version byte, a kind byte, the provenance, and the kind's own fields. Thread-safe. */
public final class MessageCodec {

    private static final byte VERSION = 1;

    private static final int EXPECTED_BYTES = 64;

    private static final byte ROOT_ROW = 'r';
    private static final byte SUBSCRIBE = 's';
    private static final byte UNSUBSCRIBE = 'u';
    private static final byte FOUND = 'f';
    private static final byte ENDED = 'e';
    private static final byte CONTRIBUTION = 'c';
    private static final byte LAST = 'l';
    private static final byte MARK = 'm';

    private static final int NO_TARGET = -1;

    private MessageCodec() {}

    public static byte[] encode(Message message) {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES);
        out.writeByte(VERSION);
        message.deliver(new byte[0], new Writer(out));
        return out.toByteArray();
    }

    public static Message decode(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("an exchanged message has version " + version + ", and this engine reads "
                    + VERSION + ". Let all instances run the same release.");
        }
        return message(in);
    }

    private static Message message(ByteReader in) {
        byte kind = in.readByte();
        return switch (kind) {
            case ROOT_ROW -> new RootRow(provenance(in), number(in), Sized.read(in));
            case SUBSCRIBE -> new Subscribe(provenance(in), number(in), bytes(in));
            case UNSUBSCRIBE -> new Unsubscribe(provenance(in), number(in), bytes(in));
            case FOUND -> new Found(provenance(in), number(in), in.readVarlong(), bytes(in), Sized.read(in));
            case ENDED -> new Ended(provenance(in), number(in), in.readVarlong());
            case CONTRIBUTION -> new Contribution(provenance(in), number(in), Sized.read(in), Sized.read(in));
            case LAST -> new Last((Message.Change) message(in));
            case MARK -> new Mark((int) in.readZigzag(), number(in), offsets(in), target(in));
            default -> throw new IllegalStateException("an exchanged message of unknown kind " + kind);
        };
    }

    public static boolean isMark(byte[] encoded) {
        return encoded[1] == MARK;
    }

    private static Provenance provenance(ByteReader in) {
        return new Provenance(number(in), in.readVarlong(), in.readVarlong(), in.readVarlong());
    }

    private static int number(ByteReader in) {
        return Math.toIntExact(in.readVarlong());
    }

    private static byte[] bytes(ByteReader in) {
        return Objects.requireNonNull(Sized.read(in));
    }

    private static @Nullable Target target(ByteReader in) {
        int assembly = (int) in.readZigzag();
        return assembly == NO_TARGET ? null : new Target(assembly, number(in));
    }

    private static long[] offsets(ByteReader in) {
        long[] offsets = new long[number(in)];
        Arrays.setAll(offsets, source -> in.readZigzag());
        return offsets;
    }

    /** Appends the message it is given. */
    private record Writer(ByteWriter out) implements Message.Receiver {

        @Override
        public void rootRow(byte[] key, RootRow message) {
            head(ROOT_ROW, message.provenance(), message.part());
            Sized.write(out, message.row());
        }

        @Override
        public void subscribe(byte[] key, Subscribe message) {
            head(SUBSCRIBE, message.provenance(), message.outlet());
            Sized.write(out, message.subscriber());
        }

        @Override
        public void unsubscribe(byte[] key, Unsubscribe message) {
            head(UNSUBSCRIBE, message.provenance(), message.outlet());
            Sized.write(out, message.subscriber());
        }

        @Override
        public void answer(byte[] key, Found message) {
            head(FOUND, message.provenance(), message.part());
            out.writeVarlong(message.since());
            Sized.write(out, message.foreignKey());
            Sized.write(out, message.row());
        }

        @Override
        public void ended(byte[] key, Ended message) {
            head(ENDED, message.provenance(), message.part());
            out.writeVarlong(message.since());
        }

        @Override
        public void contribution(byte[] key, Contribution message) {
            head(CONTRIBUTION, message.provenance(), message.part());
            Sized.write(out, message.retracted());
            Sized.write(out, message.added());
        }

        @Override
        public void last(byte[] key, Last message) {
            out.writeByte(LAST);
            message.message().deliver(key, this);
        }

        @Override
        public void mark(Mark message) {
            out.writeByte(MARK);
            out.writeZigzag(message.from());
            out.writeVarlong(message.upstream());
            out.writeVarlong(message.offsets().length);
            for (long offset : message.offsets()) {
                out.writeZigzag(offset);
            }
            Target target = message.target();
            out.writeZigzag(target == null ? NO_TARGET : target.assembly());
            if (target != null) {
                out.writeVarlong(target.shard());
            }
        }

        private void head(byte kind, Provenance provenance, int number) {
            out.writeByte(kind);
            out.writeVarlong(provenance.source());
            out.writeVarlong(provenance.offset());
            out.writeVarlong(provenance.lsn());
            out.writeVarlong(provenance.transaction());
            out.writeVarlong(number);
        }
    }
}
