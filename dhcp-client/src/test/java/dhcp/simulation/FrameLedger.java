package dhcp.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Compares what was sent to a server with what came, so that the wire's faults are seen at work.
 */
final class FrameLedger {
  private final Diary diary;
  private final Map<Integer, Integer> sent = new HashMap<>();
  private final Set<Integer> arrived = new HashSet<>();
  private int last;

  FrameLedger(Diary diary) {
    this.diary = diary;
  }

  void sent(byte[] frame) {
    sent.put(Arrays.hashCode(frame), sent.size());
  }

  void arrived(byte[] frame) {
    int order = sent.getOrDefault(Arrays.hashCode(frame), last);
    if (order < last) {
      diary.count(Happening.FRAME_OVERTAKEN);
    }
    last = Math.max(last, order);
    if (!arrived.add(Arrays.hashCode(frame))) {
      diary.count(Happening.FRAME_DOUBLED);
    }
  }

  /** Counts what was sent and never came. */
  void close() {
    if (arrived.size() < sent.size()) {
      diary.count(Happening.FRAME_LOST);
    }
  }
}
