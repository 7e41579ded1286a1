package dev.belvedere.bench.drill.bank.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.belvedere.bench.drill.bank.model.BankView;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;

/** The addresses of rows. */
final class BankUrl {

    private BankUrl() {}

    static URI row(URI instance, BankView view, long key) {
        return instance.resolve(rows(view) + "/" + view.segment(key));
    }

    static URI keys(URI instance, BankView view, List<Long> keys) {
        return instance.resolve(keys.stream().map(key -> "key=" + key).collect(joining("&", rows(view) + "?", "")));
    }

    /** @param query without the page's cursor */
    static URI page(URI instance, BankView view, String query, Optional<String> cursor) {
        String from =
                cursor.map(text -> "&cursor=" + URLEncoder.encode(text, UTF_8)).orElse("");
        return instance.resolve(rows(view) + "?" + query + from);
    }

    static String changes(BankView view) {
        return "/v1/views/" + view.viewName() + "/changes";
    }

    private static String rows(BankView view) {
        return "/v1/views/" + view.viewName() + "/rows";
    }
}
