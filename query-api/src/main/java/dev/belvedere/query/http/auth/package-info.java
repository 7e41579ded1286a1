/** Asks clients who they are, before anything is done for their requests. Entry point: {@link dev.belvedere.query.http.auth.BearerTokenHandler}. */
@NullMarked
package dev.belvedere.query.http.auth;

import org.jspecify.annotations.NullMarked;
