package io.fullfunnel.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.Partial;
import io.fullfunnel.engine.Plan;
import io.fullfunnel.engine.Progress;
import io.fullfunnel.engine.stored.DamagedFileException;
import io.fullfunnel.engine.stored.StoredShard;
import io.fullfunnel.engine.wire.Wire;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * The process that has Spark's jars: takes plans and shards from whoever started it, gives the sum
 * of their partials or what went wrong as a text, until its input ends. First comes the cluster's
 * secret, empty if it has none, and is answered by why the master does not take us, empty if it
 * does. The master and all other settings come as system properties {@code spark.*}.
 */
public final class Driver {
  private final SparkEngine engine;
  private final @Nullable Remote place;
  private final PrintStream log;

  private Driver(SparkEngine engine, @Nullable Remote place, PrintStream log) {
    this.engine = engine;
    this.place = place;
    this.log = log;
  }

  /**
   * Answers until the input ends.
   *
   * @param args the URL under which executors find the snapshot; none: where the asker sees it
   */
  public static void main(String[] args) throws IOException {
    Wire asker =
        new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    PrintStream log = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    System.setOut(log); // what Spark prints is no answer
    Remote place = args.length == 0 ? null : new Remote(args[0]);
    String secret = (String) asker.receive();
    SparkConf settings = settings(secret);
    String refusal = new Greeting(settings, !secret.isEmpty()).refusal();
    asker.send(refusal);
    if (!refusal.isEmpty()) {
      return;
    }
    try (JavaSparkContext spark = new JavaSparkContext(settings)) {
      new Driver(new SparkEngine(spark), place, log).serve(asker);
    }
  }

  /** With a secret nobody else is spoken to, and nobody can read along. */
  private static SparkConf settings(String secret) {
    SparkConf settings = new SparkConf().setAppName("fullfunnel ask");
    if (!secret.isEmpty()) {
      settings.set("spark.authenticate", "true");
      settings.set("spark.authenticate.secret", secret);
      settings.set("spark.network.crypto.enabled", "true");
      settings.set("spark.network.crypto.saslFallback", "false");
    }
    return settings;
  }

  private void serve(Wire asker) throws IOException {
    while (true) {
      Plan<?, ?> plan;
      try {
        plan = (Plan<?, ?>) asker.receive();
      } catch (EOFException end) {
        return;
      }
      Object answer = answer(plan, shards((StoredShard[]) asker.receive()));
      try {
        asker.send(answer);
      } catch (ObjectStreamException e) {
        asker.send(reason(e));
      }
    }
  }

  private List<StoredShard> shards(StoredShard[] shards) {
    if (place == null) {
      return List.of(shards);
    }
    List<StoredShard> there = new ArrayList<>();
    for (StoredShard shard : shards) {
      there.add(shard.at(place));
    }
    return there;
  }

  private <P extends Partial<P>> Object answer(Plan<P, ?> plan, List<StoredShard> shards) {
    try {
      return engine.total(plan, shards, Progress.NONE);
    } catch (RuntimeException e) {
      e.printStackTrace(log);
      return reason(e);
    }
  }

  /** What a person is told: which file is damaged, else the innermost reason. */
  private String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof DamagedFileException)) {
      cause = cause.getCause();
    }
    if (cause instanceof UnsupportedClassVersionError) {
      return "A worker's Java is older than 21, which is needed there; set JAVA_HOME in its"
          + " conf/spark-env.sh.";
    }
    return engine.isStopped()
        ? "The cluster has given this question up: its master has gone, or it cannot start an"
            + " executor with these settings; its workers' logs say why."
        : String.valueOf(cause.getMessage());
  }
}
