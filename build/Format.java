import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks (or, with "fix", rewrites) the layout of every Java source below a folder. */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    Path root = Path.of(args[1]);
    Formatter formatter = new Formatter();
    int wrong = 0;
    for (Path file : sources(root)) {
      String now = Files.readString(file);
      String wanted = formatter.formatSourceAndFixImports(now);
      if (now.equals(wanted)) continue;
      if (fix) {
        Files.writeString(file, wanted);
        System.out.println("formatted " + root.relativize(file));
      } else {
        System.err.println("not formatted: " + root.relativize(file));
        wrong++;
      }
    }
    if (wrong > 0) {
      System.err.println("Run: ./mvnw -N validate -Dformat=fix");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws Exception {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .filter(
              f -> !f.toString().contains("/target/") && !f.toString().contains("/node_modules/"))
          .sorted()
          .toList();
    }
  }
}
