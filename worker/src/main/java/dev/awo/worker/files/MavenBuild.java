package dev.awo.worker.files;

import java.io.StringReader;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of a POM by which Maven runs or fetches something, in a form that ignores layout and
 * comments.
 */
final class MavenBuild {
  private static final Set<String> PARTS =
      Set.of(
          "build",
          "reporting",
          "profiles",
          "repositories",
          "pluginRepositories",
          "parent",
          "distributionManagement");
  private static final int TOP = 2;

  private MavenBuild() {}

  /** The parts as one text; for a POM that cannot be read, all of it. */
  static String read(String pom) {
    if (pom.isEmpty()) {
      return "";
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return parts(factory.createXMLStreamReader(new StringReader(pom)));
    } catch (XMLStreamException e) {
      return pom;
    }
  }

  private static String parts(XMLStreamReader reader) throws XMLStreamException {
    StringBuilder parts = new StringBuilder();
    int depth = 0;
    boolean inside = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          inside = depth == TOP ? PARTS.contains(reader.getLocalName()) : inside;
          parts.append(inside ? "<" + reader.getLocalName() + ">" : "");
        }
        case XMLStreamConstants.END_ELEMENT -> {
          parts.append(inside ? "</>" : "");
          depth--;
          inside = inside && depth >= TOP;
        }
        case XMLStreamConstants.CHARACTERS -> parts.append(inside ? reader.getText().strip() : "");
        default -> {}
      }
    }
    return parts.toString();
  }
}
