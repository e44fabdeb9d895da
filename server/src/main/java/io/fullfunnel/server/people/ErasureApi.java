package io.fullfunnel.server.people;

import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.PersonGone;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.person.PersonErased;
import io.fullfunnel.store.person.PersonErasure;
import io.fullfunnel.store.person.PersonExport;
import io.fullfunnel.store.workspace.Erased;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody may demand of those who hold their data: to have it all, and to be erased. */
@RestController
class ErasureApi {
  private final OpenWorkspaces workspaces;
  private final DataDirectory data;
  private final ApplicationEventPublisher publisher;

  ErasureApi(OpenWorkspaces workspaces, DataDirectory data, ApplicationEventPublisher publisher) {
    this.workspaces = workspaces;
    this.data = data;
    this.publisher = publisher;
  }

  /**
   * Who was erased.
   *
   * @param events that were in answers
   * @param messages that were in the journal: also calls, duplicates, rows of undone imports
   * @param mentions messages of others that named one of the ids and do no longer
   * @param failed failed events that were kept: of them, naming them, and such as name nobody
   */
  record ErasedView(
      String person,
      List<ChangeView.Id> ids,
      long events,
      @Nullable Instant first,
      @Nullable Instant last,
      long messages,
      long mentions,
      long failed) {

    static ErasedView of(PersonErased person) {
      Erased done = person.done();
      return new ErasedView(
          person.person(),
          person.ids().stream().map(id -> new ChangeView.Id(id.kind(), id.value())).toList(),
          person.events(),
          PersonView.instant(person.first()),
          PersonView.instant(person.last()),
          done == null ? 0 : done.messages(),
          done == null ? 0 : done.mentions(),
          done == null ? 0 : done.failed());
    }
  }

  /** Erases a person for good; answered when nothing is left. */
  @DeleteMapping("/api/v1/workspaces/{w}/person")
  @Needs(Right.WORKSPACES)
  ErasedView erase(@PathVariable String w, @RequestParam String id, Caller caller)
      throws IOException {
    Optional<PersonErased> erased =
        workspaces.with(w, workspace -> new PersonErasure(workspace).erase(id, caller.name()));
    publisher.publishEvent(new PersonGone(w));
    return ErasedView.of(erased.orElseThrow(PeopleApi::nobody));
  }

  /** Made whole first, so that a failure is an answer and not half a file. */
  @GetMapping("/api/v1/workspaces/{w}/person/export")
  @Needs(Right.PERSONAL)
  void export(
      @PathVariable String w,
      @RequestParam String id,
      @RequestParam(defaultValue = "json") String format,
      HttpServletResponse response)
      throws IOException {
    PersonExport.Format wanted = format(format);
    Path folder = Files.createTempDirectory(data.temporary(), "person-");
    try {
      Path file = folder.resolve("person");
      boolean known =
          workspaces.with(
              w,
              workspace -> {
                try (OutputStream out = Files.newOutputStream(file)) {
                  return new PersonExport(workspace).write(id, wanted, out);
                }
              });
      if (!known) {
        throw PeopleApi.nobody();
      }
      response.setContentType(
          wanted == PersonExport.Format.JSON ? "application/json" : "text/html;charset=UTF-8");
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"person." + wanted.word() + "\"");
      response.setHeader("Cache-Control", "no-store");
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
    } finally {
      Folders.remove(folder);
    }
  }

  private static PersonExport.Format format(String word) {
    return Arrays.stream(PersonExport.Format.values())
        .filter(known -> known.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                HttpStatus.BAD_REQUEST,
                "format",
                "\"" + word + "\" is no format; there are json and html."));
  }
}
