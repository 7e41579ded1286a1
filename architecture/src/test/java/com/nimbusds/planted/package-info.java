/** Stand-ins. */
@NullMarked
package com.nimbusds.planted;

import org.jspecify.annotations.NullMarked;
