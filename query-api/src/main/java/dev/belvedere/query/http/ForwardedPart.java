package dev.belvedere.query.http;

import dev.belvedere.query.read.Watch;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which shards of what a client follows an instance is to tell, of which another one has forwarded the request. */
final class ForwardedPart {

    static final String HEADER = "Belvedere-Shards";

    private ForwardedPart() {}

    static String text(Watch part) {
        return part.shards().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** What the request's sender wants: all, unless it names shards. */
    static Watch of(Context request, Watch watch) {
        String header = request.header(HEADER);
        if (header == null || Forwarded.of(request).isEmpty()) {
            return watch;
        }
        List<String> named = Arrays.asList(header.split(",", -1));
        List<Integer> shards = watch.shards().stream()
                .filter(shard -> named.contains(shard.toString()))
                .toList();
        if (shards.size() != named.size()) {
            throw new ProblemException(Problem.badRequest(
                    "malformed-header",
                    "Malformed header",
                    "The header " + HEADER
                            + " is sent by instances to each other, and names shards of what is followed: "
                            + watch.shards() + "."));
        }
        return watch.in(shards);
    }
}
