package dhcp.server;

import dhcp.server.config.ConfigException;
import dhcp.server.config.Node;
import dhcp.server.config.Origin;
import dhcp.server.config.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The settings as flags: adds them to a command, and reads those given into nodes. */
public final class FlagReader {
  private FlagReader() {}

  /** Adds every setting to a command, grouped as {@code --help} shows them. */
  public static void addTo(CommandSpec command) {
    for (Setting.Group group : Setting.Group.values()) {
      ArgGroupSpec.Builder flags =
          ArgGroupSpec.builder().heading("%n" + group.heading() + "%n").validate(false);
      flags.exclusive(false).order(group.ordinal());
      group.settings().forEach(setting -> flags.addArg(option(setting)));
      command.addArgGroup(flags.build());
    }
  }

  private static OptionSpec option(Setting setting) {
    String flag = "--" + setting.key();
    OptionSpec.Builder option =
        setting == Setting.INTERFACE ? OptionSpec.builder("-i", flag) : OptionSpec.builder(flag);
    option.description(setting.help().replace("%", "%%")).order(setting.ordinal());
    return switch (setting.shape()) {
      case SWITCH -> option.arity("0").type(Boolean.class).build();
      case NEGATABLE -> option.arity("0").type(Boolean.class).negatable(true).build();
      case TRIPLE -> values(option, setting).arity("3").hideParamSyntax(true).build();
      case VALUE, LIST, NAMED -> values(option, setting).arity("1").build();
    };
  }

  /** A list even where one value belongs, so that a second one is seen and refused by name. */
  private static OptionSpec.Builder values(OptionSpec.Builder option, Setting setting) {
    return option.type(List.class).auxiliaryTypes(String.class).paramLabel(setting.label());
  }

  /**
   * The flags given, as the mapping that a file with the same settings would be.
   *
   * @throws ConfigException when a single-valued flag is given twice
   */
  public static Node.Mapping read(ParseResult parsed) throws ConfigException {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      OptionSpec option = parsed.commandSpec().findOption("--" + setting.key());
      if (parsed.hasMatchedOption(option)) {
        Origin origin = Origin.flag(setting.key());
        entries.put(setting.key(), new Node.Entry(origin, node(setting, option, origin)));
      }
    }
    return new Node.Mapping(entries, new Origin("the command line"));
  }

  private static Node node(Setting setting, OptionSpec option, Origin origin)
      throws ConfigException {
    if (setting.shape() == Setting.Shape.SWITCH || setting.shape() == Setting.Shape.NEGATABLE) {
      return onOff(setting, option, origin);
    }
    List<String> given = strings(option);
    return switch (setting.shape()) {
      case SWITCH, NEGATABLE, VALUE -> single(given, origin);
      case LIST -> list(given, origin);
      case NAMED -> named(setting, given, origin);
      case TRIPLE -> list(triples(given), origin);
    };
  }

  private static Node onOff(Setting setting, OptionSpec option, Origin origin)
      throws ConfigException {
    if (new HashSet<>(option.typedValues()).size() > 1) {
      throw new ConfigException(
          origin, "--no-" + setting.key() + " is given too, and contradicts it; give one of them");
    }
    Boolean on = option.getValue();
    return new Node.Scalar(on.toString(), origin);
  }

  /** {@code NAME=VALUE} each; a boot file without a name is everybody's. */
  private static Node named(Setting setting, List<String> given, Origin origin)
      throws ConfigException {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (String text : given) {
      int equals = text.indexOf('=');
      if (equals < 1 && setting != Setting.BOOT_FILE) {
        throw new ConfigException(origin, "'" + text + "' is not NAME=VALUE");
      }
      String name = equals < 1 ? Setting.EVERYBODY : text.substring(0, equals);
      Node value = new Node.Scalar(text.substring(equals + 1), origin);
      if (entries.put(name, new Node.Entry(origin, value)) != null) {
        throw new ConfigException(origin, "'" + name + "' is set twice; give it once");
      }
    }
    return new Node.Mapping(entries, origin);
  }

  private static List<String> strings(OptionSpec option) {
    List<?> given = Optional.<List<?>>ofNullable(option.getValue()).orElse(List.of());
    return given.stream().map(String::valueOf).toList();
  }

  private static Node single(List<String> given, Origin origin) throws ConfigException {
    if (given.size() > 1) {
      throw new ConfigException(
          origin,
          "given " + given.size() + " times: " + String.join(", ", given) + "; give it once");
    }
    return new Node.Scalar(given.get(0), origin);
  }

  private static Node list(List<String> given, Origin origin) {
    return new Node.Sequence(
        given.stream().<Node>map(text -> new Node.Scalar(text, origin)).toList(), origin);
  }

  private static List<String> triples(List<String> given) {
    List<String> triples = new ArrayList<>();
    for (int i = 0; i + 2 < given.size(); i += 3) {
      triples.add(String.join(" ", given.subList(i, i + 3)));
    }
    return triples;
  }
}
