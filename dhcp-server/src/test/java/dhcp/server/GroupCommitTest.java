package dhcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dhcp.message.HardwareAddress;
import dhcp.net.Ipv4Address;
import dhcp.net.MacAddress;
import dhcp.server.engine.ClientKey;
import dhcp.server.engine.LeaseChange;
import dhcp.server.engine.LeaseRecord;
import dhcp.server.engine.LeaseState;
import dhcp.server.engine.Octets;
import dhcp.server.lease.LeaseStore.Reopened;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No answer leaves before its change is safe, in whatever way the store fails. */
@Timeout(60)
final class GroupCommitTest {
  private final FakeStore store = new FakeStore();
  private final AtomicLong clock = new AtomicLong();
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private final List<String> said = new ArrayList<>();
  private final AtomicInteger dropped = new AtomicInteger();
  private final AtomicInteger late = new AtomicInteger();
  private final List<LeaseChange> safe = new CopyOnWriteArrayList<>();
  private final List<LeaseRecord> known = new ArrayList<>();
  private final Outbox outbox = new Outbox(new Counters());
  private final GroupCommit commit =
      new GroupCommit(store, new Watch(), new Reports(), clock::get, outbox);

  private final class Watch implements CommitWatch {
    @Override
    public void stored(List<LeaseChange> changes) {
      safe.addAll(changes);
    }

    @Override
    public void dropped() {
      dropped.incrementAndGet();
    }

    @Override
    public void late() {
      late.incrementAndGet();
    }

    @Override
    public List<LeaseRecord> known() {
      return known;
    }
  }

  private final class Reports implements StoreReports {
    @Override
    public void failed(Exception cause) {
      synchronized (said) {
        said.add(String.valueOf(cause.getMessage()));
      }
    }

    @Override
    public void works() {
      synchronized (said) {
        if (!said.isEmpty()) {
          said.add("works");
        }
      }
    }
  }

  @AfterEach
  void end() {
    store.release();
    commit.close();
  }

  private static LeaseRecord lease(int number, LeaseState state) {
    ClientKey key = ClientKey.ofHardware(HardwareAddress.ofEthernet(new MacAddress(number)));
    return new LeaseRecord(
        new Ipv4Address(0x0a000000 + number), state, key, key.octets(), "", Octets.NONE, 60, 60);
  }

  private static List<LeaseChange> change(int number) {
    return List.of(new LeaseChange.Put(lease(number, LeaseState.BOUND)));
  }

  private void store(int number) {
    commit.store(change(number), clock.get(), outbox, leaving -> answers.add(number));
    commit.proceed();
  }

  private List<Integer> takeAnswers(int count) throws InterruptedException {
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Integer answer = answers.poll(30, TimeUnit.SECONDS);
      assertTrue(answer != null, () -> "only " + taken);
      taken.add(answer);
    }
    return taken;
  }

  private static List<Integer> numbers(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void anAnswerWithoutAChangeDoesNotWait() {
    store.hold();
    store(1);
    store.awaitAttempts(1);
    commit.store(List.of(), clock.get(), outbox, leaving -> answers.add(2));
    assertEquals(List.of(2), List.copyOf(answers));
  }

  @Test
  void answersLeaveAfterTheWriteAndInOrder() throws InterruptedException {
    store.hold();
    IntStream.rangeClosed(1, 50).forEach(this::store);
    store.awaitAttempts(1);
    assertEquals(List.of(), List.copyOf(answers));
    store.release();
    assertEquals(numbers(1, 50), takeAnswers(50));
  }

  /** Or a client that asks again at once would have its lease written twice. */
  @Test
  void aLeaseIsKnownToBeStoredWhenItsAnswerLeaves() throws InterruptedException {
    commit.store(change(1), clock.get(), outbox, leaving -> answers.add(safe.size()));
    commit.proceed();
    assertEquals(List.of(1), takeAnswers(1));
    assertEquals(change(1), safe);
  }

  @Test
  void whatComesDuringAWriteIsWrittenAtOnceAfterIt() throws InterruptedException {
    store.hold();
    store(1);
    store.awaitAttempts(1);
    IntStream.rangeClosed(2, 50).forEach(this::store);
    store.release();
    takeAnswers(50);
    assertEquals(2, store.written().size());
    assertEquals(49, store.written().get(1).size());
  }

  @Test
  void ofChangesOfOneAddressTheLastIsWritten() throws InterruptedException {
    store.hold();
    store(1);
    store.awaitAttempts(1);
    LeaseChange last = new LeaseChange.Remove(new Ipv4Address(0x0a000002));
    store(2);
    commit.store(List.of(last), clock.get(), outbox, leaving -> answers.add(3));
    store.release();
    assertEquals(numbers(1, 3), takeAnswers(3));
    assertEquals(List.of(change(1), List.of(last)), store.written());
  }

  @Test
  void nothingLeavesWhileTheStoreFailsAndAllOfItAfterwards() throws InterruptedException {
    store.fail("the disk is full");
    store(1);
    store.awaitReopenings(3);
    store(2);
    assertEquals(List.of(), List.copyOf(answers));
    store.work(Reopened.INTACT);
    assertEquals(List.of(1, 2), takeAnswers(2));
    assertEquals(List.of(List.of(change(1).get(0), change(2).get(0))), store.written());
    synchronized (said) {
      assertEquals("the disk is full", said.get(0));
      assertEquals("works", said.get(said.size() - 1));
    }
  }

  @Test
  void anAnswerThatNobodyWaitsForAnyMoreIsWrittenAndNotSent() throws InterruptedException {
    store.fail("the disk is full");
    store(1);
    store.awaitReopenings(1);
    clock.addAndGet(GroupCommit.FRESH_MILLIS + 1);
    store(2);
    store.work(Reopened.INTACT);
    assertEquals(List.of(2), takeAnswers(1));
    assertEquals(1, late.get());
    assertEquals(List.of(List.of(change(1).get(0), change(2).get(0))), store.written());
  }

  @Test
  void underOverloadTheOldestIsDropped() throws InterruptedException {
    store.hold();
    store(0);
    store.awaitAttempts(1);
    IntStream.rangeClosed(1, GroupCommit.ROOM + 10).forEach(this::store);
    assertEquals(10, dropped.get());
    store.release();
    takeAnswers(1);
    assertEquals(numbers(11, GroupCommit.ROOM + 10), takeAnswers(GroupCommit.ROOM));
  }

  @Test
  void aFailureUnderOverloadDropsTheOldestToo() throws InterruptedException {
    store.hold();
    store.fail("the disk is full");
    IntStream.rangeClosed(1, 5).forEach(this::store);
    store.awaitAttempts(1);
    IntStream.rangeClosed(6, GroupCommit.ROOM + 5).forEach(this::store);
    store.release();
    store.awaitReopenings(1);
    store.work(Reopened.INTACT);
    List<Integer> all = takeAnswers(GroupCommit.ROOM);
    assertEquals(GroupCommit.ROOM + 5, all.get(all.size() - 1));
    assertEquals(5, dropped.get());
  }

  @Test
  void aStoreThatHasLostSomethingIsToldEverything() throws InterruptedException {
    known.add(lease(7, LeaseState.RELEASED));
    known.add(lease(8, LeaseState.PENDING));
    store.fail("it is damaged");
    store(1);
    store.awaitReopenings(1);
    store.work(Reopened.REBUILT);
    takeAnswers(1);
    LeaseChange released = new LeaseChange.Put(lease(7, LeaseState.RELEASED));
    LeaseChange bound = new LeaseChange.Put(lease(8, LeaseState.BOUND));
    assertEquals(List.of(List.of(released, bound), change(1)), store.written());
  }

  @Test
  void anAnswerThatThrowsHoldsUpNobody() throws InterruptedException {
    commit.store(
        change(1),
        clock.get(),
        outbox,
        leaving -> {
          throw new IllegalStateException("a trial");
        });
    store(2);
    assertEquals(List.of(2), takeAnswers(1));
  }

  @Test
  void theEndWritesAndAnswersWhatIsQueued() {
    store.hold();
    store(1);
    store.awaitAttempts(1);
    store(2);
    store.release();
    commit.close();
    assertEquals(List.of(1, 2), List.copyOf(answers));
    assertEquals(2, store.written().size());
    assertTrue(store.isClosed());
  }

  @Test
  void anEndWhileTheStoreFailsTriesOnceMore() {
    store.fail("the disk is full");
    store(1);
    store.awaitReopenings(1);
    store.work(Reopened.INTACT);
    commit.close();
    assertEquals(List.of(change(1)), store.written());
    assertTrue(store.isClosed());
  }

  @Test
  void anEndWhileTheStoreFailsForGoodEnds() {
    store.fail("the disk is full");
    store(1);
    store.awaitReopenings(1);
    commit.close();
    assertEquals(List.of(), List.copyOf(answers));
    assertTrue(store.isClosed());
  }
}
