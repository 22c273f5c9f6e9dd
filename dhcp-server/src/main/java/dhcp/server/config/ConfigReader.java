package dhcp.server.config;

import dhcp.cli.Durations;
import dhcp.server.engine.Feature;
import dhcp.server.engine.HoldTimes;
import dhcp.server.engine.Limits;
import dhcp.server.engine.ServerPolicy;
import dhcp.server.engine.SubnetPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes the one configuration of the flags and the file, or names everything that is wrong. */
public final class ConfigReader {
  private static final Duration USUAL_HISTORY = Duration.ofDays(30);

  private final Section top;
  private final Problems problems = new Problems();

  private ConfigReader(Node.Mapping settings) {
    this.top = new Section(settings, problems);
  }

  /**
   * @param flags what the command line says; it wins over the file
   * @param file the value of {@code --config}
   * @throws ConfigException with every problem found
   */
  public static ServerConfig read(Node.Mapping flags, Optional<Path> file) throws ConfigException {
    Node.Mapping settings = settings(flags, file);
    return new ConfigReader(settings).config(settings);
  }

  /** What the command line and the file say together. */
  static Node.Mapping settings(Node.Mapping flags, Optional<Path> file) throws ConfigException {
    return file.isPresent()
        ? Merge.override(ConfigFile.read(file.get(), Origin.flag("config")), flags)
        : flags;
  }

  private ServerConfig config(Node.Mapping settings) throws ConfigException {
    Set<String> interfaces = interfaces();
    Scope global = Scope.read(top, Scope.DEFAULT);
    Set<Feature> features = features();
    List<SubnetPolicy> subnets =
        new ServerIp(top, interfaces).applyTo(new SubnetReader(top, global).read());
    ServerPolicy policy =
        new ServerPolicy(
            features,
            subnets,
            new ClassReader(top).read(),
            new ReservationReader(top, subnets).read(),
            HoldTimes.DEFAULT,
            limits());
    RunSettings run = run();
    top.close();
    problems.throwIfAny();
    return new ServerConfig(List.copyOf(interfaces), policy, run, settings);
  }

  private Set<String> interfaces() {
    Set<String> names = new LinkedHashSet<>();
    for (Located<String> name : top.many(Setting.INTERFACE.key(), text -> text)) {
      if (!names.add(name.value())) {
        problems.add(name.origin(), "the interface '" + name.value() + "' is given twice");
      }
    }
    if (names.isEmpty() && !top.has(Setting.INTERFACE.key())) {
      problems.add(
          top.origin(),
          "no interface to serve on: give --interface IF, or interface in --config FILE");
    }
    return names;
  }

  private Set<Feature> features() {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    feature(features, Feature.AUTHORITATIVE, Setting.AUTHORITATIVE, false);
    feature(features, Feature.RAPID_COMMIT, Setting.RAPID_COMMIT, false);
    feature(features, Feature.BOOTP, Setting.BOOTP, false);
    feature(features, Feature.RELAY_ONLY, Setting.RELAY_ONLY, false);
    feature(features, Feature.VERIFY_CHADDR, Setting.VERIFY_CHADDR, false);
    feature(features, Feature.CONFLICT_CHECK, Setting.CONFLICT_CHECK, true);
    if (top.one(Setting.KEY.key(), ConfigReader::keyByMac).orElse(false)) {
      features.add(Feature.KEY_BY_MAC);
    }
    return features;
  }

  private void feature(Set<Feature> features, Feature feature, Setting setting, boolean usual) {
    if (top.one(setting.key(), Texts::onOff).orElse(usual)) {
      features.add(feature);
    }
  }

  private static boolean keyByMac(String text) {
    if (!text.equals("mac") && !text.equals("client-id")) {
      throw new IllegalArgumentException("'" + text + "' is no key: client-id or mac");
    }
    return text.equals("mac");
  }

  private Limits limits() {
    return new Limits(
        limit(Setting.MAX_RATE_PER_CLIENT),
        Limits.DEFAULT.offers(),
        Limits.DEFAULT.probesPerSecond(),
        top.one(Setting.RENEW_CACHE.key(), Texts.number(0, 99))
            .orElse(Limits.DEFAULT.renewCachePercent()),
        limit(Setting.MAX_ADDRESSES_PER_CLIENT),
        limit(Setting.MAX_ADDRESSES_PER_CIRCUIT));
  }

  /** What nobody may have more of; no bound by itself. */
  private OptionalInt limit(Setting setting) {
    return top.one(setting.key(), Texts.number(1, 1_000_000))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private RunSettings run() {
    boolean wait = top.one(Setting.WAIT_INTERFACE.key(), Texts::onOff).orElse(false);
    RunSettings.Control control =
        top.one(Setting.CONTROL.key(), RunSettings.Control::parse)
            .orElse(new RunSettings.Control.ByInterface());
    return new RunSettings(
        wait ? RunSettings.Missing.WAIT : RunSettings.Missing.FAIL,
        control,
        top.one(Setting.LEASE_DB.key(), RunSettings.LeaseDb::parse)
            .orElse(new RunSettings.LeaseDb.ByInterface()),
        top.one(Setting.LEASE_HISTORY.key(), ConfigReader::history).orElse(USUAL_HISTORY));
  }

  private static Duration history(String text) {
    return text.equals("none") ? Duration.ZERO : Duration.ofSeconds(Durations.parse(text));
  }
}
