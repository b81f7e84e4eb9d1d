/** The projects of {@code projects.yaml} and the registry, and what their own files say of them. */
@NullMarked
package dev.awo.api.projects;

import org.jspecify.annotations.NullMarked;
