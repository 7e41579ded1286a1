/** What the server does without a service running. */
@NullMarked
package dev.belvedere.devstack.server;

import org.jspecify.annotations.NullMarked;
