package dev.awo.worker.git;

import java.util.Optional;

/**
 * A path of a working tree that differs from the last commit.
 *
 * @param content the bytes now, or a link's target; absent when nothing is there any more. At most
 *     one byte more than was asked for
 * @param mode as git writes it, for example {@code 100644}; the old one when nothing is there
 * @param diff how it differs, as a unified diff
 */
public record TreeChange(String path, Optional<byte[]> content, String mode, String diff) {}
