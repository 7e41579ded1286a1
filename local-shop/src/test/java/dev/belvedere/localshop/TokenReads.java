package dev.belvedere.localshop;

import dev.belvedere.serdes.token.SyncToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** Reads with tokens of what a table's topic holds. */
final class TokenReads implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Admin admin;
    private final String topic;

    TokenReads(String bootstrapServers, String topic) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.topic = topic;
    }

    /** The token of everything in the topic, as soon as there is more than there was. */
    SyncToken afterMoreThan(SyncToken before) {
        return Awaitility.await().pollDelay(Duration.ZERO).until(this::now, now -> !now.equals(before));
    }

    /** The token of everything in the topic now. */
    SyncToken now() throws ExecutionException, InterruptedException {
        TopicDescription described = Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(
                        0, described.partitions().size())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        var ends = admin.listOffsets(latest).all().get();
        return SyncToken.of(add -> ends.forEach(
                (partition, end) -> add.partition(partition.topic(), partition.partition(), end.offset())));
    }

    HttpResponse<String> get(String uri, SyncToken token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Sync-Token", token.text())
                .header("Prefer", "wait=5000")
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        admin.close();
    }
}
