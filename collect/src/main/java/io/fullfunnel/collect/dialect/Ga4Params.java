package io.fullfunnel.collect.dialect;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of one event of GA4, named as the product's own events name them. */
final class Ga4Params {
  private static final Map<String, String> PAGE =
      Map.of("page_location", "url", "page_referrer", "referrer", "page_title", "title");

  private static final Map<String, String> ITEM =
      Map.of(
          "item_id",
          "product_id",
          "item_name",
          "name",
          "item_category",
          "category",
          "item_brand",
          "brand",
          "item_variant",
          "variant",
          "index",
          "position");

  private final JsonNode params;
  private final Ga4Name name;

  Ga4Params(JsonNode params, Ga4Name name) {
    this.params = params;
    this.name = name;
  }

  void write(ObjectNode properties, ObjectNode context) {
    ObjectNode page = Json.object();
    for (Map.Entry<String, JsonNode> param : params.properties()) {
      String own = PAGE.get(param.getKey());
      JsonNode value = param.getValue();
      if (own != null) {
        (name.type().equals("page") ? properties : page).set(own, value);
      } else if (param.getKey().equals("session_id")) {
        context.set("sessionId", value.isNumber() ? text(value) : value);
      } else if (param.getKey().equals("items") && value.isArray()) {
        items(value, properties);
      } else {
        properties.set(ours(param.getKey()), value);
      }
    }
    if (!page.isEmpty()) {
      context.set("page", page);
    }
  }

  private static JsonNode text(JsonNode number) {
    return Json.object().put("text", number.asString()).path("text");
  }

  private String ours(String param) {
    return switch (param) {
      case "transaction_id" -> "order_id";
      case "value" -> name.isOrder() ? "revenue" : param;
      case "search_term" -> "query";
      default -> param;
    };
  }

  /** The only product of an event about one stands in the event itself, as in Segment's. */
  private void items(JsonNode items, ObjectNode properties) {
    if (name.product() && items.size() == 1 && items.get(0).isObject()) {
      for (Map.Entry<String, JsonNode> member : product(items.get(0)).properties()) {
        if (!params.has(member.getKey())) {
          properties.set(member.getKey(), member.getValue());
        }
      }
      return;
    }
    ArrayNode products = properties.putArray("products");
    for (JsonNode item : items) {
      products.add(item.isObject() ? product(item) : item);
    }
  }

  private static ObjectNode product(JsonNode item) {
    ObjectNode product = Json.object();
    for (Map.Entry<String, JsonNode> member : item.properties()) {
      product.set(ITEM.getOrDefault(member.getKey(), member.getKey()), member.getValue());
    }
    return product;
  }
}
