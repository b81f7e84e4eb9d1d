/** The JSON of the REST API as records: served by the API and read by the command line. */
@NullMarked
package dev.awo.api.view;

import org.jspecify.annotations.NullMarked;
