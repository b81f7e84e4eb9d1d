package dev.awo.worker.propose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.awo.def.autopilot.Batch.Item;
import dev.awo.def.spec.ProposalSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proposals as the YAML in which they were made. */
final class ProposalText {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();

  private ProposalText() {}

  static String of(List<Item> items) {
    try {
      return YAML.writeValueAsString(
          Map.of("proposals", items.stream().map(item -> fields(item.proposal())).toList()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("proposals are always writable as YAML", e);
    }
  }

  private static Map<String, Object> fields(ProposalSpec proposal) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", proposal.id());
    fields.put("title", proposal.title());
    fields.put("prompt", proposal.prompt());
    proposal.rationale().ifPresent(why -> fields.put("rationale", why));
    fields.put("context_files", proposal.contextFiles());
    fields.put("touches", proposal.touches());
    fields.put("priority", proposal.priority());
    return fields;
  }
}
