package dev.awo.def.task;

import dev.awo.def.BlobId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of a task: one prompt, verified and committed on its own.
 *
 * @param template name of the prompt template, such as {@code implement}
 * @param instruction what to do, in the user's words, in the blob store
 * @param contextFiles paths inside the repository that the model is shown
 * @param variables values for the template beside the built-in ones
 */
public record Step(
    String name,
    String template,
    BlobId instruction,
    List<String> contextFiles,
    Map<String, String> variables) {
  public Step {
    contextFiles = List.copyOf(contextFiles);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
