package dhcp.cli;

import dhcp.link.LinkException;
import dhcp.message.Option;
import dhcp.message.Options;
import dhcp.net.AddressRange;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.net.Subnet;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.RegexTransformer;
import picocli.CommandLine.TypeConversionException;

/** Command lines that read addresses and durations and refuse bad usage with one clear line. */
public final class CommandLines {
  /** The help shows both words of a switch, so that a search for either finds it. */
  private static final RegexTransformer BOTH_WORDS =
      new RegexTransformer.Builder()
          .addPattern("^--no-(\\w[\\w-]*)$", "--$1", "--$1, --no-$1")
          .addPattern("^--(\\w[\\w-]*)$", "--no-$1", "--$1, --no-$1")
          .build();

  /** Bytes; ten thousand reservations fit. */
  private static final long LONGEST_ARGUMENTS = 1 << 20;

  private CommandLines() {}

  /**
   * A command line for an annotated command, with the type converters of the network values and of
   * options by name, the handlers of bad usage and of failures, {@code @FILE}, {@code --help} with
   * the list of exit codes, and {@code --version}.
   */
  public static CommandLine of(Object command) {
    CommandLine line = new CommandLine(command);
    line.registerConverter(Ipv4Address.class, converter(Ipv4Address::parse));
    line.registerConverter(MacAddress.class, converter(MacAddress::parse));
    line.registerConverter(Subnet.class, converter(Subnet::parse));
    line.registerConverter(AddressRange.class, converter(CommandLines::range));
    line.registerConverter(TimeSpan.class, converter(t -> new TimeSpan(Durations.parse(t))));
    line.registerConverter(Option.class, converter(Options::named));
    line.setNegatableOptionTransformer(BOTH_WORDS);
    line.setParameterExceptionHandler(new UsageErrorHandler());
    line.setExecutionExceptionHandler(CommandLines::failed);
    line.getCommandSpec().mixinStandardHelpOptions(true);
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.optionListHeading(
        "%nDURATION is 600 (seconds), 90s, 10m, 12h, 7d or infinite. @FILE stands for the arguments"
            + " in FILE.%n");
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(exitCodes());
    return line;
  }

  /**
   * Parses arguments and runs the command. A file of arguments must be one: picocli would read a
   * device to its end, which never comes, and take the name of a file that is missing for a value.
   * Two {@code @} begin a value.
   *
   * @return the exit code
   */
  public static int run(CommandLine line, String... arguments) {
    for (String argument : arguments) {
      File file = new File(argument.substring(Math.min(1, argument.length())));
      boolean named = argument.startsWith("@") && !argument.startsWith("@@");
      if (named && !(file.isFile() && file.length() <= LONGEST_ARGUMENTS)) {
        String name = Printable.escape(argument);
        line.getErr().println(line.getCommandName() + ": " + name + " is no file of arguments");
        return ExitCode.USAGE.code();
      }
    }
    return line.execute(arguments);
  }

  private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  /** {@code ADDR} or {@code ADDR-ADDR}. */
  private static AddressRange range(String text) {
    int dash = text.indexOf('-');
    Ipv4Address first = Ipv4Address.parse(dash < 0 ? text : text.substring(0, dash));
    return new AddressRange(first, dash < 0 ? first : Ipv4Address.parse(text.substring(dash + 1)));
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(Integer.toString(code.code()), code.meaning());
    }
    return codes;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    String program = line.getCommandName();
    if (e instanceof LinkException link) {
      line.getErr().println(program + ": " + Printable.escape(link.getMessage()));
      return ExitCode.of(link.kind()).code();
    }
    line.getErr().println(program + ": " + Printable.escape(e.toString()));
    return ExitCode.FAILED.code();
  }
}
