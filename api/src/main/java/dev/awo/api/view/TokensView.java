package dev.awo.api.view;

/**
 * Tokens as providers report them.
 *
 * @param cachedInput part of {@code input} that was read from the provider's cache
 * @param calls model calls that were settled
 */
public record TokensView(long input, long cachedInput, long output, int calls) {}
