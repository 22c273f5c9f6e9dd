package dhcp.client.machine;

/** One method for each {@link Action}: what a shell has to be able to do. */
public interface ActionVisitor<R> {
  R send(Action.Send action);

  R sendProbe(Action.SendProbe action);

  R sendAnnouncement(Action.SendAnnouncement action);

  R configure(Action.Configure action);

  R deconfigure(Action.Deconfigure action);

  R report(Action.Report action);

  R saveLease(Action.SaveLease action);

  R forgetLease(Action.ForgetLease action);

  R finish(Action.Finish action);
}
