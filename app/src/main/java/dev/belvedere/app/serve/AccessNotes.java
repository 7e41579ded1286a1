package dev.belvedere.app.serve;

import dev.belvedere.app.config.Configuration;
import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Peers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Notes for the operator on who may read, where the configuration lets others reach the instance. */
public final class AccessNotes {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    private AccessNotes() {}

    /** The notes on a configuration; none if only this machine reaches the instance, or clients and instances say who they are. */
    public static List<String> on(Configuration configuration) {
        return on(configuration.http(), configuration.peers());
    }

    static List<String> on(Http http, Optional<Peers> peers) {
        List<String> notes = new ArrayList<>();
        boolean asksForCertificates =
                http.tls().filter(tls -> tls.clientAuth().equals("required")).isPresent();
        if (!isLoopback(http.host())) {
            if (http.auth().isEmpty() && !asksForCertificates) {
                notes.add("whoever reaches " + http.host() + ":" + http.port()
                        + " may read all views: set http.auth, or http.tls.client-auth: required");
            } else if (http.auth().isPresent() && http.tls().isEmpty()) {
                notes.add("tokens come to " + http.host() + ":" + http.port()
                        + " unencrypted: set http.tls, unless a proxy before it has TLS");
            }
        }
        peers.filter(listener -> !isLoopback(listener.host()) && listener.tls().isEmpty())
                .ifPresent(listener -> notes.add("whoever reaches " + listener.host() + ":" + listener.port()
                        + " is taken for an instance, and may read all views: set peers.tls"));
        return notes;
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
