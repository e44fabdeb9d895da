package io.fullfunnel.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java process takes.
 *
 * @param heap bytes in use after a full collection
 * @param resident bytes of memory
 */
public record Footprint(long heap, long resident, int threads, int files) {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  /** The one of a process of this Java. */
  public static Footprint of(Process process) throws IOException, InterruptedException {
    jcmd(process, "GC.run");
    long heap = 0;
    for (String line : jcmd(process, "GC.heap_info").lines().toList()) {
      Matcher used = USED.matcher(line);
      boolean classes = line.contains("Metaspace") || line.contains("class space");
      if (!classes && used.find()) {
        heap += Long.parseLong(used.group(1)) << 10; // of each generation
      }
    }
    Path folder = Path.of("/proc", Long.toString(process.pid()));
    long resident = 0;
    int threads = 0;
    for (String line : Files.readAllLines(folder.resolve("status"))) {
      if (line.startsWith("VmRSS:")) {
        resident = Long.parseLong(line.replaceAll("\\D", "")) << 10;
      } else if (line.startsWith("Threads:")) {
        threads = Integer.parseInt(line.replaceAll("\\D", ""));
      }
    }
    String[] open = folder.resolve("fd").toFile().list();
    return new Footprint(heap, resident, threads, open == null ? 0 : open.length);
  }

  private static String jcmd(Process process, String what)
      throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                what)
            .redirectErrorStream(true)
            .start();
    String said = new String(asked.getInputStream().readAllBytes(), UTF_8);
    asked.waitFor();
    return said;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "heap %d MB, resident %d MB, threads %d, open files %d",
        heap >> 20,
        resident >> 20,
        threads,
        files);
  }
}
