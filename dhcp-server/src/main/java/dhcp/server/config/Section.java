package dhcp.server.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one mapping by the names of its settings. A name that nobody asked for is a problem when
 * the section is closed, with the nearest of the names that were.
 */
final class Section {
  private final Node.Mapping mapping;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  Section(Node.Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  Origin origin() {
    return mapping.origin();
  }

  Problems problems() {
    return problems;
  }

  /** Where a setting is written, or the section itself when it is not. */
  Origin origin(String name) {
    return entry(name).map(e -> e.value().origin()).orElse(mapping.origin());
  }

  boolean has(String name) {
    return entry(name).isPresent();
  }

  /** A single value; the parser refuses with an {@link IllegalArgumentException}. */
  <T> Optional<T> one(String name, Function<String, T> parser) {
    return node(name).flatMap(node -> scalar(node, parser)).map(Located::value);
  }

  /** A value or a list of values; commas inside a value separate too. */
  <T> List<Located<T>> many(String name, Function<String, T> parser) {
    List<Located<T>> values = new ArrayList<>();
    for (Node node : nodes(name)) {
      if (node instanceof Node.Scalar list) {
        for (String part : list.text().split(",", -1)) {
          scalar(new Node.Scalar(part.strip(), list.origin()), parser).ifPresent(values::add);
        }
      } else {
        scalar(node, parser).ifPresent(values::add);
      }
    }
    return values;
  }

  /** The same without origins, and empty when the setting is not there. */
  <T> Optional<List<T>> list(String name, Function<String, T> parser) {
    List<Located<T>> values = many(name, parser);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.stream().map(Located::value).toList());
  }

  /** A value or a list of values, where a comma belongs to the value. */
  <T> List<Located<T>> whole(String name, Function<String, T> parser) {
    List<Located<T>> values = new ArrayList<>();
    nodes(name).forEach(node -> scalar(node, parser).ifPresent(values::add));
    return values;
  }

  /** A mapping of names to texts, with the origin of each; a list becomes a text with commas. */
  Map<String, Located<String>> texts(String name) {
    Map<String, Located<String>> texts = new LinkedHashMap<>();
    section(name)
        .ifPresent(
            inner ->
                inner
                    .mapping
                    .entries()
                    .forEach(
                        (key, entry) ->
                            joined(entry.value()).ifPresent(text -> texts.put(key, text))));
    return texts;
  }

  /** The same, where one text alone counts as the text of a given name. */
  Map<String, Located<String>> textOrTexts(String name, String alone) {
    Optional<Node> only = node(name).filter(node -> !(node instanceof Node.Mapping));
    return only.isPresent()
        ? text(only.get()).map(text -> Map.of(alone, text)).orElse(Map.of())
        : texts(name);
  }

  Optional<Section> section(String name) {
    return node(name).flatMap(this::asSection);
  }

  /** A list of mappings; one mapping alone is a list of one. */
  List<Section> sections(String name) {
    return nodes(name).stream().flatMap(node -> asSection(node).stream()).toList();
  }

  /** Refuses every name that was not asked for. */
  void close() {
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (!asked.contains(name)) {
                problems.add(
                    entry.name(), "'" + name + "' is no setting here; " + Nearest.of(name, asked));
              }
            });
  }

  private Optional<Node.Entry> entry(String name) {
    asked.add(name);
    return Optional.ofNullable(mapping.entries().get(name));
  }

  private Optional<Node> node(String name) {
    return entry(name).map(Node.Entry::value);
  }

  private List<Node> nodes(String name) {
    return node(name)
        .map(node -> node instanceof Node.Sequence list ? list.items() : List.of(node))
        .orElse(List.of());
  }

  private Optional<Section> asSection(Node node) {
    if (node instanceof Node.Mapping inner) {
      return Optional.of(new Section(inner, problems));
    }
    problems.add(node.origin(), "this is " + node.kind() + "; a mapping of settings belongs here");
    return Optional.empty();
  }

  private <T> Optional<Located<T>> scalar(Node node, Function<String, T> parser) {
    return text(node)
        .flatMap(
            text ->
                problems
                    .attempt(text.origin(), () -> parser.apply(text.value()))
                    .map(value -> new Located<>(value, text.origin())));
  }

  private Optional<Located<String>> joined(Node node) {
    if (node instanceof Node.Sequence list && !list.items().isEmpty()) {
      List<String> parts = new ArrayList<>();
      list.items().forEach(item -> text(item).ifPresent(part -> parts.add(part.value())));
      return Optional.of(new Located<>(String.join(",", parts), list.origin()));
    }
    return text(node);
  }

  private Optional<Located<String>> text(Node node) {
    if (node instanceof Node.Scalar scalar && !scalar.text().isEmpty()) {
      return Optional.of(new Located<>(scalar.text(), scalar.origin()));
    }
    problems.add(
        node.origin(),
        node instanceof Node.Scalar
            ? "there is no value; write one or leave the setting out"
            : "this is " + node.kind() + "; a single value belongs here");
    return Optional.empty();
  }
}
