package dhcp.server.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one mapping of two: of a file and its include, or of a file and the flags over it. */
final class Merge {
  /** What flags add to the file's; every other flag replaces the file's setting of its name. */
  private static final Set<String> ADDED =
      Set.of(Setting.DHCP_RANGE.key(), Setting.EXCLUDE.key(), Setting.RESERVE.key());

  private Merge() {}

  /**
   * Both, with lists joined.
   *
   * @throws ConfigException when both set the same single value
   */
  static Node.Mapping join(Node.Mapping first, Node.Mapping second) throws ConfigException {
    Map<String, Node.Entry> all = new LinkedHashMap<>(first.entries());
    for (Map.Entry<String, Node.Entry> entry : second.entries().entrySet()) {
      Node.Entry before = all.get(entry.getKey());
      all.put(
          entry.getKey(),
          before == null ? entry.getValue() : both(entry.getKey(), before, entry.getValue()));
    }
    return new Node.Mapping(all, first.origin());
  }

  private static Node.Entry both(String name, Node.Entry a, Node.Entry b) throws ConfigException {
    if (a.value() instanceof Node.Sequence && b.value() instanceof Node.Sequence) {
      return new Node.Entry(a.name(), added(a.value(), b.value()));
    }
    if (a.value() instanceof Node.Mapping x && b.value() instanceof Node.Mapping y) {
      return new Node.Entry(a.name(), join(x, y));
    }
    throw new ConfigException(b.name(), "'" + name + "' is set twice; the first is at " + a.name());
  }

  /** The file with the flags over it. */
  static Node.Mapping override(Node.Mapping file, Node.Mapping flags) {
    Map<String, Node.Entry> all = new LinkedHashMap<>(file.entries());
    flags.entries().forEach((name, flag) -> all.merge(name, flag, (a, b) -> over(name, a, b)));
    return new Node.Mapping(all, file.origin());
  }

  private static Node.Entry over(String name, Node.Entry file, Node.Entry flag) {
    if (ADDED.contains(name)) {
      return new Node.Entry(flag.name(), added(file.value(), flag.value()));
    }
    if (file.value() instanceof Node.Mapping below && flag.value() instanceof Node.Mapping above) {
      return new Node.Entry(flag.name(), override(below, above));
    }
    return flag;
  }

  private static Node.Sequence added(Node first, Node second) {
    List<Node> items = new ArrayList<>(items(first));
    items.addAll(items(second));
    return new Node.Sequence(items, first.origin());
  }

  /** The items of a list, or the one node itself. */
  static List<Node> items(Node node) {
    return node instanceof Node.Sequence list ? list.items() : List.of(node);
  }
}
