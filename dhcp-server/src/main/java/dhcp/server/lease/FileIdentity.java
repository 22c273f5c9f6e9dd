package dhcp.server.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Which files a database is in at the moment. Somebody may remove or replace them under a running
 * server, which would go on writing into files that have no name and that no start will find.
 *
 * @param database the device and number of the database's file; empty when there is none
 * @param log the same of its write-ahead log
 */
record FileIdentity(Optional<Object> database, Optional<Object> log) {
  static FileIdentity of(DatabaseFile file) throws IOException {
    return new FileIdentity(key(file.path()), key(file.log()));
  }

  private static Optional<Object> key(Path path) throws IOException {
    try {
      return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
