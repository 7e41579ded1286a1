package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static dev.belvedere.query.http.Problems.detailOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeSnapshots;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.json.Parsed;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.epoch.Stall;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far the source databases have got, and tokens of places in their logs. */
class SourcesRouteTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final String ROW = "/v1/views/order_summary/rows/42";
    private static final String TOKEN = "/v1/sources/shop/token?lsn=";

    private final FakeEngine engine = new FakeEngine(ORDERS).put(ORDERS, Row.of(42L, "Zoë", new BigDecimal("10.50")));
    private final Api api = new Api(engine);

    @AfterEach
    void close() {
        api.close();
    }

    private String token(String lsn) {
        return String.valueOf(Parsed.object(api.get(TOKEN + lsn).body()).get("token"));
    }

    @Test
    void namesTheNewestSnapshot() {
        engine.snapshots().reach(100);

        assertThat(api.get("/v1/sources").body())
                .isEqualTo("{\"snapshot\":\""
                        + SyncToken.NONE.and(FakeSnapshots.TOPIC, 0, 100).text() + "\",\"lagMs\":7,\"stalled\":[]}");
    }

    @Test
    void saysWhichDatabaseStandsStillAndWhy() {
        engine.stall(new Stall("shop", "The transaction 771 lacks \"2\" events of public.orders.", 1_770_000_000_123L));

        assertThat(api.get("/v1/sources").body())
                .endsWith(
                        "\"stalled\":[{\"database\":\"shop\","
                                + "\"reason\":\"The transaction 771 lacks \\\"2\\\" events of public.orders.\",\"sinceMs\":1770000000123}]}");
    }

    @Test
    void saysWhichEventCannotBeTakenIn() {
        BadEvent event =
                new BadEvent("orders", "shop.public.orders", 2, 77, "corrupt-frame", "no frame", 1_770_000_000_123L);
        engine.stall(new Stall("", "no frame", 1_770_000_000_123L, Optional.of(event)));

        String stalled = "\"stalled\":[{\"table\":\"orders\",\"topic\":\"shop.public.orders\",\"partition\":2,"
                + "\"offset\":77,\"code\":\"corrupt-frame\",\"reason\":\"no frame\",\"sinceMs\":1770000000123}]}";
        assertThat(api.get("/v1/sources").body()).endsWith(stalled);
        assertThat(api.get("/health/ready").body()).endsWith(stalled);
    }

    @Test
    void makesATokenOfAPlaceInTheLog() {
        assertThat(token("16/B374D848"))
                .isEqualTo(SyncToken.NONE.and("shop@lsn", 0, 0x16B374D848L).text());
        assertThat(token("16/b374d848")).isEqualTo(token("16%2FB374D848"));
        assertThat(token("0/1")).isEqualTo(SyncToken.NONE.and("shop@lsn", 0, 1).text());
    }

    @Test
    void readsWhatWasCommittedBeforeThatPlace() {
        String token = token("0/64");
        CompletableFuture<HttpResponse<String>> response =
                CompletableFuture.supplyAsync(() -> api.get(ROW, "Sync-Token", token, "Prefer", "wait=20000"));
        await().until(() -> engine.snapshots().waiting() == 1);
        engine.put(ORDERS, Row.of(42L, "Zoë", new BigDecimal("11.00")));

        engine.snapshots().reachLog(0x63);
        assertThat(response).isNotDone();
        engine.snapshots().reachLog(0x64);

        assertThat(response.join().body()).contains("11.00");
    }

    @Test
    void saysHowFarTheDatabasesLogIsIn() {
        HttpResponse<String> response = api.get(ROW, "Sync-Token", token("0/64"), "Prefer", "wait=20");

        assertProblem(response, 503, "not-fresh-enough");
        assertThat(response.body()).contains("{\"topic\":\"shop@lsn\",\"partition\":0,\"have\":0,\"want\":100}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "16/", "/B374D848", "16/B374D848/1", "G/1", "123456789/0", "0/123456789", "FFFFFFFF/0"})
    void refusesWhatIsNoPlaceInALog(String lsn) {
        assertThat(assertProblem(api.get(TOKEN + lsn), 400, "malformed-parameter"))
                .containsEntry("parameter", "lsn");
    }

    @Test
    void refusesARequestWithoutAPlace() {
        assertThat(detailOf(api.get("/v1/sources/shop/token"), 400, "malformed-parameter"))
                .contains("missing");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertThat(detailOf(api.get("/v1/sources/stock/token?lsn=0/1"), 404, "unknown-database"))
                .contains("stock");
    }

    @Test
    void refusesUnknownParameters() {
        assertProblem(api.get("/v1/sources?verbose"), 400, "unknown-parameter");
        assertProblem(api.get(TOKEN + "0/1&wait=5"), 400, "unknown-parameter");
    }
}
