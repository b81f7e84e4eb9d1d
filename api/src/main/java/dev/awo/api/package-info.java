/** The Dropwizard application and its configuration. */
@NullMarked
package dev.awo.api;

import org.jspecify.annotations.NullMarked;
