package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.topology.flow.exchange.Message.ChangeMessage;
import dev.belvedere.topology.flow.exchange.Message.Contribution;
import dev.belvedere.topology.flow.exchange.Message.Ended;
import dev.belvedere.topology.flow.exchange.Message.Found;
import dev.belvedere.topology.flow.exchange.Message.Last;
import dev.belvedere.topology.flow.exchange.Message.Mark;
import dev.belvedere.topology.flow.exchange.Message.RootRow;
import dev.belvedere.topology.flow.exchange.Message.Subscribe;
import dev.belvedere.topology.flow.exchange.Message.Unsubscribe;
import dev.belvedere.topology.state.ShardId;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Encodes messages as exchange topics carry them: a version byte, a kind byte, the provenance, and the fields of the kind. Thread-safe. */
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
    private static final byte[] NO_KEY = {};

    private final StoreOrdinals stores;

    public MessageCodec(StoreOrdinals stores) {
        this.stores = stores;
    }

    public byte[] encode(Message message) {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES);
        out.writeByte(VERSION);
        message.deliver(NO_KEY, new Writer(out));
        return out.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalStateException if another release wrote the message
     */
    public Message decode(byte[] encoded) {
        ByteReader in = new ByteReader(encoded, 0);
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("an exchanged message has version " + version + ", and this engine reads "
                    + VERSION + ". Let all instances run the same release.");
        }
        byte kind = in.readByte();
        return switch (kind) {
            case LAST -> new Last(change(in.readByte(), in));
            case MARK -> new Mark(Math.toIntExact(in.readZigzag()), number(in), offsets(in), target(in));
            default -> change(kind, in);
        };
    }

    private static ChangeMessage change(byte kind, ByteReader in) {
        return switch (kind) {
            case ROOT_ROW -> new RootRow(provenance(in), number(in), Sized.read(in));
            case SUBSCRIBE -> new Subscribe(provenance(in), number(in), bytes(in));
            case UNSUBSCRIBE -> new Unsubscribe(provenance(in), number(in), bytes(in));
            case FOUND -> new Found(provenance(in), number(in), in.readVarlong(), bytes(in), Sized.read(in));
            case ENDED -> new Ended(provenance(in), number(in), in.readVarlong());
            case CONTRIBUTION -> new Contribution(provenance(in), number(in), Sized.read(in), Sized.read(in));
            default -> throw new IllegalStateException("an exchanged message of unknown kind " + kind);
        };
    }

    /** Returns true if this value of an exchange topic is a mark. */
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

    private @Nullable ShardId target(ByteReader in) {
        int ordinal = Math.toIntExact(in.readZigzag());
        return ordinal == NO_TARGET ? null : new ShardId(stores.store(ordinal), number(in));
    }

    private static long[] offsets(ByteReader in) {
        long[] offsets = new long[number(in)];
        Arrays.setAll(offsets, source -> in.readZigzag());
        return offsets;
    }

    /** Appends the message that is delivered to it. */
    private final class Writer implements Message.Receiver {

        private final ByteWriter out;

        Writer(ByteWriter out) {
            this.out = out;
        }

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
            ShardId target = message.target();
            out.writeZigzag(target == null ? NO_TARGET : stores.ordinal(target.store()));
            if (target != null) {
                out.writeVarlong(target.number());
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
