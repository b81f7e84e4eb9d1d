package dev.awo.worker.sandbox;

import java.nio.file.Path;

/**
 * A cache of the host that a build tool must be able to add to. The sandbox gets a directory of its
 * own, filled with links to the host's files, which it can read and nothing more: what the tool
 * adds or replaces stays in the sandbox.
 *
 * @param name of the copy, directly in the sandbox's home
 * @param below where in the copy the links go
 * @param source the host's cache
 * @param marker the file that tells a project which wants this cache; empty when each does
 * @param depth at which everything is linked, files and directories alike
 * @param wholeLeaves whether directories without directories in them are linked as a whole, which
 *     is cheaper, but nothing can be added to them
 */
record ToolCache(
    String name, String below, Path source, String marker, int depth, boolean wholeLeaves) {}
