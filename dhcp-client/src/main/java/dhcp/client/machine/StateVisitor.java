package dhcp.client.machine;

/** One method for each {@link State}. */
public interface StateVisitor<R> {
  R idle(State.Idle state);

  R init(Acquiring.Init state);

  R selecting(Acquiring.Selecting state);

  R requesting(Acquiring.Requesting state);

  R initReboot(Acquiring.InitReboot state);

  R rebooting(Acquiring.Rebooting state);

  R probing(Acquiring.Probing state);

  R declined(Acquiring.Declined state);

  R v6OnlyWait(Acquiring.V6OnlyWait state);

  R informing(Acquiring.Informing state);

  R bound(Holding.Bound state);

  R renewing(Holding.Renewing state);

  R rebinding(Holding.Rebinding state);

  R stopped(State.Stopped state);
}
