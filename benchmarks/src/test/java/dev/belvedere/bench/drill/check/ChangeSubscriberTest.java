package dev.belvedere.bench.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Streams of changes with planted bugs, which the subscriber has to notice. */
class ChangeSubscriberTest {

    private static final Duration SOON = Duration.ofMillis(300);

    private final OrderHistory order =
            new OrderHistory(1, 11, 7, new ColumnVersions<>("Ann"), new ColumnVersions<>(new BigDecimal("10.00")));
    private final Tally tally = new Tally();
    private final List<Optional<String>> ids = Collections.synchronizedList(new ArrayList<>());

    private static String upsert(String id, String total) {
        return "event: upsert\ndata: {\"id\":1,\"name\":\"Ann\",\"total\":" + total + "}\n\n" + epoch(id);
    }

    private static String epoch(String id) {
        return "event: epoch\nid: " + id + "\ndata: {}\n\n";
    }

    private static String reset(String id) {
        return "event: reset\ndata: {}\n\n" + epoch(id);
    }

    /** Serves the streams one after the other, then the last one again, until the given number has been read to the end. */
    private void subscribe(int read, String... streams) {
        Javalin instance = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    config.routes.get("/v1/views/order_summary/changes", request -> {
                        ids.add(Optional.ofNullable(request.header("Last-Event-ID")));
                        request.result(streams[Math.min(ids.size(), streams.length) - 1]);
                    });
                })
                .start();
        try {
            URI http = URI.create("http://127.0.0.1:" + instance.port());
            ChangeSubscriber subscriber =
                    ChangeSubscriber.start(() -> List.of(http), new OrderHistories(List.of(order)), tally);
            Awaitility.await().until(() -> tally.streams() > read);
            subscriber.finish(SOON);
        } finally {
            instance.stop();
        }
    }

    @Test
    void findsNothingWrongWithWhatGoesForward() {
        order.totals().begin(new BigDecimal("12.50"));

        subscribe(2, upsert("a", "10.00"), upsert("b", "12.50") + "event: closed\ndata: {}\n\n");

        assertThat(tally.wrong()).isEmpty();
        assertThat(ids).startsWith(Optional.of(""), Optional.of("a"), Optional.of("b"));
    }

    @Test
    void forgetsWhatWasDeliveredOfAnEpochThatDidNotEnd() {
        order.totals().begin(new BigDecimal("12.50"));
        String notEnded = upsert("b", "12.50");

        subscribe(
                2,
                upsert("a", "10.00") + notEnded.substring(0, notEnded.indexOf("event: epoch")),
                upsert("b", "12.50"));

        assertThat(tally.wrong()).isEmpty();
        assertThat(ids).startsWith(Optional.of(""), Optional.of("a"));
    }

    @Test
    void catchesARowThatGoesBack() {
        order.totals().begin(new BigDecimal("12.50"));

        subscribe(1, upsert("a", "12.50") + upsert("b", "10.00"));

        assertThat(tally.wrong()).anySatisfy(wrong -> assertThat(wrong).contains("goes back"));
    }

    @Test
    void catchesAChangeThatIsNotDelivered() {
        order.totals().begin(new BigDecimal("12.50"));

        subscribe(1, upsert("a", "10.00"));

        assertThat(tally.wrong()).anySatisfy(wrong -> assertThat(wrong).contains("not been delivered", "among them 1"));
    }

    @Test
    void catchesARowThatIsMissingAfterAResync() {
        subscribe(2, upsert("a", "10.00"), reset("b"));

        assertThat(tally.wrong()).anySatisfy(wrong -> assertThat(wrong).contains("not been delivered", "among them 1"));
    }

    @Test
    void catchesADelete() {
        subscribe(1, upsert("a", "10.00") + "event: delete\ndata: {\"id\":1}\n\n");

        assertThat(tally.wrong()).anySatisfy(wrong -> assertThat(wrong).contains("delete"));
    }
}
