package dhcp.server.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One YAML document into nodes, from the parser's events, so that depth and size are bounded before
 * anything is built. Aliases, which can make a small file expand without end, are not read.
 */
final class YamlReader {
  static final int MAX_DEPTH = 12;
  static final int MAX_NODES = 4_000_000;

  private final String name;
  private final Iterator<Event> events;
  private int nodes;

  private YamlReader(String name, Iterator<Event> events) {
    this.name = name;
    this.events = events;
  }

  /**
   * @param name the file's name, for origins
   * @throws ConfigException when the text is not one YAML mapping within the bounds
   */
  static Node.Mapping read(String name, String text) throws ConfigException {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setCodePointLimit(text.length() + 1).build();
    YamlReader reader = new YamlReader(name, new Parse(settings).parseString(text).iterator());
    try {
      return reader.document();
    } catch (MarkedYamlEngineException e) {
      Origin origin =
          e.getProblemMark()
              .map(mark -> Origin.file(name, mark.getLine(), mark.getColumn()))
              .orElse(new Origin(name));
      throw new ConfigException(origin, "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new ConfigException(new Origin(name), "this is not YAML: " + e.getMessage());
    }
  }

  private Node.Mapping document() throws ConfigException {
    events.next();
    Event start = events.next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      return new Node.Mapping(Map.of(), new Origin(name));
    }
    Node node = node(events.next(), 0);
    events.next();
    Event next = events.next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      throw new ConfigException(at(next), "a second document starts here; one file is one mapping");
    }
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    if (node instanceof Node.Scalar scalar && scalar.text().isEmpty()) {
      return new Node.Mapping(Map.of(), new Origin(name));
    }
    throw new ConfigException(
        node.origin(), "the file must be a mapping of settings, as in 'lease-time: 1h'");
  }

  private Node node(Event event, int depth) throws ConfigException {
    if (depth > MAX_DEPTH) {
      throw new ConfigException(at(event), "nested more than " + MAX_DEPTH + " levels deep");
    }
    if (++nodes > MAX_NODES) {
      throw new ConfigException(at(event), "more than " + MAX_NODES + " values in one file");
    }
    if (event instanceof ScalarEvent scalar) {
      return new Node.Scalar(scalar.getValue(), at(event));
    }
    if (event instanceof SequenceStartEvent) {
      return sequence(at(event), depth);
    }
    if (event instanceof MappingStartEvent) {
      return mapping(at(event), depth);
    }
    if (event instanceof AliasEvent alias) {
      throw new ConfigException(
          at(event), "the alias *" + alias.getAlias() + " is not read; write the value again");
    }
    throw new ConfigException(at(event), "this is not a value, a list or a mapping");
  }

  private Node sequence(Origin origin, int depth) throws ConfigException {
    List<Node> items = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      items.add(node(e, depth + 1));
    }
    return new Node.Sequence(items, origin);
  }

  private Node mapping(Origin origin, int depth) throws ConfigException {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      if (!(e instanceof ScalarEvent key)) {
        throw new ConfigException(at(e), "a setting's name must be plain text");
      }
      Node.Entry entry = new Node.Entry(at(e), node(events.next(), depth + 1));
      Node.Entry before = entries.putIfAbsent(key.getValue(), entry);
      if (before != null) {
        throw new ConfigException(
            entry.name(),
            "'" + key.getValue() + "' is set twice; the first is at " + before.name());
      }
    }
    return new Node.Mapping(entries, origin);
  }

  private Origin at(Event event) {
    return event
        .getStartMark()
        .map(mark -> Origin.file(name, mark.getLine(), mark.getColumn()))
        .orElse(new Origin(name));
  }
}
