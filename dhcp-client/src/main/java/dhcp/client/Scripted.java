package dhcp.client;

import dhcp.client.config.HookCall;
import dhcp.client.config.HookEvent;
import dhcp.client.config.HookScript;
import dhcp.client.lease.Lease;
import dhcp.client.machine.Loss;
import dhcp.client.machine.Notice;
import dhcp.client.machine.StateName;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code --script}: everything is left to the user's program. It runs on a thread of its own, one
 * call after the other, so that one that is slow does not stop renewals.
 */
final class Scripted implements Configurator {
  private static final Logger LOG = LoggerFactory.getLogger(Scripted.class);

  private final HookScript script;
  private final Consumer<Runnable> loop;
  private final Consumer<String> onFailure;
  private final ExecutorService calls =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "script");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param loop runs a task on the event loop
   * @param onFailure is told, on the event loop, what went wrong with a call
   */
  Scripted(HookScript script, Consumer<Runnable> loop, Consumer<String> onFailure) {
    this.script = script;
    this.loop = loop;
    this.onFailure = onFailure;
  }

  @Override
  public void start() {
    submit(HookCall.plain(HookEvent.DECONFIG, "PREINIT"));
  }

  @Override
  public void configure(
      Lease lease, Optional<Lease> previous, StateName in, Consumer<Optional<String>> done) {
    HookEvent event = previous.isPresent() ? HookEvent.RENEW : HookEvent.BOUND;
    submit(HookCall.lease(event, reason(in), lease, previous));
    // As with udhcpc, a script that fails is told of, and the lease is held all the same.
    calls.execute(() -> loop.accept(() -> done.accept(Optional.empty())));
  }

  /** dhclient's word for how a lease was got. */
  private static String reason(StateName in) {
    return switch (in) {
      case RENEWING -> "RENEW";
      case REBINDING -> "REBIND";
      case REBOOTING -> "REBOOT";
      case IDLE,
          INIT,
          SELECTING,
          REQUESTING,
          INIT_REBOOT,
          PROBING,
          BOUND,
          DECLINED,
          V6ONLY_WAIT,
          INFORMING,
          STOPPED ->
          "BOUND";
    };
  }

  @Override
  public void deconfigure(Lease lease, Loss loss) {
    String reason = loss == Loss.RELEASED ? "RELEASE" : "EXPIRE";
    submit(HookCall.plain(HookEvent.DECONFIG, reason).previous(lease));
  }

  @Override
  public void refused(Notice.Refused notice) {
    submit(HookCall.plain(HookEvent.NAK, "NAK").refusal(notice.server(), notice.message()));
  }

  @Override
  public void unanswered() {
    submit(HookCall.plain(HookEvent.LEASEFAIL, "FAIL"));
  }

  private void submit(HookCall call) {
    calls.execute(
        () -> {
          HookScript.Outcome outcome = script.run(call);
          outcome
              .output()
              .forEach(line -> LOG.info("script {}: {}", call.event().argument(), line));
          outcome.failure().ifPresent(words -> loop.accept(() -> report(call, words)));
        });
  }

  /** Scripts written for udhcpc do not know its argument, and may say so by failing. */
  private void report(HookCall call, String words) {
    if (call.event() == HookEvent.STOP) {
      LOG.debug(words);
    } else {
      onFailure.accept(words);
    }
  }

  @Override
  public void stop() {
    submit(HookCall.plain(HookEvent.STOP, "STOP"));
    calls.shutdown();
    try {
      calls.awaitTermination(2 * HookScript.LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
