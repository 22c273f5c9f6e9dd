package dhcp.server;

/** Hears of every attempt to store leases. */
interface StoreReports {
  void failed(Exception cause);

  void works();
}
