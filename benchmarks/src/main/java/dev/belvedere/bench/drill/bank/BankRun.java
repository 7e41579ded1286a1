package dev.belvedere.bench.drill.bank;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.bench.cluster.Cluster;
import dev.belvedere.bench.cluster.LoopbackNetwork;
import dev.belvedere.bench.drill.bank.check.AnswerCheck;
import dev.belvedere.bench.drill.bank.check.BankTally;
import dev.belvedere.bench.drill.bank.check.FollowedView;
import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.drill.bank.read.BankReaders;
import dev.belvedere.bench.drill.bank.read.ViewFollower;
import dev.belvedere.bench.drill.bank.write.BankDatabase;
import dev.belvedere.bench.drill.bank.write.BankIds;
import dev.belvedere.bench.drill.bank.write.BankWriters;
import dev.belvedere.bench.drill.bank.write.TransactionLedger;
import dev.belvedere.bench.drill.check.EqualRows;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.Service;
import dev.belvedere.localshop.source.CapturedDatabase;
import dev.belvedere.localshop.source.SettledTopics;
import dev.belvedere.localshop.system.LocalStack;
import dev.belvedere.localshop.system.Teardown;
import dev.belvedere.waiting.Waiting;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Runs the drill: starts a bank and its instances, transactions and readers, and compares all rows at the end. Used once. */
final class BankRun {

    private static final Duration GRACE = Duration.ofMinutes(3);
    private static final Duration UNGATED_GRACE = Duration.ofSeconds(10);
    private static final Waiting WAITING = Waiting.every(Duration.ofMillis(200));
    private static final String UNGATED = "-Dbelvedere.ungated=true";

    private final BankTally tally = new BankTally();
    private final AnswerCheck check = new AnswerCheck(tally);
    private final TransactionLedger ledger = new TransactionLedger();
    private final BankIds ids = new BankIds();
    private final List<FollowedView> followed = Stream.of(
                    BankView.ACCOUNT_OVERVIEW, BankView.CARD_OVERVIEW, BankView.BRANCH_BALANCE)
            .map(view -> new FollowedView(view, BankFiles.TRANSACTIONS, tally))
            .toList();
    private final BankOptions options;
    private final PrintStream out;

    BankRun(BankOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    BankFindings run() throws SQLException {
        try (Teardown teardown = Teardown.atExit()) {
            LocalStack stack =
                    LocalStack.start(List.of(Service.values()), Optional.empty(), LocalStack.LOOPBACK, out, teardown);
            BankDatabase database = new BankDatabase(stack.jdbcUrl());
            BankHistory history = new BankHistory(database.create());
            capture(stack);
            Cluster cluster = teardown.add(new Cluster(
                    stack.directory(),
                    new LoopbackNetwork(),
                    options.instances,
                    new BankFiles(stack, options.shards)::write,
                    options.isUngated ? List.of(UNGATED) : List.of(),
                    out));
            for (int number = 1; number <= options.instances; number++) {
                cluster.start(cluster.member(number));
            }
            cluster.awaitBalanced();
            long transactions = runUnderLoad(stack, database, history, cluster);
            boolean equal = EqualRows.atEveryInstance(stack.jdbcUrl(), cluster.addresses(), grace(), out);
            return new BankFindings(tally, transactions, equal);
        }
    }

    private void capture(LocalStack stack) throws SQLException {
        stack.capture(CaptureRequest.of(
                        BankDatabase.TABLES.stream().map("public."::concat).toArray(String[]::new))
                .named(BankFiles.PREFIX)
                .withTopicPrefix(BankFiles.PREFIX)
                .withPartitions(options.partitions));
        try (CapturedDatabase source = CapturedDatabase.connect(stack.jdbcUrl());
                SettledTopics topics = new SettledTopics(stack.bootstrapServers(), BankFiles.PREFIX)) {
            boolean unused = WAITING.atMost(GRACE).until(source::followed);
            topics.await();
        }
    }

    private long runUnderLoad(LocalStack stack, BankDatabase database, BankHistory history, Cluster cluster)
            throws SQLException {
        long transactions;
        try (TransactionTail tail =
                new TransactionTail(stack.bootstrapServers(), stack.registryUrl(), ledger, history, this::check)) {
            List<ViewFollower> followers = followers(cluster);
            try (BankReaders readers = readers(cluster);
                    BankWriters writers = BankWriters.start(database, ids, ledger, options.rate)) {
                letPass(cluster, writers, tail);
                readers.stop();
                writers.stop();
                writers.checkRunning();
                transactions = writers.committed();
            }
            finish(tail);
            followers.forEach(ViewFollower::close);
        }
        check.finish(history);
        Set<BankView> different = database.different(history);
        if (!different.isEmpty()) {
            throw new BenchException("the drill itself is wrong about what PostgreSQL has in " + different);
        }
        return transactions;
    }

    private List<ViewFollower> followers(Cluster cluster) {
        List<ViewFollower> followers = new ArrayList<>();
        for (FollowedView view : followed) {
            followers.add(ViewFollower.start(cluster::addresses, view.view(), view, tally));
        }
        return followers;
    }

    private BankReaders readers(Cluster cluster) {
        return BankReaders.start(
                options.readers,
                options.reads,
                cluster::addresses,
                ids,
                ids.firstAccounts(),
                BankFiles.TRANSACTIONS,
                check,
                tally);
    }

    /** Runs on the tail's thread. */
    private void check(BankHistory history, long nanos) {
        check.check(history);
        followed.forEach(view -> view.check(history, nanos));
    }

    private void letPass(Cluster cluster, BankWriters writers, TransactionTail tail) {
        ProgressBar progress = ProgressBar.start(out, "bank");
        boolean unused = WAITING.atMost(options.longest()).until(() -> {
            cluster.letPass(Duration.ZERO, writers::checkRunning);
            tail.checkRunning();
            progress.at(String.format(
                    Locale.ROOT,
                    "%,d transactions, offset %,d of %,d answered, %,d answers of %,d snapshots, %,d impossible",
                    writers.committed(),
                    tally.newestSnapshot(),
                    tail.end(),
                    tally.answers(),
                    tally.distinctSnapshots(),
                    tally.impossible()));
            return options.isUngated
                    ? tally.impossible() > 0
                    : tally.reached(options.answers(), options.answersOfEachPath());
        });
    }

    /** Waits until the last transaction has ended and then until every subscriber has its rows, which without gates may never be. */
    private void finish(TransactionTail tail) {
        if (!await(tail, GRACE, () -> ledger.open() == 0)) {
            throw new BenchException(ledger.open() + " transactions have not come to an end in the transaction topic");
        }
        boolean unused = await(tail, grace(), () -> followed.stream().allMatch(FollowedView::complete));
        followed.forEach(FollowedView::finish);
    }

    private static boolean await(TransactionTail tail, Duration longest, BooleanSupplier reached) {
        return WAITING.atMost(longest).until(() -> {
            tail.checkRunning();
            return reached.getAsBoolean();
        });
    }

    private Duration grace() {
        return options.isUngated ? UNGATED_GRACE : GRACE;
    }
}
