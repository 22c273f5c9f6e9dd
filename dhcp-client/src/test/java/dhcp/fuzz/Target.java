package dhcp.fuzz;

import dhcp.server.lease.RowFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is fuzzed, and with what it begins. */
enum Target {
  FRAME(FrameFuzz.class, FrameFuzz::fuzzerTestOneInput, Seeds::frames),
  SERVER(ServerFuzz.class, ServerFuzz::fuzzerTestOneInput, () -> Seeds.exchanges(3)),
  CLIENT(ClientFuzz.class, ClientFuzz::fuzzerTestOneInput, () -> Seeds.exchanges(4)),
  ROW(
      RowFuzz.class,
      RowFuzz::fuzzerTestOneInput,
      () ->
          Seeds.texts(
              "1|167772161|bound|mac:01020000000001|01020000000001|host|5206|3600|3600000|1|2|3",
              "[167772161,\"bound\",\"id:0102\",\"01020000000001\",\"a%20b\",\"\",60,60000,1,0]",
              "[167772161,\"none\",\"mac:\",\"\",\"\",\"\",0,0,1,0],[1,\"bound\"]")),
  LEASE_FILE(
      LeaseFileFuzz.class,
      LeaseFileFuzz::fuzzerTestOneInput,
      () ->
          Seeds.texts(
              "network-namespace=1\nboot-id=boot\nwritten-at=1\nwritten-uptime=1\n"
                  + "start=1000000\nrenew=1000001\nrebind=1000002\nend=1000003\nack="
                  + Seeds.ack(),
              "boot-id=other\nwritten-at=-1\nstart=9223372036854775807\nack=",
              "")),
  CONFIG(
      ConfigFuzz.class,
      ConfigFuzz::fuzzerTestOneInput,
      () ->
          Seeds.texts(
              "interface: eth0\nsubnets:\n  - subnet: 10.0.0.0/24\n    pool: 10.0.0.10-10.0.0.99\n"
                  + "    router: 10.0.0.1\n    dns: [10.0.0.1, 9.9.9.9]\nlease-time: 12h\n",
              "interface: eth0\ndhcp-range: 10.0.0.10 10.0.0.99 255.255.255.0\n"
                  + "reserve: [02:00:00:00:00:01=10.0.0.5]\noption: {router: 10.0.0.1}\n",
              "a: &x [*x, *x]\n",
              "[".repeat(2_000))),
  FLAGS(
      FlagsFuzz.class,
      FlagsFuzz::fuzzerTestOneInput,
      () ->
          Seeds.texts(
              "-i\neth0\n--dhcp-range\n10.0.0.10\n10.0.0.99\n255.255.255.0\n--router\n10.0.0.1",
              "--reserve\n02:00:00:00:00:01=10.0.0.5,printer\n--option\nrouter=10.0.0.1",
              "--boot-file\nefi=x\n--lease-time\n12h\n--authoritative\n--no-conflict-check"));

  private final Class<?> type;
  private final Consumer<byte[]> run;
  private final Supplier<List<byte[]>> seeds;

  Target(Class<?> type, Consumer<byte[]> run, Supplier<List<byte[]>> seeds) {
    this.type = type;
    this.run = run;
    this.seeds = seeds;
  }

  void run(byte[] input) {
    run.accept(input);
  }

  List<byte[]> seeds() {
    return seeds.get();
  }

  /** The name for people and for the folder of findings. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Writes the seeds of each target into a folder of its name, beside a file with its class. */
  public static void main(String[] arguments) throws IOException {
    for (Target target : values()) {
      Path folder = Files.createDirectories(Path.of(arguments[0], target.word()));
      Files.writeString(Path.of(arguments[0], target.word() + ".class"), target.type.getName());
      List<byte[]> seeds = target.seeds();
      for (int i = 0; i < seeds.size(); i++) {
        Files.write(folder.resolve("seed-" + i), seeds.get(i));
      }
    }
  }
}
