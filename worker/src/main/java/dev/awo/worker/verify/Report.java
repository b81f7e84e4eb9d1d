package dev.awo.worker.verify;

/**
 * Why an attempt is turned down.
 *
 * @param headline one line for people
 * @param text everything the model should know
 */
record Report(String headline, String text) {}
