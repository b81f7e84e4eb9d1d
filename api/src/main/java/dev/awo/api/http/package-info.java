/**
 * What every request passes: Host, Origin, token and body checks, and errors as problem documents.
 */
@NullMarked
package dev.awo.api.http;

import org.jspecify.annotations.NullMarked;
