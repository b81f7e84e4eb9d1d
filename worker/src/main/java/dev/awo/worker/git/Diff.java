package dev.awo.worker.git;

import dev.awo.def.BlobId;

/** What lies between two commits; of a binary file no lines are counted. */
record Diff(BlobId text, int files, int insertions, int deletions) {}
