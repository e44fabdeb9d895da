package io.fullfunnel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.people.People.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: whose story is told is one person of the workspace, under all their ids. */
class StoriesTest {
  private final FilledShop shop = FilledShop.get();

  /** An id of a person. */
  private record Id(Kind kind, String value) {}

  private void areOne(Id... ids) throws IOException {
    List<String> person =
        shop.workspace.askPeople(people -> {
          List<Integer> found =
              List.of(ids).stream().map(id -> people.find(id.kind(), id.value())).toList();
          assertThat(found).doesNotContain(-1);
          return found.stream().map(strand -> "p" + people.person(strand)).distinct().toList();
        });
    assertThat(person).as(List.of(ids).toString()).hasSize(1);
  }

  @Test
  void truth7AnnaIsOnePersonOnThreeDevices() throws IOException {
    areOne(
        new Id(Kind.USER, "u-anna.k"),
        new Id(Kind.ANONYMOUS, "a-anna.k"),
        new Id(Kind.ANONYMOUS, "b-anna.k"),
        new Id(Kind.ANONYMOUS, "c-anna.k"));
  }

  @Test
  void truth8MarekIsOnePersonFromTheFirstVisitToTheDeal() throws IOException {
    areOne(new Id(Kind.USER, "u-marek.w"), new Id(Kind.ANONYMOUS, "a-marek.w"));
  }

  @Test
  void truth9JuliaIsOnePerson() throws IOException {
    areOne(new Id(Kind.USER, "u-julia.n"), new Id(Kind.ANONYMOUS, "a-julia.n"));
  }
}
