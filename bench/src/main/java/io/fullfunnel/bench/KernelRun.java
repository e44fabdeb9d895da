package io.fullfunnel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.openjdk.jmh.generators.bytecode.JmhBytecodeGenerator;

/**
 * Makes what JMH measures {@link Kernels} with, and runs it. It is made here and not by a processor
 * of the build, whose checks made code does not pass.
 */
public final class KernelRun {
  private KernelRun() {}

  /**
   * Runs it.
   *
   * @param arguments a folder on the class path for what is made, then JMH's own
   */
  public static void main(String[] arguments) throws Exception {
    Path made = Path.of(arguments[0]);
    Path sources = made.resolveSibling("kernels-src");
    Path classes = Path.of(System.getProperty("fullfunnel.bench"), "target", "classes");
    JmhBytecodeGenerator.main(new String[] {"" + classes, "" + sources, "" + made});
    List<String> compile =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", "" + made, "-cp"));
    compile.add(System.getProperty("java.class.path"));
    try (Stream<Path> files = Files.walk(sources)) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(f -> compile.add("" + f));
    }
    int failed =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, compile.toArray(String[]::new));
    if (failed != 0) {
      throw new IllegalStateException("What JMH made does not compile.");
    }
    org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
