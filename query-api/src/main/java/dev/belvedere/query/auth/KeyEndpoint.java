package dev.belvedere.query.auth;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the keys that an issuer publishes. An answer without a key counts as none, so that a fault there does not take away the keys that are known.
 * Thread-safe.
 */
final class KeyEndpoint implements ResourceRetriever {

    private static final Logger LOG = LoggerFactory.getLogger(KeyEndpoint.class);
    private static final int TIMEOUT_MS = 1_000;
    private static final int LARGEST_BYTES = 1 << 20;

    private final ResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, LARGEST_BYTES);
    private final AtomicBoolean failing = new AtomicBoolean();

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            Resource found = http.retrieveResource(url);
            if (JWKSet.parse(found.getContent()).isEmpty()) {
                throw new IOException("The answer has no keys");
            }
            if (failing.compareAndSet(true, false)) {
                LOG.atInfo().addKeyValue("address", url).log("The keys of http.auth can be fetched again");
            }
            return found;
        } catch (ParseException notKeys) {
            throw failed(url, new IOException("The answer is no JSON Web Key Set", notKeys));
        } catch (IOException failure) {
            throw failed(url, failure);
        }
    }

    private IOException failed(URL url, IOException failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.atWarn()
                    .addKeyValue("address", url)
                    .addKeyValue("cause", failure.toString())
                    .log("The keys of http.auth cannot be fetched: those that are known stay in use for a day");
        }
        return failure;
    }

    /** Whether the last attempt has failed. */
    boolean isFailing() {
        return failing.get();
    }
}
