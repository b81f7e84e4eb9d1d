package dev.awo.def.spec;

import java.util.Optional;

/**
 * A variable that a workflow declares.
 *
 * @param required must be given with {@code --var}; a required variable has no default value
 */
public record VariableSpec(
    Optional<String> defaultValue, boolean required, Optional<String> description) {}
