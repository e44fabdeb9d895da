package io.fullfunnel.demo.first;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Data;
import io.fullfunnel.question.Questions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks questions that are written as JSON beside this class. */
record Asking(Data data, Engine engine) {
  /** The question of a file. */
  static ObjectNode question(String name) {
    try (InputStream in = Asking.class.getResourceAsStream(name)) {
      byte[] text = Objects.requireNonNull(in, name).readAllBytes();
      return (ObjectNode) Questions.parse(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode ask(ObjectNode question) {
    byte[] text = question.toString().getBytes(UTF_8);
    return new Answers(engine).answer(Questions.read(Questions.parse(text), data), data);
  }
}
