/**
 * Bearer tokens: verified against the keys that their issuer publishes, and what they grant. Knows the JWT library; knows no HTTP server. Entry point:
 * {@link dev.belvedere.query.auth.BearerTokens}.
 */
@NullMarked
package dev.belvedere.query.auth;

import org.jspecify.annotations.NullMarked;
