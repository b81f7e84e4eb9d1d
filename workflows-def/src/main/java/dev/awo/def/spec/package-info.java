/** YAML as records; text in, records or line-numbered complaints out. */
@NullMarked
package dev.awo.def.spec;

import org.jspecify.annotations.NullMarked;
