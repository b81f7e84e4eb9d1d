/**
 * Git without its command line: pooled clones beside the user's repository, commits by plumbing.
 */
@NullMarked
package dev.awo.worker.git;

import org.jspecify.annotations.NullMarked;
