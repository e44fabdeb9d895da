package io.fullfunnel.store.files;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Guesses which column is which field by what people usually call them. */
final class Suggestions {
  private static final Map<Field, List<String>> USUAL = usual();

  private Suggestions() {}

  private static Map<Field, List<String>> usual() {
    Map<Field, List<String>> usual = new EnumMap<>(Field.class);
    usual.put(
        Field.TIME,
        List.of(
            "timestamp",
            "eventtime",
            "eventtimestamp",
            "datetime",
            "occurredat",
            "createdat",
            "date",
            "ts",
            "when",
            "czas",
            "data",
            "zeit",
            "datum",
            "时间",
            "日期"));
    usual.put(
        Field.EVENT,
        List.of("eventname", "eventtype", "action", "activity", "zdarzenie", "ereignis", "事件"));
    usual.put(
        Field.USER_ID,
        List.of(
            "user", "customerid", "customer", "clientid", "memberid", "uid", "accountid", "用户"));
    usual.put(
        Field.ANONYMOUS_ID,
        List.of("visitorid", "visitor", "cookieid", "deviceid", "browserid", "anonid", "访客"));
    usual.put(Field.MESSAGE_ID, List.of("eventid", "insertid", "uuid"));
    usual.put(Field.SESSION, List.of("sessionid", "usersession", "visitid"));
    usual.put(Field.SOURCE, List.of("utmsource", "trafficsource"));
    usual.put(Field.MEDIUM, List.of("utmmedium"));
    usual.put(Field.CAMPAIGN, List.of("utmcampaign", "campaignname", "kampania", "kampagne"));
    usual.put(Field.CONTENT, List.of("utmcontent", "adname"));
    usual.put(Field.TERM, List.of("utmterm", "keyword"));
    usual.put(Field.REFERRER, List.of("referer", "referrerurl"));
    usual.put(Field.DEVICE, List.of("devicetype", "devicecategory"));
    usual.put(Field.OS, List.of("operatingsystem", "platform"));
    usual.put(Field.COUNTRY, List.of("countrycode", "kraj", "land", "国家"));
    usual.put(Field.REVENUE, List.of("price", "total", "ordervalue", "grandtotal", "sales"));
    usual.put(Field.CURRENCY, List.of("currencycode", "waluta", "währung"));
    usual.put(Field.ID, List.of("userid", "customerid", "contactid", "personid"));
    usual.put(Field.EMAIL, List.of("mail", "emailaddress"));
    usual.put(Field.PHONE, List.of("phonenumber", "telephone", "mobile", "telefon"));
    usual.put(Field.DEAL, List.of("dealid", "opportunityid", "mqlid"));
    usual.put(Field.PERSON, List.of("contact", "lead", "userid", "email", "contactid", "leadid"));
    usual.put(Field.STAGE, List.of("dealstage", "status", "phase"));
    usual.put(Field.AMOUNT, List.of("value", "dealvalue", "price"));
    usual.put(Field.OWNER, List.of("salesperson", "assignee", "rep"));
    usual.put(Field.LEAD_SOURCE, List.of("origin", "source"));
    return usual;
  }

  /** Fields of columns that are named differently; each column and each field at most once. */
  static Map<Field, String> of(Field.Into into, Collection<String> columns) {
    Map<Field, String> suggested = new EnumMap<>(Field.class);
    for (Field field : into.fields()) {
      if (columns.contains(field.label())) {
        continue; // is taken as that field by its name
      }
      for (String usual : names(field)) {
        for (String column : columns) {
          boolean free =
              !suggested.containsValue(column)
                  && into.fields().stream().noneMatch(f -> f.label().equals(column));
          if (free && !suggested.containsKey(field) && plain(column).equals(usual)) {
            suggested.put(field, column);
          }
        }
      }
    }
    return suggested;
  }

  private static List<String> names(Field field) {
    List<String> usual = USUAL.getOrDefault(field, List.of());
    List<String> all = new java.util.ArrayList<>(usual);
    all.addFirst(plain(field.label()));
    return all;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.\\-]", "");
  }
}
