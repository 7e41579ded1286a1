/** Tests of the services' helpers, without a running service. */
@NullMarked
package dev.belvedere.devstack.service;

import org.jspecify.annotations.NullMarked;
