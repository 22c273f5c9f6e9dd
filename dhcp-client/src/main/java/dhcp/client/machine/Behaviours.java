package dhcp.client.machine;

/** Finds the behaviour that belongs to a state. */
record Behaviours(Step step) implements StateVisitor<EventVisitor<Transition>> {
  @Override
  public EventVisitor<Transition> idle(State.Idle state) {
    return new IdleBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> init(Acquiring.Init state) {
    return new InitBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> selecting(Acquiring.Selecting state) {
    return new SelectingBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> requesting(Acquiring.Requesting state) {
    return new RequestingBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> initReboot(Acquiring.InitReboot state) {
    return new InitRebootBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> rebooting(Acquiring.Rebooting state) {
    return new RebootingBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> probing(Acquiring.Probing state) {
    return new ProbingBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> declined(Acquiring.Declined state) {
    return new DeclinedBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> v6OnlyWait(Acquiring.V6OnlyWait state) {
    return new V6OnlyWaitBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> informing(Acquiring.Informing state) {
    return new InformingBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> bound(Holding.Bound state) {
    return new BoundBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> renewing(Holding.Renewing state) {
    return new RenewingBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> rebinding(Holding.Rebinding state) {
    return new RebindingBehaviour(step, state);
  }

  @Override
  public EventVisitor<Transition> stopped(State.Stopped state) {
    return new StoppedBehaviour(step, state);
  }
}
