/** What a project's own files say of it, such as how it is checked. */
@NullMarked
package dev.awo.api.projects;

import org.jspecify.annotations.NullMarked;
