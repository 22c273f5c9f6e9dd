package dhcp.client.machine;

/** The states' names, RFC 2131's where it has one (figure 5). */
public enum StateName {
  IDLE,
  INIT,
  SELECTING,
  REQUESTING,
  INIT_REBOOT,
  REBOOTING,
  PROBING,
  BOUND,
  RENEWING,
  REBINDING,
  DECLINED,
  V6ONLY_WAIT,
  INFORMING,
  STOPPED
}
