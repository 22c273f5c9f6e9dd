package dhcp.client.machine;

/** One method for each {@link Notice}. */
public interface NoticeVisitor<R> {
  R dropped(Notice.Dropped notice);

  R offerSeen(Notice.OfferSeen notice);

  R offerChosen(Notice.OfferChosen notice);

  R bound(Notice.Bound notice);

  R extended(Notice.Extended notice);

  R renumbered(Notice.Renumbered notice);

  R refused(Notice.Refused notice);

  R conflict(Notice.Conflict notice);

  R lost(Notice.Lost notice);

  R noAnswer(Notice.NoAnswer notice);

  R oldLeaseUsed(Notice.OldLeaseUsed notice);

  R ipv6Only(Notice.Ipv6Only notice);

  R informed(Notice.Informed notice);

  R configurationFailed(Notice.ConfigurationFailed notice);
}
