package io.fullfunnel.cli;

import io.fullfunnel.engine.Engine;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Data;
import io.fullfunnel.question.Question;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.ShardsSnapshot;
import io.fullfunnel.question.render.Rendering;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A question to a snapshot. */
record SnapshotQuestion(Path folder, boolean strict) {
  /** Answers on a cluster. */
  Door.Answer ask(byte[] question, Door.Stop stop, SparkDriver.Asked cluster) throws IOException {
    try (SparkDriver driver = SparkDriver.start(cluster)) {
      return ask(question, stop, new ClusterEngine(driver));
    }
  }

  /** Answers on this machine. */
  Door.Answer ask(byte[] question, Door.Stop stop) throws IOException {
    try (LocalEngine engine = new LocalEngine()) {
      return ask(question, stop, engine);
    }
  }

  private Door.Answer ask(byte[] question, Door.Stop stop, Engine engine) throws IOException {
    JsonNode json = Questions.parse(question);
    try (ShardsSnapshot snapshot = ShardsSnapshot.open(folder)) {
      Data data = snapshot.data();
      Question read = strict ? Questions.readStrictly(json, data) : Questions.read(json, data);
      JsonNode tree = new Answers(engine).answer(read, data, (done, total) -> !stop.asked());
      return new Door.Answer(tree, Rendering.json(tree));
    }
  }
}
