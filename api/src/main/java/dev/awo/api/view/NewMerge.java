package dev.awo.api.view;

/** The body of {@code POST /api/v1/merges}. */
public record NewMerge(String project, String task) {}
