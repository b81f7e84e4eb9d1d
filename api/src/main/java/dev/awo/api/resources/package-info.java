/** The REST API's nouns: one Jersey resource each, without logic of their own. */
@NullMarked
package dev.awo.api.resources;

import org.jspecify.annotations.NullMarked;
