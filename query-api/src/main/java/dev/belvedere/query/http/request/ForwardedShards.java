package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.query.route.ReplicaDemand;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which shards of what a client follows an instance is to tell, of which another one has forwarded the request. */
public final class ForwardedShards {

    public static final String HEADER = "Belvedere-Shards";

    private ForwardedShards() {}

    public static String text(Subscription part) {
        return part.shards().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** What the request's sender wants: all, unless it names shards. */
    public static Subscription of(Context request, Subscription watch) {
        String header = request.header(HEADER);
        if (header == null || ReplicaDemand.of(request).isEmpty()) {
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
