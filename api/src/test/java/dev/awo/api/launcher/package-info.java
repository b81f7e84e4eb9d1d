/** Tests of the launcher script, in copies of the checkout with fake JDKs and a fake Maven. */
@NullMarked
package dev.awo.api.launcher;

import org.jspecify.annotations.NullMarked;
