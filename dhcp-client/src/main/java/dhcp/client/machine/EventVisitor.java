package dhcp.client.machine;

/** One method for each {@link Event}, so that a new one cannot be forgotten anywhere. */
public interface EventVisitor<R> {
  R start(Event.Start event);

  R received(Event.Received event);

  R timer(Event.Timer event);

  R arpSeen(Event.ArpSeen event);

  R carrierLost(Event.CarrierLost event);

  R carrierReturned(Event.CarrierReturned event);

  R interfaceChanged(Event.InterfaceChanged event);

  R interfaceGone(Event.InterfaceGone event);

  R woke(Event.Woke event);

  R configured(Event.Configured event);

  R configureFailed(Event.ConfigureFailed event);

  R stopRequested(Event.StopRequested event);

  R renewRequested(Event.RenewRequested event);
}
