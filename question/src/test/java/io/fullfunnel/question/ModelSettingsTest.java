package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: every version of a model stays on record, and no stage goes that something
 * stands on.
 */
class ModelSettingsTest {
  private static final String TWO =
      "{'stages':[{'key':'a','band':'TOFU','match':'x'},{'key':'b','band':'BOFU','match':'y'}]}";
  private static final String ONE = "{'stages':[{'key':'a','band':'TOFU','match':'x'}]}";

  @TempDir Path folder;

  @Test
  void aStageThatIsUsedCannotGo() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1);
        Workspace shop = new Workspaces(data).open("shop")) {
      ModelSettings models = new ModelSettings(shop, engine);
      models.set("mine", Asking.json(ONE));
      models.set("mine", Asking.json(TWO));
      AudienceSettings audiences = new AudienceSettings(shop, engine);
      audiences.set("at b", Asking.json("{'stage':'b','model':'mine'}"));
      audiences.set("was", Asking.json("[{'did':{'any':['z',{'stage':'b','model':'mine'}]}}]"));
      String refusal =
          "Stage \"b\" of model \"mine\" cannot go: it is used by the audiences \"at b\" and"
              + " \"was\". Change or delete them first.";
      assertThatThrownBy(() -> models.set("mine", Asking.json(ONE))).hasMessage(refusal);
      assertThatThrownBy(() -> models.reset("mine")).hasMessage(refusal);
      audiences.reset("at b");
      audiences.reset("was");
      models.set("mine", Asking.json(ONE));
      models.reset("mine");
      assertThat(models.list().models()).extracting(ModelSettings.ModelState::name).hasSize(15);
      assertThat(DefinedNames.meanings("models", shop, "mine").versions())
          .extracting(DefinedNames.Meaning::meaning)
          .containsExactly(Asking.json(ONE), Asking.json(TWO), Asking.json(ONE), null);
    }
  }

  @Test
  void aPresetThatWasChangedComesBackUnlessAStageOfItsOwnIsUsed() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
        LocalEngine engine = new LocalEngine(1);
        Workspace shop = new Workspaces(data).open("shop")) {
      ModelSettings models = new ModelSettings(shop, engine);
      models.set("basic", Asking.json(TWO));
      AudienceSettings audiences = new AudienceSettings(shop, engine);
      audiences.set("b", Asking.json("{'stage':'b','model':'basic'}"));
      assertThatThrownBy(() -> models.reset("basic")).hasMessageContaining("audience \"b\"");
      audiences.reset("b");
      models.reset("basic");
      assertThat(models.list().models().getFirst().kind()).isEqualTo("preset");
    }
  }
}
