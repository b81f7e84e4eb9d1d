package dev.awo.worker.files;

import java.util.List;

/**
 * What an answer asks for, and what in it could not be understood; any rejection condemns the
 * whole.
 */
record Parsed(List<Edit> edits, List<Rejection> rejections) {}
