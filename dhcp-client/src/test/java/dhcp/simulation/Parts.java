package dhcp.simulation;

import dhcp.client.machine.Machine;
import dhcp.server.engine.Arrival;
import dhcp.server.engine.Engine;
import dhcp.server.engine.Reply;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What nodes are made of: the real engine, machine and a sound disk, or one of them spoilt on
 * purpose.
 *
 * @param brain makes the server's decisions
 * @param disk where it keeps leases
 * @param heard what it makes of a message before it decides
 * @param said what becomes of its answers
 * @param machine makes the client's decisions
 */
record Parts(
    Function<Engine, ServerBrain> brain,
    Function<Simulation, Disk> disk,
    UnaryOperator<Arrival> heard,
    UnaryOperator<Reply> said,
    Function<Machine, ClientBrain> machine) {
  static final Parts SOUND =
      new Parts(
          ServerBrain::new,
          Disk::new,
          UnaryOperator.identity(),
          UnaryOperator.identity(),
          machine -> machine::on);

  Parts withBrain(Function<Engine, ServerBrain> other) {
    return new Parts(other, disk, heard, said, machine);
  }

  Parts withDisk(Function<Simulation, Disk> other) {
    return new Parts(brain, other, heard, said, machine);
  }

  Parts withHeard(UnaryOperator<Arrival> other) {
    return new Parts(brain, disk, other, said, machine);
  }

  Parts withSaid(UnaryOperator<Reply> other) {
    return new Parts(brain, disk, heard, other, machine);
  }

  Parts withMachine(Function<Machine, ClientBrain> other) {
    return new Parts(brain, disk, heard, said, other);
  }
}
