package dhcp.client.load;

import dhcp.cli.JsonFields;
import dhcp.client.load.LoadPlan.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a load came to, for people and for scripts. */
public final class LoadReport {
  private static final double[] PERCENTILES = {50, 90, 99};

  private final LoadPlan plan;
  private final Figures figures;

  LoadReport(LoadPlan plan, Figures figures) {
    this.plan = plan;
    this.figures = figures;
  }

  /** Whether all exchanges were completed and no address was given to two clients. */
  public boolean isFlawless() {
    return figures.isFlawless();
  }

  /** One line that says most. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "LOAD %d of %d exchanges completed in %.2f s, %.0f/s, %d double assignments",
        figures.completed,
        figures.begun,
        figures.seconds(),
        figures.perSecond(),
        figures.doubled);
  }

  /** A table, a line an entry; times in milliseconds. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(summary());
    lines.add(
        String.format(
            "  NAKs %d, timed out %d, sent again %d, wrong answers %d, surplus answers %d",
            figures.naks,
            figures.timedOut,
            figures.retransmissions,
            figures.wrong,
            figures.surplus));
    lines.add(
        String.format(
            "  clients not made known %d, frames not sent %d", figures.unprepared, figures.unsent));
    lines.add(String.format("  %-12s %10s %10s %10s %10s", "ms", "p50", "p90", "p99", "max"));
    lines.add(row("to OFFER", figures.offers));
    lines.add(row("to ACK", figures.acks));
    lines.add(row("exchange", figures.exchanges));
    return lines;
  }

  private static String row(String name, Histogram times) {
    StringBuilder row = new StringBuilder(String.format("  %-12s", name));
    for (double percent : PERCENTILES) {
      row.append(millis(times.percentile(percent)));
    }
    return row.append(millis(times.max())).toString();
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, " %10.3f", nanos / 1e6);
  }

  /** The same for scripts; times in microseconds. */
  public JsonFields fields() {
    JsonFields fields =
        new JsonFields()
            .put("visits", plan.visits().name().toLowerCase(Locale.ROOT))
            .put("clients", plan.clients())
            .put("in-flight", plan.pace().inFlight())
            .put("seed", plan.seed());
    if (plan.pace() instanceof Rate rate) {
      fields.put("rate", rate.perSecond());
    }
    plan.relay().ifPresent(relay -> fields.put("relay", relay.toString()));
    return fields
        .put("begun", figures.begun)
        .put("completed", figures.completed)
        .put("milliseconds", Math.round(figures.seconds() * 1000))
        .put("per-second", Math.round(figures.perSecond()))
        .put("naks", figures.naks)
        .put("timed-out", figures.timedOut)
        .put("retransmissions", figures.retransmissions)
        .put("double-assignments", figures.doubled)
        .put("wrong", figures.wrong)
        .put("surplus", figures.surplus)
        .put("not-prepared", figures.unprepared)
        .put("not-sent", figures.unsent)
        .put("offer-us", micros(figures.offers))
        .put("ack-us", micros(figures.acks))
        .put("exchange-us", micros(figures.exchanges))
        .put("flawless", isFlawless());
  }

  private static JsonFields micros(Histogram times) {
    JsonFields fields = new JsonFields();
    for (double percent : PERCENTILES) {
      fields.put("p" + Math.round(percent), times.percentile(percent) / 1000);
    }
    return fields.put("max", times.max() / 1000);
  }
}
