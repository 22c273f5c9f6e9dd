package dhcp.client.config;

import java.util.ArrayList;
import java.util.List;

/** Remembers what a resolver was told. */
final class RecordingResolver implements Resolver {
  private final List<String> told = new ArrayList<>();

  @Override
  public void set(NameService names) {
    told.add("set " + names.servers() + " " + names.search());
  }

  @Override
  public void remove() {
    told.add("remove");
  }

  List<String> take() {
    List<String> words = List.copyOf(told);
    told.clear();
    return words;
  }
}
