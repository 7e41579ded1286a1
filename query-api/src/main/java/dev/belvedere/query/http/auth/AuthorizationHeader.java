package dev.belvedere.query.http.auth;

import dev.belvedere.query.auth.TokenRefusal;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its sender.
 *
 * @param token the bearer token; empty if there is none
 * @param refusal why there is none
 */
record AuthorizationHeader(String token, Optional<TokenRefusal> refusal) {

    private static final String SCHEME = "Bearer ";

    static AuthorizationHeader of(HttpFields headers) {
        String only = null;
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.AUTHORIZATION) {
                if (only != null) {
                    return refused(TokenRefusal.AMBIGUOUS);
                }
                only = field.getValue();
            }
        }
        return of(only);
    }

    private static AuthorizationHeader of(@Nullable String value) {
        if (value == null || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return refused(TokenRefusal.MISSING);
        }
        return new AuthorizationHeader(value.substring(SCHEME.length()).strip(), Optional.empty());
    }

    private static AuthorizationHeader refused(TokenRefusal reason) {
        return new AuthorizationHeader("", Optional.of(reason));
    }
}
