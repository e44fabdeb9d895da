package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.DataException;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.journal.FileLog;
import io.fullfunnel.store.links.LinkBook;
import io.fullfunnel.store.links.LinkBooks;
import io.fullfunnel.store.privacy.PrivacyBook;
import io.fullfunnel.store.receivers.ReceiverBook;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The workspaces of a data directory: each is a folder with a generated id, and its name is one of
 * its settings.
 */
public final class Workspaces {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");
  private static final String SETTINGS = "workspace";
  private static final String DELETED = ".deleted";

  /** What the event table of a command's one workspace may take beside the heap. */
  private static final long TABLE_MEMORY =
      Math.min(2L << 30, Runtime.getRuntime().maxMemory() * 3 / 10);

  private final DataDirectory data;
  private final long segmentBytes;
  private final long tableMemory;
  private final boolean onlyTopic;

  public Workspaces(DataDirectory data) {
    this(data, FileLog.ROLL_AT);
  }

  /** As {@link #Workspaces(DataDirectory)}, with another size at which a journal's file is full. */
  public Workspaces(DataDirectory data, long segmentBytes) {
    this(data, segmentBytes, TABLE_MEMORY, false);
  }

  private Workspaces(DataDirectory data, long segmentBytes, long tableMemory, boolean onlyTopic) {
    this.data = data;
    this.segmentBytes = segmentBytes;
    this.tableMemory = tableMemory;
    this.onlyTopic = onlyTopic;
  }

  /** The same, for a process that opens several: each event table takes at most so many bytes. */
  public Workspaces withTableMemory(long bytes) {
    return new Workspaces(data, segmentBytes, bytes, onlyTopic);
  }

  /**
   * The same, with journals that take nothing but what comes by a topic: so they stay the same as
   * those of other servers that follow it.
   */
  public Workspaces withTopicOnly() {
    return new Workspaces(data, segmentBytes, tableMemory, true);
  }

  /** All workspaces by name. */
  public List<Settings> list() throws IOException {
    List<Settings> all = new ArrayList<>();
    try (Stream<Path> folders = Files.list(data.workspaces())) {
      for (Path folder : folders.toList()) {
        if (folder.toString().endsWith(DELETED)) {
          Folders.remove(folder); // a deletion that was cut short
        } else if (isWorkspace(folder)) {
          all.add(read(folder));
        }
      }
    }
    all.sort(Comparator.comparing(Settings::name));
    return all;
  }

  /**
   * The workspace of a name.
   *
   * @throws DamagedException if there is none, and a workspace whose name cannot be read may be it
   */
  public Optional<Settings> find(String name) throws IOException {
    DamagedException unreadable = null;
    try (Stream<Path> folders = Files.list(data.workspaces())) {
      for (Path folder : folders.filter(Workspaces::isWorkspace).sorted().toList()) {
        try {
          Settings settings = read(folder);
          if (settings.name().equals(name)) {
            return Optional.of(settings);
          }
        } catch (DamagedException e) {
          unreadable = e;
        }
      }
    }
    if (unreadable != null) {
      throw unreadable;
    }
    return Optional.empty();
  }

  /** A folder without settings is one that was being made, unless it holds a journal. */
  private static boolean isWorkspace(Path folder) {
    return !folder.toString().endsWith(DELETED)
        && (Files.exists(folder.resolve(SETTINGS))
            || Files.exists(folder.resolve(Workspace.JOURNAL)));
  }

  /** Makes an empty workspace with nothing chosen. */
  public Settings create(String name) throws IOException {
    return create(name, settings -> settings);
  }

  /**
   * Makes an empty workspace.
   *
   * @param chosen gives the settings that were chosen in place of the defaults
   * @throws DataException if the name is taken or cannot be a name
   */
  public Settings create(String name, UnaryOperator<Settings> chosen) throws IOException {
    if (onlyTopic) {
      throw Intake.onlyTopic();
    }
    if (!NAME.matcher(name).matches()) {
      throw new DataException(
          "A workspace's name begins with a letter or digit and has at most 100 letters, digits,"
              + " spaces, dots, dashes and underscores.");
    }
    if (find(name).isPresent()) {
      throw new DataException("There is a workspace \"" + name + "\" already.");
    }
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    String id = "w" + HexFormat.of().formatHex(random);
    Settings settings =
        chosen.apply(Settings.of(id, name, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    Path folder = data.workspaces().resolve(id);
    Files.createDirectory(folder);
    write(settings, folder);
    return settings;
  }

  /**
   * Changes settings of a workspace; one that is open keeps those it was opened with until {@link
   * Workspace#changeSettings} tells it.
   *
   * @throws UnknownWorkspaceException if there is none of this name
   */
  public Settings update(String name, UnaryOperator<Settings> change) throws IOException {
    Settings before = find(name).orElseThrow(() -> unknown(name));
    Settings after = change.apply(before);
    if (!after.id().equals(before.id()) || !after.name().equals(before.name())) {
      throw new IllegalArgumentException("a workspace keeps its id and its name");
    }
    write(after, data.workspaces().resolve(after.id()));
    return after;
  }

  private static void write(Settings settings, Path folder) throws IOException {
    StringWriter text = new StringWriter();
    settings.toProperties().store(text, null);
    SealedFile.write(folder.resolve(SETTINGS), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  static UnknownWorkspaceException unknown(String name) {
    return new UnknownWorkspaceException(name);
  }

  /** Opens a workspace, making it on first use. */
  public Workspace open(String name) throws IOException {
    Optional<Settings> known = find(name);
    Settings settings = known.isPresent() ? known.get() : create(name);
    Path folder = data.workspaces().resolve(settings.id());
    return Workspace.open(folder, settings, means(Room.ENOUGH));
  }

  /** Opens where events come into a workspace, and nothing of what is made of them. */
  Gate gate(String name, Room room) throws IOException {
    Settings settings = find(name).orElseThrow(() -> unknown(name));
    return Gate.open(data.workspaces().resolve(settings.id()), settings, means(room));
  }

  private Means means(Room room) {
    return new Means(data.temporary(), segmentBytes, tableMemory, onlyTopic, room);
  }

  /** Whether a workspace has, or had, failed events: these become too old by themselves. */
  public boolean keepsFailed(Settings settings) {
    return Files.isDirectory(data.workspaces().resolve(settings.id()).resolve(Workspace.FAILED));
  }

  /** How much a workspace that is closed holds, if that was kept and is still true. */
  Optional<Standing> standing(String name) throws IOException {
    Settings known = find(name).orElseThrow(() -> unknown(name));
    return Standing.read(data.workspaces().resolve(known.id()));
  }

  /**
   * The names that a workspace was sent; whoever takes events keeps the one there is.
   *
   * @throws UnknownWorkspaceException if there is none of this name
   */
  public KnownNames names(String name) throws IOException {
    Settings known = find(name).orElseThrow(() -> unknown(name));
    return KnownNames.open(data.workspaces().resolve(known.id()).resolve("names"), known.names());
  }

  /** The keys of a workspace, making it on first use. They are read anew at each call. */
  public Keys keys(String name) throws IOException {
    Optional<Settings> known = find(name);
    Settings settings = known.isPresent() ? known.get() : create(name);
    return Keys.open(data.workspaces().resolve(settings.id()), Clock.systemUTC());
  }

  /** The taxonomies and short links of all workspaces; each is made on first use. */
  public LinkBooks links(InstantSource clock) {
    return new LinkBooks(
        new LinkBooks.Places() {
          @Override
          public Map<String, String> list() throws IOException {
            Map<String, String> names = new LinkedHashMap<>();
            Workspaces.this.list().forEach(known -> names.put(known.id(), known.name()));
            return names;
          }

          @Override
          public LinkBook read(String name) throws IOException {
            Optional<Settings> known = find(name);
            Path folder =
                data.workspaces().resolve((known.isPresent() ? known.get() : create(name)).id());
            return LinkBook.open(folder, WorkspaceKey.secret(folder.resolve("key")));
          }
        },
        clock);
  }

  /** The rules for privacy of a workspace, read anew at each call. */
  public PrivacyBook privacy(String name) throws IOException {
    Settings known = find(name).orElseThrow(() -> unknown(name));
    return PrivacyBook.open(data.workspaces().resolve(known.id()));
  }

  /** Where webhooks come in for a workspace; read anew at each call. */
  public ReceiverBook receivers(String name) throws IOException {
    Settings known = find(name).orElseThrow(() -> unknown(name));
    return ReceiverBook.open(data.workspaces().resolve(known.id()));
  }

  /**
   * Deletes a workspace and everything in it.
   *
   * @throws UnknownWorkspaceException if there is none of this name
   */
  public void delete(String name) throws IOException {
    Settings known = find(name).orElseThrow(() -> unknown(name));
    Path folder = data.workspaces().resolve(known.id());
    Path doomed = folder.resolveSibling(folder.getFileName() + DELETED);
    Files.move(folder, doomed);
    Folders.remove(doomed);
  }

  private static Settings read(Path folder) throws IOException {
    Path file = folder.resolve(SETTINGS);
    if (!Files.exists(file)) {
      throw new DamagedException(
          file, "it is missing, although there is a journal beside it. Restore it from a backup");
    }
    Properties all = new Properties();
    all.load(new StringReader(new String(SealedFile.read(file), StandardCharsets.UTF_8)));
    Settings settings = Settings.of(all, file);
    if (!folder.endsWith(settings.id())) {
      throw new DamagedException(file, "it belongs to workspace " + settings.id());
    }
    return settings;
  }
}
