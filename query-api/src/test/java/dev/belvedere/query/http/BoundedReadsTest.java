package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.serdes.row.Row;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two reads at once, three that wait. Whatever runs is held up until the test lets it go; so it is not read in place. */
class BoundedReadsTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String ROW = "/v1/views/order_summary/rows/42";
    private static final String ROWS = "/v1/views/order_summary/rows?key=42";
    private static final int AT_ONCE = 2;
    private static final int WAITING = 3;

    /** A read looks for failed rows of unknown keys, and then for the row. */
    private static final int LOOKS = 2;

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Semaphore gate = new Semaphore(0);
    private final ObservedEngine engine = new ObservedEngine(
            new FakeEngine(ORDERS).put(ORDERS, Row.of(42L, "Zoë", new BigDecimal("10.50"))),
            gate::acquireUninterruptibly);
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        gate.release(1_000);
        clients.shutdownNow();
    }

    @Test
    void refusesAtOnceWhatNeitherRunsNorWaitsAndTouchesNoStoreForIt() throws Exception {
        try (Api api = new Api(engine, Limited.reads(AT_ONCE, WAITING, LONG))) {
            List<Future<HttpResponse<String>>> admitted = fill(api);

            HttpResponse<String> refused = firstRefused(api, admitted);

            assertProblem(refused, 503, "overloaded");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(engine.reads()).isEqualTo(AT_ONCE);
            gate.release(1_000);
            for (Future<HttpResponse<String>> each : admitted) {
                assertThat(each.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
            assertThat(engine.reads()).isEqualTo(LOOKS * (AT_ONCE + WAITING));
        }
    }

    @Test
    void answersHealthAndContractHoweverManyReadsThereAre() throws Exception {
        try (Api api = new Api(engine, Limited.reads(AT_ONCE, 0, LONG))) {
            start(api, AT_ONCE);
            engine.awaitBegun(AT_ONCE);

            assertThat(api.get(ROWS).statusCode()).isEqualTo(503);
            assertProblem(api.get(ROW), 503, "overloaded");
            assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(api.get("/openapi.json").statusCode()).isEqualTo(200);
            assertThat(api.send("OPTIONS", ROW).statusCode()).isEqualTo(204);
            gate.release(1_000);
        }
    }

    @Test
    void refusesWhatHasWaitedTooLongAndTouchesNoStoreForIt() throws Exception {
        try (Api api = new Api(engine, Limited.reads(AT_ONCE, WAITING, Duration.ofMillis(50)))) {
            start(api, AT_ONCE);
            engine.awaitBegun(AT_ONCE);

            HttpResponse<String> refused = api.get(ROWS);

            assertProblem(refused, 503, "overloaded");
            assertThat(engine.reads()).isEqualTo(AT_ONCE);
            gate.release(1_000);
        }
    }

    @Test
    void keepsItsPlacesHoweverManyWereRefused() throws Exception {
        try (Api api = new Api(engine, Limited.reads(AT_ONCE, WAITING, Duration.ofMillis(1)))) {
            start(api, AT_ONCE);
            engine.awaitBegun(AT_ONCE);
            for (int i = 0; i < 3 * WAITING; i++) {
                assertThat(api.get(ROWS).statusCode()).isEqualTo(503);
            }

            gate.release(1_000);
            engine.awaitEnded(AT_ONCE);

            for (int i = 0; i < 3 * AT_ONCE; i++) {
                assertThat(eventuallyAnswered(api)).isEqualTo(200);
            }
        }
    }

    @Test
    void leavesNoPermitBehindWhenAReadFails() {
        FakeEngine failing = new FakeEngine(ORDERS).fail(new IllegalStateException("broken store"));
        try (Api api = new Api(failing, Limited.reads(1, 0, LONG))) {
            for (int i = 0; i < 10; i++) {
                assertThat(api.get(ROWS).statusCode()).isEqualTo(500);
                assertThat(api.get(ROW).statusCode()).isEqualTo(500);
            }
        }
    }

    // A permit comes back when the answer is on its way, which may be a moment after the store was read.
    private static int eventuallyAnswered(Api api) {
        int status = api.get(ROWS).statusCode();
        for (int i = 0; i < 1_000 && status == 503; i++) {
            status = api.get(ROWS).statusCode();
        }
        return status;
    }

    private List<Future<HttpResponse<String>>> fill(Api api) throws InterruptedException {
        List<Future<HttpResponse<String>>> admitted = start(api, AT_ONCE);
        engine.awaitBegun(AT_ONCE);
        return admitted;
    }

    /** Sends until one is refused: all before it are in. */
    private HttpResponse<String> firstRefused(Api api, List<Future<HttpResponse<String>>> admitted) throws Exception {
        List<Future<HttpResponse<String>>> more = start(api, WAITING + 1);
        while (true) {
            for (Iterator<Future<HttpResponse<String>>> left = more.iterator(); left.hasNext(); ) {
                Future<HttpResponse<String>> each = left.next();
                if (each.isDone()) {
                    left.remove();
                    admitted.addAll(more);
                    return each.get();
                }
            }
            Thread.onSpinWait();
        }
    }

    private List<Future<HttpResponse<String>>> start(Api api, int count) {
        List<Future<HttpResponse<String>>> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(clients.submit(() -> api.get(ROWS)));
        }
        return requests;
    }
}
