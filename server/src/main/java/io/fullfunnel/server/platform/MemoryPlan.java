package io.fullfunnel.server.platform;

import com.sun.management.OperatingSystemMXBean;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Who may take how much memory: the heap as the JVM was told, the event tables and PostgreSQL what
 * is left of three quarters of the machine.
 *
 * @param machine bytes of the machine, or of the control group the server runs in
 * @param heap bytes, of which half are for the people of open workspaces
 * @param tables bytes of all event tables that can be open, and of the one export beside them
 * @param database bytes of PostgreSQL, 0 if it is not ours
 */
public record MemoryPlan(long machine, long heap, long tables, long database) {
  /** Shared buffers, and what the connections of the pool and one worker take at most. */
  static final long DATABASE = 128L << 20;

  /** An event table works with less than this, but slowly. */
  private static final long LEAST_TABLE = 24L << 20;

  private static final long MOST_TABLES = 2L << 30;
  private static final double TABLES_SHARE = .15;
  private static final double SHARE = .75;

  /** An export beside the open workspaces. */
  private static final int PARTS = OpenWorkspaces.MOST_TABLES + 1;

  /** The plan for this process. */
  static MemoryPlan of(ServerSettings settings) {
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return of(machine, Runtime.getRuntime().maxMemory(), settings.databaseUrl() == null);
  }

  static MemoryPlan of(long machine, long heap, boolean ownDatabase) {
    long database = ownDatabase ? DATABASE : 0;
    long wanted = Math.min(MOST_TABLES, (long) (TABLES_SHARE * machine));
    long left = (long) (SHARE * machine) - heap - database;
    long tables = Math.max(PARTS * LEAST_TABLE, Math.min(wanted, left));
    return new MemoryPlan(machine, heap, tables, database);
  }

  /** What the people of all open workspaces may take together. */
  long people() {
    return heap / 2;
  }

  /** What one event table may take. */
  long table() {
    return tables / PARTS;
  }

  private long sum() {
    return heap + tables + database;
  }

  boolean fits() {
    return sum() <= SHARE * machine;
  }

  /** The plan as one line for the console. */
  public String sentence() {
    String parts =
        "Memory: %s heap + %s event tables + %s PostgreSQL = %s, %d %% of %s."
            .formatted(
                text(heap),
                text(tables),
                text(database),
                text(sum()),
                Math.round(100.0 * sum() / machine),
                text(machine));
    return fits()
        ? parts
        : parts
            + " That is more than three quarters; give the heap less with FULLFUNNEL_JAVA_OPTS=-Xmx"
            + Math.max(1, (machine / 2) >> 20)
            + "m, or the machine more.";
  }

  private static String text(long bytes) {
    return bytes < 1L << 30
        ? (bytes >> 20) + " MB"
        : String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1 << 30));
  }
}
