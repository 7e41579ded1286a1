package dev.belvedere.localshop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an instance shows at {@code /metrics}. */
record Metrics(String text) {

    /** Shown only where there is something to show: certificates, or a pause. */
    static final Set<String> SPORADIC = Set.of(
            "jvm_gc_pause_seconds",
            "belvedere_certificate_days",
            "belvedere_certificate_stale",
            "belvedere_token_keys_unavailable");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([a-z0-9_]+)`");

    /** @param address of the administration port */
    static Metrics of(String address) throws IOException, InterruptedException {
        return new Metrics(CLIENT.send(
                        HttpRequest.newBuilder(URI.create(address + "/metrics")).build(), BodyHandlers.ofString())
                .body());
    }

    /** The names in the page of metrics. */
    static Set<String> documented(Path page) throws IOException {
        return names(DOCUMENTED, Files.readString(page));
    }

    /** The names shown; the largest value that comes with each histogram is part of it. */
    Set<String> families() {
        Set<String> families = names(FAMILY, text);
        families.removeIf(name -> name.endsWith("_seconds_max"));
        return families;
    }

    /** The value of a series. */
    double value(String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + series + " in\n" + text));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
