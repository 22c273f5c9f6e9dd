package dhcp.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;

/**
 * What logback finds when the first logger is made, instead of looking for XML files: warnings
 * only, until the command line has been read.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    LogSetup.install(context, LogSetup.Verbosity.QUIET, LogSetup.Format.PLAIN);
    // With nobody to tell, logback would load time zones in order to print what it has to tell.
    context.getStatusManager().add(new NopStatusListener());
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
