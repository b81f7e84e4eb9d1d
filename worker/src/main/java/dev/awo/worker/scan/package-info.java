/** The security scanner: what the content of a file may do, judged by rules that are data. */
@NullMarked
package dev.awo.worker.scan;

import org.jspecify.annotations.NullMarked;
