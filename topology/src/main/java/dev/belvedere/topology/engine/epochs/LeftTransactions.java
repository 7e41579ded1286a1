package dev.belvedere.topology.engine.epochs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts the transactions of instances that have left the group of stream threads without ending them, as one that was killed. Nobody can read what others write behind an
 * open transaction, so it would hold up all epochs until the broker ends it by itself. Used by one thread; does not wait for the broker.
 */
final class LeftTransactions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeftTransactions.class);

    private final String application;
    private final Admin admin;
    private KafkaFuture<?> looking = KafkaFuture.completedFuture(true);

    /** @param application the id of the Kafka Streams application: its group, and what the names of its transactions begin with */
    LeftTransactions(String application, Map<String, String> kafka) {
        this.application = application;
        this.admin = Admin.create(Map.copyOf(kafka));
    }

    /** Looks for such transactions, unless the last look has not ended yet. */
    void look() {
        if (looking.isDone()) {
            looking = admin.describeConsumerGroups(List.of(application)).all().whenComplete((groups, failure) -> {
                if (failure == null) {
                    groups.values().forEach(this::compare);
                } else {
                    LOG.atDebug().log("the group's members are not known: {}", failure.getMessage());
                }
            });
        }
    }

    private void compare(ConsumerGroupDescription group) {
        Set<String> clients =
                group.members().stream().map(MemberDescription::clientId).collect(Collectors.toSet());
        KafkaFuture<Collection<TransactionListing>> unused = admin.listTransactions(
                        new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING)))
                .all()
                .whenComplete((open, failure) -> {
                    if (failure == null) {
                        abort(left(
                                application,
                                open.stream()
                                        .map(TransactionListing::transactionalId)
                                        .toList(),
                                clients));
                    } else {
                        LOG.atDebug().log("open transactions are not known: {}", failure.getMessage());
                    }
                });
    }

    /**
     * Returns the transactions of an application that none of the clients has begun. Kafka Streams names a transaction by application, process and thread, and the client of
     * a thread by application, process and more.
     */
    static List<String> left(String application, Collection<String> transactions, Set<String> clients) {
        return transactions.stream()
                .filter(transaction -> transaction.startsWith(application + "-"))
                .filter(transaction -> clients.stream().noneMatch(client -> client.startsWith(process(transaction))))
                .toList();
    }

    private static String process(String transaction) {
        return transaction.substring(0, transaction.lastIndexOf('-') + 1);
    }

    private void abort(List<String> transactions) {
        if (!transactions.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("transactions", transactions)
                    .log("ends transactions that an instance has left open which does not answer any more");
            KafkaFuture<Void> unused = admin.fenceProducers(transactions).all().whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.atWarn()
                            .addKeyValue("transactions", transactions)
                            .log(
                                    "transactions that were left open cannot be ended, and hold up epochs until the broker does: {}",
                                    failure.getMessage());
                }
            });
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
