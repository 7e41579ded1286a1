package dev.belvedere.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** GET requests for the rows of one view, encoded in advance. Used by one thread. */
final class PreparedRequests {

    private static final long SEED = 5;

    private final List<ByteBuf> requests;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private PreparedRequests(List<ByteBuf> requests) {
        this.requests = requests;
    }

    /** @param keys a file with one key per line */
    static PreparedRequests read(String path, Path keys) throws IOException {
        return of(path, Files.readAllLines(keys));
    }

    static PreparedRequests of(String path, List<String> keys) {
        return new PreparedRequests(
                keys.stream().map(key -> request(path + key)).toList());
    }

    private static ByteBuf request(String path) {
        byte[] head = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n").getBytes(US_ASCII);
        return Unpooled.unreleasableBuffer(Unpooled.directBuffer(head.length).writeBytes(head));
    }

    /** The request for a random row, which the sender does not have to release. */
    ByteBuf any() {
        return requests.get(random.nextInt(requests.size())).duplicate();
    }
}
