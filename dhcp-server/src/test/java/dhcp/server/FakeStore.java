package dhcp.server;

import dhcp.server.engine.LeaseChange;
import dhcp.server.lease.LeaseStore;
import dhcp.server.lease.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store in memory that fails when it is told to, and holds up writers when it is told to. */
final class FakeStore implements LeaseStore {
  private final List<List<LeaseChange>> written = new ArrayList<>();
  private Optional<String> failure = Optional.empty();
  private Reopened reopened = Reopened.INTACT;
  private boolean broken;
  private boolean held;
  private boolean closed;
  private int attempts;
  private int reopenings;

  @Override
  public synchronized void write(List<LeaseChange> changes) throws StoreException {
    attempts++;
    notifyAll();
    while (held) {
      pause();
    }
    if (broken) {
      throw new AssertionError("written to a store that has failed and was not opened again");
    }
    failIfTold();
    written.add(List.copyOf(changes));
    notifyAll();
  }

  private void failIfTold() throws StoreException {
    if (failure.isPresent()) {
      broken = true;
      throw new StoreException(StoreException.Kind.FAILED, failure.get());
    }
  }

  @Override
  public boolean isCrowded() {
    return false;
  }

  @Override
  public boolean tidy() {
    return false;
  }

  @Override
  public synchronized Reopened reopen() throws StoreException {
    reopenings++;
    notifyAll();
    failIfTold();
    broken = false;
    return reopened;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  synchronized void fail(String why) {
    failure = Optional.of(why);
  }

  synchronized void work(Reopened how) {
    failure = Optional.empty();
    reopened = how;
  }

  /** Whoever writes from now on waits until {@link #release}. */
  synchronized void hold() {
    held = true;
  }

  synchronized void release() {
    held = false;
    notifyAll();
  }

  synchronized void awaitAttempts(int count) {
    while (attempts < count) {
      pause();
    }
  }

  synchronized void awaitReopenings(int count) {
    while (reopenings < count) {
      pause();
    }
  }

  synchronized List<List<LeaseChange>> written() {
    return List.copyOf(written);
  }

  synchronized boolean isClosed() {
    return closed;
  }

  private void pause() {
    try {
      wait();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
