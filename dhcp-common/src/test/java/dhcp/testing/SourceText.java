package dhcp.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code of a Java source file, without what its comments and strings say. */
final class SourceText {
  private static final Pattern NOISE =
      Pattern.compile(
          "//[^\\n]*"
              + "|/\\*.*?\\*/"
              + "|\"\"\".*?\"\"\""
              + "|\"(?:\\\\.|[^\"\\\\\\n])*\""
              + "|'(?:\\\\.|[^'\\\\\\n])+'",
          Pattern.DOTALL);
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern QUALIFIED =
      Pattern.compile("(?<![\\w.])(?:[a-z]\\w*\\.)+[A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)*");

  private final String code;

  SourceText(String source) {
    Matcher noise = NOISE.matcher(source);
    // A string leaves a string behind, so that what stands around it does not grow together.
    code = noise.replaceAll(found -> found.group().startsWith("/") ? " " : "\"\"");
  }

  /** The package that the file declares. */
  String packageName() {
    Matcher found = PACKAGE.matcher(code);
    if (!found.find()) {
      throw new IllegalArgumentException("the source declares no package");
    }
    return found.group(1);
  }

  /** Every dotted name: of imports, and of types named in full; some of them are calls. */
  List<String> dottedNames() {
    List<String> names = new ArrayList<>();
    Matcher found = QUALIFIED.matcher(code.replaceFirst("(?m)^package [\\w.]+;", ""));
    while (found.find()) {
      names.add(found.group());
    }
    return names;
  }

  boolean contains(Pattern pattern) {
    return pattern.matcher(code).find();
  }
}
