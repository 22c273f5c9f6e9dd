package dhcp.message;

/** Some options in wire form and in their order, to be put into many messages. */
public final class OptionRun {
  private final OptionList options = new OptionList();

  OptionRun(OptionList options) {
    this.options.putAll(options);
  }

  OptionList options() {
    return options;
  }
}
