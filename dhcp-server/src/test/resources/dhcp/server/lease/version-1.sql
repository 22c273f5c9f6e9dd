PRAGMA application_id = 1145586512;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE lease(
  address INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  state TEXT NOT NULL,
  client TEXT NOT NULL,
  hardware TEXT NOT NULL,
  hostname TEXT NOT NULL,
  agent TEXT NOT NULL,
  seconds INTEGER NOT NULL,
  remaining INTEGER,
  boot INTEGER NOT NULL,
  uptime INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  since INTEGER NOT NULL,
  crc INTEGER NOT NULL
) STRICT;
INSERT INTO lease VALUES(167772161,1,'bound','mac:01020000000001','01020000000001','host-1','',3600,3600000,24301,1000000,1790000000000,1790000000000,2712783086);
INSERT INTO lease VALUES(167772162,2,'bound','mac:01020000000002','01020000000002','host-2','',3600,3600000,24301,1000000,1790000000000,1790000000000,3830772470);
INSERT INTO lease VALUES(167772163,4,'bound','mac:01020000000003','01020000000003','host-3','',3600,3600000,24301,8200000,1790007200000,1790007200000,2649916837);
CREATE TABLE journal(
  seq INTEGER PRIMARY KEY,
  boot INTEGER NOT NULL,
  uptime INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  changes TEXT NOT NULL,
  crc INTEGER NOT NULL
) STRICT;
INSERT INTO journal VALUES(5,24301,8201000,1790007201000,'[[167772161,"bound","mac:01020000000001","01020000000001","host-1","",3600,3600000],[167772164,"bound","mac:01020000000004","01020000000004","host-4","",3600,3600000]]',559478735);
INSERT INTO journal VALUES(7,24301,8202000,1790007202000,'[[167772162,"none","mac:","","","",0,0],[167772165,"bound","id:ff0001","01020000000005","a%22b%27%5d%3b%c3%a4%20%7c%2c","01020304",4294967295,null]]',1621349495);
CREATE TABLE history(
  id INTEGER PRIMARY KEY,
  address INTEGER NOT NULL,
  client TEXT NOT NULL,
  hardware TEXT NOT NULL,
  hostname TEXT NOT NULL,
  agent TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;
INSERT INTO history VALUES(1,167772163,'mac:0102000000001e','0102000000001e','host-30','',1790000000000,1790003600000);
CREATE INDEX history_of_address ON history(address, since);
CREATE TRIGGER keep_changed AFTER UPDATE ON lease
WHEN old.state IN ('bound', 'released', 'expired')
  AND (new.client <> old.client OR new.since <> old.since
       OR new.state IN ('declined', 'conflict'))
BEGIN
  INSERT INTO history(address, client, hardware, hostname, agent, since, until)
  VALUES (old.address, old.client, old.hardware, old.hostname, old.agent, old.since,
          min(ifnull(old.changed + old.remaining, new.changed), new.changed));
END;
CREATE TRIGGER keep_forgotten AFTER DELETE ON lease
WHEN old.state IN ('bound', 'released', 'expired') AND old.remaining IS NOT NULL
BEGIN
  INSERT INTO history(address, client, hardware, hostname, agent, since, until)
  VALUES (old.address, old.client, old.hardware, old.hostname, old.agent, old.since,
          old.changed + old.remaining);
END;
CREATE VIEW leases AS
WITH one AS (
  SELECT seq, address, state, client, hardware, hostname, agent, seconds, remaining, changed
  FROM lease
  UNION ALL
  SELECT journal.seq + key, json_extract(value, '$[0]'), json_extract(value, '$[1]'),
         json_extract(value, '$[2]'), json_extract(value, '$[3]'),
         json_extract(value, '$[4]'), json_extract(value, '$[5]'),
         json_extract(value, '$[6]'), json_extract(value, '$[7]'), changed
  FROM journal, json_each(journal.changes)
), latest AS (
  SELECT *, max(seq) FROM one GROUP BY address
)
SELECT printf('%d.%d.%d.%d', address >> 24, address >> 16 & 255, address >> 8 & 255,
              address & 255) AS address,
       CASE WHEN state = 'bound' AND changed + remaining < strftime('%s', 'now') * 1000
            THEN 'expired' ELSE state END AS state,
       CASE WHEN hardware LIKE '01____________' AND length(hardware) = 14
            THEN printf('%s:%s:%s:%s:%s:%s', substr(hardware, 3, 2), substr(hardware, 5, 2),
                        substr(hardware, 7, 2), substr(hardware, 9, 2),
                        substr(hardware, 11, 2), substr(hardware, 13, 2))
            ELSE hardware END AS mac,
       hostname,
       client,
       datetime(changed / 1000, 'unixepoch') AS changed,
       ifnull(datetime((changed + remaining) / 1000, 'unixepoch'), 'never') AS ends,
       seconds AS lease_seconds,
       agent AS relay_agent
FROM latest WHERE state <> 'none' ORDER BY latest.address;
CREATE VIEW tenancies AS
WITH one AS (
  SELECT address, client, hardware, hostname, agent, since, until FROM history
  UNION ALL
  SELECT address, client, hardware, hostname, agent, since, changed + remaining
  FROM lease WHERE state IN ('bound', 'released', 'expired')
)
SELECT printf('%d.%d.%d.%d', address >> 24, address >> 16 & 255, address >> 8 & 255,
              address & 255) AS address,
       datetime(since / 1000, 'unixepoch') AS since,
       ifnull(datetime(until / 1000, 'unixepoch'), 'never') AS until,
       client, hardware, hostname, agent AS relay_agent
FROM one ORDER BY one.address, one.since;
COMMIT;
