-- Ways to ask a five-step funnel within 14 days; $1 to $5 stand for the steps' quoted event names.
-- The answer: for each level, how many people came exactly so far. Each event carries the latest
-- start from which it can be reached.

-- @asof
WITH
  a AS MATERIALIZED (SELECT person_id, ts, ts AS began FROM ev WHERE event = $1),
  b AS MATERIALIZED (
    SELECT e.person_id, e.ts, p.began
    FROM (SELECT person_id, ts FROM ev WHERE event = $2) e
    ASOF JOIN a p ON e.person_id = p.person_id AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  c AS MATERIALIZED (
    SELECT e.person_id, e.ts, p.began
    FROM (SELECT person_id, ts FROM ev WHERE event = $3) e
    ASOF JOIN b p ON e.person_id = p.person_id AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  d AS MATERIALIZED (
    SELECT e.person_id, e.ts, p.began
    FROM (SELECT person_id, ts FROM ev WHERE event = $4) e
    ASOF JOIN c p ON e.person_id = p.person_id AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  f AS MATERIALIZED (
    SELECT e.person_id, e.ts, p.began
    FROM (SELECT person_id, ts FROM ev WHERE event = $5) e
    ASOF JOIN d p ON e.person_id = p.person_id AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  depths AS (
    SELECT person_id, max(depth) AS level
    FROM (
      SELECT person_id, 1 AS depth FROM a
      UNION ALL SELECT person_id, 2 FROM b
      UNION ALL SELECT person_id, 3 FROM c
      UNION ALL SELECT person_id, 4 FROM d
      UNION ALL SELECT person_id, 5 FROM f)
    GROUP BY person_id)
SELECT level, count(*) FROM depths GROUP BY level ORDER BY level;

-- @window
WITH
  a AS (
    SELECT person_id, ts, event,
      max(CASE WHEN event = $1 THEN ts END) OVER (PARTITION BY person_id ORDER BY ts) AS r1
    FROM ev WHERE event IN ($1, $2, $3, $4, $5)),
  b AS (
    SELECT *, max(CASE WHEN event = $2 AND ts <= r1 + INTERVAL 14 DAY THEN r1 END)
      OVER (PARTITION BY person_id ORDER BY ts) AS r2
    FROM a),
  c AS (
    SELECT *, max(CASE WHEN event = $3 AND ts <= r2 + INTERVAL 14 DAY THEN r2 END)
      OVER (PARTITION BY person_id ORDER BY ts) AS r3
    FROM b),
  d AS (
    SELECT *, max(CASE WHEN event = $4 AND ts <= r3 + INTERVAL 14 DAY THEN r3 END)
      OVER (PARTITION BY person_id ORDER BY ts) AS r4
    FROM c),
  f AS (
    SELECT *, max(CASE WHEN event = $5 AND ts <= r4 + INTERVAL 14 DAY THEN r4 END)
      OVER (PARTITION BY person_id ORDER BY ts) AS r5
    FROM d),
  depths AS (
    SELECT person_id, max(CASE WHEN r5 IS NOT NULL THEN 5 WHEN r4 IS NOT NULL THEN 4
      WHEN r3 IS NOT NULL THEN 3 WHEN r2 IS NOT NULL THEN 2 WHEN r1 IS NOT NULL THEN 1 ELSE 0 END) AS level
    FROM f GROUP BY person_id)
SELECT level, count(*) FROM depths WHERE level > 0 GROUP BY level ORDER BY level;

-- @list
WITH
  walks AS (
    SELECT list([epoch(ts)::BIGINT, list_position([$1, $2, $3, $4, $5], event::VARCHAR)::BIGINT, 0, 0, 0]
      ORDER BY ts) AS walk
    FROM ev WHERE event IN ($1, $2, $3, $4, $5)
    GROUP BY person_id HAVING bool_or(event = $1)),
  ends AS (
    SELECT list_reduce(walk, lambda s, e: CASE
      WHEN e[2] = 1 THEN [e[1], s[2], s[3], s[4], s[5]]
      WHEN e[2] = 2 AND s[1] > 0 AND e[1] <= s[1] + 1209600 THEN [s[1], s[1], s[3], s[4], s[5]]
      WHEN e[2] = 3 AND s[2] > 0 AND e[1] <= s[2] + 1209600 THEN [s[1], s[2], s[2], s[4], s[5]]
      WHEN e[2] = 4 AND s[3] > 0 AND e[1] <= s[3] + 1209600 THEN [s[1], s[2], s[3], s[3], s[5]]
      WHEN e[2] = 5 AND s[4] > 0 AND e[1] <= s[4] + 1209600 THEN [s[1], s[2], s[3], s[4], s[4]]
      ELSE s END, [0::BIGINT, 0, 0, 0, 0]) AS s
    FROM walks)
SELECT CASE WHEN s[5] > 0 THEN 5 WHEN s[4] > 0 THEN 4 WHEN s[3] > 0 THEN 3 WHEN s[2] > 0 THEN 2 ELSE 1 END AS level,
  count(*)
FROM ends GROUP BY level ORDER BY level;
