package io.fullfunnel.spark;

import java.io.IOException;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;

/**
 * Asks a master whether it takes us. Spark itself tries for a minute, and then does not say why it
 * was refused.
 */
final class Greeting {
  /** How long an address without an answer is waited for. */
  private static final String PATIENCE = "15s";

  private static final String SCHEME = "spark://";

  private final SparkConf settings;
  private final boolean withSecret;

  /**
   * A greeting by these settings.
   *
   * @param withSecret whether they say who we are
   */
  Greeting(SparkConf settings, boolean withSecret) {
    this.settings = settings;
    this.withSecret = withSecret;
  }

  /** Why no master takes us, as a sentence; empty if one does. */
  String refusal() {
    SparkConf own = settings.clone();
    own.set("spark.rpc.lookupTimeout", PATIENCE);
    own.set("spark.rpc.io.connectionCreationTimeout", PATIENCE);
    own.set("spark.network.auth.rpcTimeout", PATIENCE);
    SecurityManager security =
        new SecurityManager(own, Option.empty(), SecurityManager.$lessinit$greater$default$3());
    RpcEnv caller = RpcEnv.create("greeting", "localhost", "localhost", 0, own, security, 0, true);
    try {
      String refusal = "";
      for (String master : settings.get("spark.master").substring(SCHEME.length()).split(",", -1)) {
        refusal = refusal(caller, master);
        if (refusal.isEmpty()) {
          return "";
        }
      }
      return refusal;
    } finally {
      caller.shutdown();
      caller.awaitTermination();
    }
  }

  private String refusal(RpcEnv caller, String master) {
    try {
      caller.setupEndpointRef(RpcAddress.fromSparkURL(SCHEME + master), "Master");
      return "";
    } catch (Exception e) { // Scala declares nothing
      return sentence(SCHEME + master, e);
    }
  }

  private String sentence(String master, Exception failure) {
    String last = "";
    boolean asksForSecret = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String text = String.valueOf(cause.getMessage());
      if (cause instanceof IOException
          && text.matches("(?s)(Failed to connect|Connecting) to .*")) {
        return "Nobody answers at " + master + ": is it the address of the cluster's master?";
      }
      asksForSecret |= text.contains("Sasl");
      last = text.lines().findFirst().orElse("");
    }
    if (withSecret) {
      return "The master at "
          + master
          + " does not take this secret: spark.authenticate.secret must be the same there, with"
          + " spark.authenticate and spark.network.crypto.enabled on.";
    }
    return asksForSecret
        ? "The master at "
            + master
            + " takes only who knows the cluster's secret; name a file that holds it with"
            + " --spark-secret-file."
        : "What answers at " + master + " is no master of Spark 4.2: " + last;
  }
}
