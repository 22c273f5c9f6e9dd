package dhcp.server.config;

import java.util.List;
import java.util.Map;

/**
 * The one shape that flags and files are read into: texts, lists and mappings, each with its
 * origin. A flag {@code --lease-time 1h} and a line {@code lease-time: 1h} are the same node, so
 * that every setting is read and checked in one place.
 */
public sealed interface Node {
  Origin origin();

  /** What the node is, for a sentence. */
  String kind();

  /** A single value, as text; numbers and switches are not told apart before they are read. */
  record Scalar(String text, Origin origin) implements Node {
    @Override
    public String kind() {
      return "a value";
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Origin origin) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Names and their values, in the order written. */
  record Mapping(Map<String, Entry> entries, Origin origin) implements Node {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** A value and where its name stands. */
  record Entry(Origin name, Node value) {}
}
