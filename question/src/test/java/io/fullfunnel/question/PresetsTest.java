package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.local.LocalEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PresetsTest {
  private static final Set<String> LANGUAGES = Set.of("en", "zh", "pl", "de");

  private static Map<String, List<String>> mapped(String text) {
    Map<String, List<String>> mapped = new TreeMap<>();
    Data data = TextData.of(text);
    try (LocalEngine engine = new LocalEngine(1)) {
      for (Presets.Preset preset : Presets.all()) {
        List<String> keys = new ArrayList<>();
        for (Presets.Stage stage : preset.stages()) {
          if (Presets.isMapped(stage, data, engine)) {
            keys.add(stage.key());
          }
        }
        mapped.put(preset.name(), keys);
      }
    }
    return mapped;
  }

  @Test
  void fifteenModelsWithTheBandsOfTheirStages() {
    List<String> shapes = new ArrayList<>();
    for (Presets.Preset preset : Presets.all()) {
      assertThat(preset.labels().keySet()).isEqualTo(LANGUAGES);
      StringBuilder shape = new StringBuilder(preset.name());
      for (Presets.Stage stage : preset.stages()) {
        assertThat(stage.labels().keySet()).isEqualTo(LANGUAGES);
        assertThat(stage.labels().values()).noneMatch(String::isBlank);
        shape.append(' ').append(stage.key()).append('/').append(stage.band());
      }
      shapes.add(shape.toString());
    }
    assertThat(shapes)
        .containsExactly(
            "basic awareness/TOFU consideration/MOFU conversion/BOFU",
            "four-stage awareness/TOFU consideration/MOFU conversion/BOFU loyalty/beyond",
            "aida attention/TOFU interest/MOFU desire/MOFU action/BOFU",
            "sales awareness/TOFU interest/MOFU decision/MOFU action/BOFU",
            "sales-and-marketing awareness/TOFU interest/MOFU desire/MOFU action/BOFU"
                + " conversion/BOFU",
            "full-funnel awareness/TOFU interest/TOFU consideration/MOFU intent/MOFU purchase/BOFU"
                + " loyalty/beyond",
            "social-media awareness/TOFU consideration/MOFU action/BOFU engagement/beyond"
                + " advocacy/beyond",
            "social-classic awareness/TOFU interest/MOFU readiness/MOFU action/BOFU",
            "social-sales awareness/TOFU evaluation/MOFU purchase/BOFU interaction/beyond"
                + " advocacy/beyond",
            "marketing-bands awareness/TOFU consideration/MOFU conversion/MOFU activation/beyond"
                + " loyalty/beyond advocacy/beyond",
            "sales-pipeline mql/MOFU sql/BOFU meeting/BOFU proposal/BOFU closed/BOFU",
            "lead-lifecycle visitor/TOFU lead/MOFU mql/MOFU sql/BOFU opportunity/BOFU"
                + " customer/BOFU",
            "saas-trial visitor/TOFU trial/MOFU activated/MOFU paying/BOFU renewed/beyond"
                + " expanded/beyond",
            "awareness-levels unaware/TOFU problem-aware/TOFU solution-aware/MOFU"
                + " product-aware/MOFU most-aware/BOFU",
            "cost-ladder engagement/TOFU lead/MOFU mql/MOFU sale/BOFU");
  }

  @Test
  void nothingIsMappedWhereNothingOfItOccurs() {
    assertThat(mapped("ann view@0h cart@1h purchase@2h").values()).allMatch(List::isEmpty);
  }

  @Test
  void aStageIsMappedOnceOneOfItsEventsOccurs() {
    Map<String, List<String>> mapped =
        mapped("ann \"Page Viewed\"@0h \"Product Viewed\"@1h \"Order Completed\"@2h");
    assertThat(mapped.get("full-funnel"))
        .containsExactly("awareness", "consideration", "purchase", "loyalty");
    assertThat(mapped.get("sales-pipeline")).isEmpty();
    assertThat(mapped.get("social-sales")).containsExactly("evaluation", "purchase");
  }

  @Test
  void aStageWithAConditionIsMappedOnlyIfAnEventMeetsIt() {
    String one = "ann \"Deal Stage Changed\"@0h{stage=MQL} \"Order Completed\"@1h";
    assertThat(mapped(one).get("sales-pipeline")).containsExactly("mql");
    assertThat(mapped(one).get("lead-lifecycle")).containsExactly("mql", "customer");
    String two =
        "ann \"Deal Stage Changed\"@0h{stage=proposal} \"Order Completed\"@1h"
            + " \"Order Completed\"@2h";
    assertThat(mapped(two).get("sales-pipeline")).containsExactly("proposal");
    assertThat(mapped(two).get("four-stage")).containsExactly("conversion", "loyalty");
  }
}
