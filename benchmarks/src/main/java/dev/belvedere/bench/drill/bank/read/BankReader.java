package dev.belvedere.bench.drill.bank.read;

import dev.belvedere.bench.drill.bank.check.AnswerCheck;
import dev.belvedere.bench.drill.bank.check.BankAnswer;
import dev.belvedere.bench.drill.bank.check.BankTally;
import dev.belvedere.bench.drill.bank.check.Claim;
import dev.belvedere.bench.drill.bank.check.IndexClaim;
import dev.belvedere.bench.drill.bank.check.ReadPath;
import dev.belvedere.bench.drill.bank.check.RowsClaim;
import dev.belvedere.bench.drill.bank.check.ScanClaim;
import dev.belvedere.bench.drill.bank.model.BankKeys;
import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.measure.Pace;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Reads the bank's views by one path after the other, at any instance, and submits every answer. Runs on one thread. */
final class BankReader implements Runnable {

    private static final List<BankView> VIEWS = List.of(BankView.values());

    private static final List<BankView> KEYED =
            List.of(BankView.BRANCH_BALANCE, BankView.ACCOUNT_OVERVIEW, BankView.CARD_OVERVIEW, BankView.ACCOUNT_FLOW);
    private static final int MOST_KEYS = 8;
    private static final int PERCENT = 100;
    private static final int HIGHEST_BALANCE = 20_000;
    private static final int CENTS = 2;

    private final Random random;
    private final BankClient client = new BankClient();
    private final RecentTokens tokens = new RecentTokens();
    private final Supplier<List<URI>> instances;
    private final BankKeys keys;
    private final ShardsOfAccounts shards;
    private final String transactions;
    private final double perSecond;
    private final AnswerCheck check;
    private final BankTally tally;
    private volatile boolean stopped;

    /**
     * @param transactions the transaction topic
     * @param perSecond reads a second; a reader that is late skips reads
     */
    BankReader(
            long seed,
            Supplier<List<URI>> instances,
            BankKeys keys,
            ShardsOfAccounts shards,
            String transactions,
            double perSecond,
            AnswerCheck check,
            BankTally tally) {
        this.random = new Random(seed);
        this.instances = instances;
        this.keys = keys;
        this.shards = shards;
        this.transactions = transactions;
        this.perSecond = perSecond;
        this.check = check;
        this.tally = tally;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        Pace pace = Pace.of(perSecond);
        for (long turn = 0; !stopped; turn++) {
            turn = pace.awaitOrSkip(turn);
            read(path());
        }
    }

    private ReadPath path() {
        int percent = random.nextInt(PERCENT);
        if (percent < 36) {
            return ReadPath.ROW;
        }
        if (percent < 52) {
            return ReadPath.KEYS_OF_ONE_SHARD;
        }
        if (percent < 68) {
            return ReadPath.KEYS;
        }
        if (percent < 80) {
            return ReadPath.INDEX;
        }
        return percent < 94 ? ReadPath.SNAPSHOT : ReadPath.SCAN;
    }

    private void read(ReadPath path) {
        try {
            switch (path) {
                case ROW -> row();
                case KEYS_OF_ONE_SHARD -> keys(path, BankView.ACCOUNT_OVERVIEW, shards.some(MOST_KEYS, random));
                case KEYS -> keys(path, anyKeyed(), List.of());
                case INDEX -> index();
                case SNAPSHOT -> snapshot();
                case SCAN -> scan();
                case EVENTS -> throw new IllegalArgumentException("events are not asked for");
            }
        } catch (UnavailableException e) {
            tally.unavailable(String.valueOf(e.getMessage()));
        } catch (WrongReplyException e) {
            tally.wrongReply(path, String.valueOf(e.getMessage()));
        }
    }

    private void row() throws UnavailableException, WrongReplyException {
        BankView view = VIEWS.get(random.nextInt(VIEWS.size()));
        long key = keys.any(view, random);
        submit(ReadPath.ROW, view, List.of(key), BankUrl.row(instance(), view, key));
    }

    private void keys(ReadPath path, BankView view, List<Long> given) throws UnavailableException, WrongReplyException {
        List<Long> wanted = given.isEmpty() ? someKeys(view) : given;
        submit(path, view, wanted, BankUrl.keys(instance(), view, wanted));
    }

    /** Half of the requests ask for at least the state of the reader's last answer. */
    private void submit(ReadPath path, BankView view, List<Long> wanted, URI url)
            throws UnavailableException, WrongReplyException {
        Map<String, String> headers = new HashMap<>();
        Optional<String> last = tokens.last().filter(token -> random.nextBoolean());
        last.ifPresent(token -> headers.put("Sync-Token", token));
        headers.put("Prefer", "wait=2000");
        BankReply reply = client.get(url, headers);
        tokens.add(reply.token());
        submit(path, url, reply, last, List.of(new RowsClaim(view, wanted, reply.present())));
    }

    private void index() throws UnavailableException, WrongReplyException {
        long branch = keys.any(BankView.BRANCH_BALANCE, random);
        BigDecimal least = BigDecimal.valueOf(random.nextInt(HIGHEST_BALANCE) * 100L, CENTS);
        boolean descending = random.nextBoolean();
        String query = "branch_id=" + branch + "&balance.gte=" + least.toPlainString() + "&limit=20&order="
                + (descending ? "desc" : "asc");
        pages(ReadPath.INDEX, BankView.CARD_OVERVIEW, query, rows -> new IndexClaim(branch, least, descending, rows));
    }

    private void scan() throws UnavailableException, WrongReplyException {
        BankView view = VIEWS.get(random.nextInt(VIEWS.size()));
        pages(ReadPath.SCAN, view, "scan=true&limit=100", rows -> new ScanClaim(view, rows));
    }

    /** What the rows of all pages claim. */
    private interface PagesClaim {
        Claim of(List<String> rows);
    }

    private void pages(ReadPath path, BankView view, String query, PagesClaim claim)
            throws UnavailableException, WrongReplyException {
        List<String> rows = new ArrayList<>();
        BankReply first = client.get(BankUrl.page(instance(), view, query, Optional.empty()), Map.of());
        rows.addAll(first.rows());
        for (Optional<String> cursor = first.cursor(); cursor.isPresent(); ) {
            BankReply page = client.get(BankUrl.page(instance(), view, query, cursor), Map.of());
            if (!page.token().equals(first.token())) {
                throw new WrongReplyException("a page of " + view.viewName() + " is of position "
                        + page.position(transactions) + ", and the first one of " + first.position(transactions));
            }
            rows.addAll(page.rows());
            cursor = page.cursor();
        }
        tokens.add(first.token());
        submit(
                path,
                BankUrl.page(instance(), view, query, Optional.empty()),
                first,
                Optional.empty(),
                List.of(claim.of(rows)));
    }

    private void snapshot() throws UnavailableException, WrongReplyException {
        Optional<String> token = tokens.any(random);
        if (token.isEmpty()) {
            row();
            return;
        }
        Map<String, String> headers = Map.of("Snapshot", token.get());
        List<Claim> claims = new ArrayList<>();
        for (BankView view : List.of(BankView.BANK_TOTAL, anyKeyed())) {
            List<Long> wanted = view == BankView.BANK_TOTAL ? List.of(BankView.ONLY_KEY) : someKeys(view);
            URI url = wanted.size() == 1
                    ? BankUrl.row(instance(), view, wanted.get(0))
                    : BankUrl.keys(instance(), view, wanted);
            BankReply reply = client.get(url, headers);
            if (!reply.token().equals(token.get())) {
                throw new WrongReplyException(
                        url + " is of position " + reply.position(transactions) + " and not of the snapshot asked for");
            }
            claims.add(new RowsClaim(view, wanted, reply.present()));
            if (claims.size() == 2) {
                submit(ReadPath.SNAPSHOT, url, reply, token, claims);
            }
        }
    }

    private void submit(ReadPath path, URI url, BankReply reply, Optional<String> least, List<Claim> claims) {
        long atLeast = least.map(token ->
                        new BankReply(List.of(), token, Optional.empty(), Optional.empty()).position(transactions))
                .orElse(0L);
        check.submit(new BankAnswer(path, url.toString(), reply.position(transactions), atLeast, claims));
    }

    private BankView anyKeyed() {
        return KEYED.get(random.nextInt(KEYED.size()));
    }

    private List<Long> someKeys(BankView view) {
        return random.ints(2 + random.nextInt(MOST_KEYS - 1))
                .mapToObj(any -> keys.any(view, random))
                .distinct()
                .toList();
    }

    private URI instance() {
        List<URI> all = instances.get();
        return all.get(random.nextInt(all.size()));
    }
}
