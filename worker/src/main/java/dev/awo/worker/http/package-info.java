/** What rooms that speak HTTP have in common. */
@NullMarked
package dev.awo.worker.http;

import org.jspecify.annotations.NullMarked;
