package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import dev.belvedere.app.config.Configuration.Auth;
import dev.belvedere.app.config.Configuration.Grant;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the section {@code http.auth}: whose tokens clients have to show, and what they grant. */
final class AuthSection {

    /** A secret that both sides share is not among them: a public key could be taken for it. */
    private static final List<String> ALGORITHMS =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    /** What comes unencrypted can be forged on its way, unless it stays on this machine. */
    private static final Pattern ADDRESS =
            Pattern.compile("https://[^\\s@?#]+|http://(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?(/[^\\s@?#]*)?");

    /** A claim, a colon and a value. The claim's name may be an address, and the value may have colons. */
    private static final Pattern GRANT = Pattern.compile("((?:https?://)?[^:]+):(.+)");

    private final RawSettings settings;
    private final SettingReader read;

    AuthSection(RawSettings settings, SettingReader read) {
        this.settings = settings;
        this.read = read;
    }

    /** The section; empty if it is not there. */
    Optional<Auth> auth() {
        Optional<String> first = settings.keys().stream()
                .filter(key -> key.startsWith(SettingKeys.HTTP_AUTH + "."))
                .findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String place = read.place(first.get());
        requirePeers(place);
        return Optional.of(new Auth(
                required(SettingKeys.HTTP_AUTH_ISSUER, place, "issuer: https://login.example"),
                audiences(place),
                keys(place),
                algorithms(),
                read.duration(
                        SettingKeys.HTTP_AUTH_CLOCK_SKEW, Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(5)),
                grants(place)));
    }

    private void requirePeers(String place) {
        if (settings.get(SettingKeys.PEERS_PORT) == null) {
            settings.problem(
                    place,
                    quoted(SettingKeys.HTTP_AUTH) + " needs " + quoted(SettingKeys.PEERS_PORT)
                            + ": where instances and clients share a port, whoever says that it is an instance would need no token");
        }
    }

    private String required(String key, String place, String example) {
        if (read.list(key).isEmpty()) {
            settings.problem(place, quoted(key) + " is missing; write for example " + quoted(example));
            return "";
        }
        return read.text(key, "");
    }

    private List<String> audiences(String place) {
        String unused = read.list(SettingKeys.HTTP_AUTH_AUDIENCE).isEmpty()
                ? required(SettingKeys.HTTP_AUTH_AUDIENCE, place, "audience: belvedere")
                : "";
        return read.list(SettingKeys.HTTP_AUTH_AUDIENCE);
    }

    private URI keys(String place) {
        String example = "jwks-url: https://login.example/keys";
        String written = required(SettingKeys.HTTP_AUTH_JWKS_URL, place, example);
        String address = read.checked(
                SettingKeys.HTTP_AUTH_JWKS_URL,
                ADDRESS,
                "an address that begins with https:// (or http:// on this machine) and has no credentials, for example "
                        + quoted("https://login.example/keys"));
        return written.isEmpty() ? URI.create("") : URI.create(address);
    }

    private List<String> algorithms() {
        List<String> named = read.list(SettingKeys.HTTP_AUTH_ALGORITHMS);
        named.stream()
                .filter(name -> !ALGORITHMS.contains(name))
                .forEach(name -> settings.problem(
                        read.place(SettingKeys.HTTP_AUTH_ALGORITHMS),
                        quoted(SettingKeys.HTTP_AUTH_ALGORITHMS) + " names "
                                + settings.shown(SettingKeys.HTTP_AUTH_ALGORITHMS, name) + ", which is not one of "
                                + String.join(", ", ALGORITHMS)));
        return named.isEmpty() ? ALGORITHMS : named;
    }

    private List<Grant> grants(String place) {
        List<String> keys = settings.keys().stream()
                .filter(key -> key.startsWith(SettingKeys.HTTP_AUTH_GRANTS))
                .toList();
        if (keys.isEmpty()) {
            settings.problem(
                    place,
                    quoted("http.auth.grants") + " is missing: what tokens may read; write for example "
                            + quoted("{'scope:orders.read': [order_summary]}"));
        }
        return keys.stream().flatMap(key -> grant(key).stream()).toList();
    }

    private Optional<Grant> grant(String key) {
        Matcher grant = GRANT.matcher(key.substring(SettingKeys.HTTP_AUTH_GRANTS.length()));
        List<String> views = read.list(key);
        if (!grant.matches() || views.isEmpty()) {
            settings.problem(
                    read.place(key),
                    quoted(key)
                            + " is not a claim, a colon and a value, with the views that it grants; write for example "
                            + quoted("'scope:orders.read': [order_summary]") + ", or " + quoted("['*']") + " for all");
            return Optional.empty();
        }
        return Optional.of(new Grant(grant.group(1), grant.group(2), views));
    }
}
