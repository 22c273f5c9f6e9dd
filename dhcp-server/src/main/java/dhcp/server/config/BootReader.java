package dhcp.server.config;

import dhcp.net.Ipv4Address;
import dhcp.server.engine.BootSettings;
import dhcp.server.engine.BootSettings.BootFile;
import dhcp.server.engine.BootSettings.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code next-server}, {@code server-name} and {@code boot-file} of one layer. */
final class BootReader {
  /** The words for client architectures, by the numbers of RFC 4578 and its registry. */
  private static final Map<String, Integer> ARCHITECTURES =
      Map.of("bios", 0, "uefi-ia32", 6, "uefi-x64", 7, "uefi-arm32", 10, "uefi-arm64", 11);

  private BootReader() {}

  /** The layer's settings over those of a more general one. */
  static BootSettings read(Section section, BootSettings general) {
    Optional<Ipv4Address> server = section.one(Setting.NEXT_SERVER.key(), Texts::unicast);
    Optional<String> name = section.one(Setting.SERVER_NAME.key(), text -> text);
    List<BootFile> files = new ArrayList<>(files(section));
    general.files().stream()
        .filter(file -> files.stream().noneMatch(own -> own.target().equals(file.target())))
        .toList()
        .forEach(files::add);
    return section
        .problems()
        .attempt(
            section.origin(Setting.SERVER_NAME.key()),
            () ->
                new BootSettings(
                    server.orElse(general.nextServer()), name.orElse(general.serverName()), files))
        .orElse(general);
  }

  private static List<BootFile> files(Section section) {
    List<BootFile> files = new ArrayList<>();
    section
        .textOrTexts(Setting.BOOT_FILE.key(), Setting.EVERYBODY)
        .forEach(
            (target, name) ->
                section
                    .problems()
                    .attempt(name.origin(), () -> new BootFile(target(target), name.value()))
                    .ifPresent(files::add));
    return files;
  }

  private static Target target(String word) {
    return switch (word) {
      case Setting.EVERYBODY -> new Target.Everyone();
      case "ipxe" -> new Target.Ipxe();
      default -> new Target.Architecture(architecture(word));
    };
  }

  /** A word or the number of option 93. */
  static int architecture(String word) {
    Integer known = ARCHITECTURES.get(word);
    if (known == null && !word.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "'"
              + word
              + "' is no client architecture: bios, uefi-ia32, uefi-x64, uefi-arm32, uefi-arm64, ipxe or a number");
    }
    return known != null ? known : Texts.number(0, 65535).apply(word);
  }
}
