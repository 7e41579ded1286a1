/** The administration port: health and metrics, with limits of its own. Entry point: {@link dev.belvedere.query.http.admin.AdministrationServer}. */
@NullMarked
package dev.belvedere.query.http.admin;

import org.jspecify.annotations.NullMarked;
