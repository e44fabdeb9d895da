-- The questions of Questions in the words of DuckDB; $1 to $5 stand for a funnel's quoted steps. In the
-- funnels by ASOF each event carries the latest start from which it can be reached.

-- @Q1 Q1H: asof
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
SELECT level, count(*) FROM depths GROUP BY level;

-- @Q1 Q1H: window, slow
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
SELECT level, count(*) FROM depths WHERE level > 0 GROUP BY level;

-- @Q1 Q1H: list, slow
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
FROM ends GROUP BY level;

-- @Q2: asof
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
  came AS (SELECT person_id, arg_min(channel, ts) AS channel FROM ev GROUP BY person_id),
  depths AS (
    SELECT person_id, max(depth) AS level
    FROM (
      SELECT person_id, 1 AS depth FROM a
      UNION ALL SELECT person_id, 2 FROM b
      UNION ALL SELECT person_id, 3 FROM c
      UNION ALL SELECT person_id, 4 FROM d
      UNION ALL SELECT person_id, 5 FROM f)
    GROUP BY person_id)
SELECT channel, level, count(*) FROM depths JOIN came USING (person_id) GROUP BY channel, level;

-- @Q2: asof, the first event of who entered
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
  came AS (
    SELECT person_id, arg_min(channel, ts) AS channel
    FROM ev WHERE person_id IN (SELECT person_id FROM a) GROUP BY person_id),
  depths AS (
    SELECT person_id, max(depth) AS level
    FROM (
      SELECT person_id, 1 AS depth FROM a
      UNION ALL SELECT person_id, 2 FROM b
      UNION ALL SELECT person_id, 3 FROM c
      UNION ALL SELECT person_id, 4 FROM d
      UNION ALL SELECT person_id, 5 FROM f)
    GROUP BY person_id)
SELECT channel, level, count(*) FROM depths JOIN came USING (person_id) GROUP BY channel, level;

-- @Q3: asof within parts
WITH
  x AS MATERIALIZED (
    SELECT person_id, ts, event,
      count(CASE WHEN event = 'unsubscribe' THEN 1 END)
        OVER (PARTITION BY person_id ORDER BY ts ROWS UNBOUNDED PRECEDING) AS part
    FROM ev WHERE event = 'unsubscribe' OR (event IN ($1, $2, $3, $4, $5) AND device = 'mobile')),
  a AS MATERIALIZED (SELECT person_id, part, ts, ts AS began FROM x WHERE event = $1),
  b AS MATERIALIZED (
    SELECT e.person_id, e.part, e.ts, p.began
    FROM (SELECT person_id, part, ts FROM x WHERE event = $2) e
    ASOF JOIN a p ON e.person_id = p.person_id AND e.part = p.part AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  c AS MATERIALIZED (
    SELECT e.person_id, e.part, e.ts, p.began
    FROM (SELECT person_id, part, ts FROM x WHERE event = $3) e
    ASOF JOIN b p ON e.person_id = p.person_id AND e.part = p.part AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  d AS MATERIALIZED (
    SELECT e.person_id, e.part, e.ts, p.began
    FROM (SELECT person_id, part, ts FROM x WHERE event = $4) e
    ASOF JOIN c p ON e.person_id = p.person_id AND e.part = p.part AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  f AS MATERIALIZED (
    SELECT e.person_id, e.part, e.ts, p.began
    FROM (SELECT person_id, part, ts FROM x WHERE event = $5) e
    ASOF JOIN d p ON e.person_id = p.person_id AND e.part = p.part AND e.ts >= p.ts
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
SELECT level, count(*) FROM depths GROUP BY level;

-- @Q4: asof
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
  weeks AS (SELECT person_id, (epoch(min(ts))::BIGINT - 1767571200) // 604800 AS week FROM a GROUP BY person_id),
  done AS (SELECT DISTINCT person_id FROM f)
SELECT week, count(*), count(done.person_id) FROM weeks LEFT JOIN done USING (person_id) GROUP BY week;

-- @Q5: asof
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
  took AS (SELECT epoch(min(ts) - arg_min(began, ts))::BIGINT AS seconds FROM f GROUP BY person_id)
SELECT count(*), quantile_disc(seconds, 0.5) FROM took;

-- @Q6: joined
WITH
  p AS (SELECT row_number() OVER () AS id, person_id, ts, revenue FROM ev WHERE event = 'purchase'),
  t AS (SELECT person_id, ts, channel FROM ev WHERE event = 'session_start'),
  near AS (
    SELECT p.id, p.revenue AS worth, t.ts, t.channel AS touch,
      bool_or(t.channel <> 'Direct') OVER (PARTITION BY p.id) AS told
    FROM p JOIN t ON p.person_id = t.person_id AND t.ts <= p.ts AND t.ts >= p.ts - INTERVAL 30 DAY),
  credited AS (
    SELECT worth, touch, count(*) OVER (PARTITION BY id) AS n,
      row_number() OVER (PARTITION BY id ORDER BY ts DESC) = 1 AS last
    FROM near WHERE touch <> 'Direct' OR NOT told)
SELECT touch, sum(last::INTEGER), sum(CASE WHEN last THEN worth ELSE 0 END), sum(1.0::DOUBLE / n),
  sum(worth::DOUBLE / n)
FROM credited GROUP BY touch;

-- @Q7: bits of weeks
SELECT c, sum((m >> c) & 1), sum((m >> (c + 1)) & 1), sum((m >> (c + 2)) & 1), sum((m >> (c + 3)) & 1),
  sum((m >> (c + 4)) & 1), sum((m >> (c + 5)) & 1), sum((m >> (c + 6)) & 1), sum((m >> (c + 7)) & 1),
  sum((m >> (c + 8)) & 1), sum((m >> (c + 9)) & 1), sum((m >> (c + 10)) & 1), sum((m >> (c + 11)) & 1)
FROM (
  SELECT (epoch(min(ts))::BIGINT - 1767571200) // 604800 AS c,
    bit_or(1::BIGINT << ((epoch(ts)::BIGINT - 1767571200) // 604800)) AS m
  FROM ev GROUP BY person_id)
WHERE c < 12 GROUP BY c;

-- @Q8: numbered journeys
WITH
  x AS (
    SELECT person_id, ts, event,
      count(CASE WHEN event = 'purchase' THEN 1 END)
        OVER (PARTITION BY person_id ORDER BY ts ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS journey
    FROM ev WHERE person_id IN (SELECT person_id FROM ev WHERE event = 'purchase')),
  y AS (
    SELECT event,
      first_value(event) OVER w AS e1, nth_value(event, 2) OVER w AS e2, nth_value(event, 3) OVER w AS e3,
      nth_value(event, 4) OVER w AS e4, nth_value(event, 5) OVER w AS e5, nth_value(event, 6) OVER w AS e6
    FROM x WINDOW w AS (PARTITION BY person_id, journey ORDER BY ts))
SELECT concat_ws(' > ', e1, e2, e3, e4, e5, e6) AS path, count(*) AS n
FROM y WHERE event = 'purchase' GROUP BY ALL ORDER BY n DESC, path LIMIT 50;

-- @Q9: lead
SELECT a, b, count(*)
FROM (
  SELECT channel AS a, lead(channel) OVER (PARTITION BY person_id ORDER BY ts) AS b
  FROM ev WHERE event = 'session_start')
WHERE b IS NOT NULL GROUP BY a, b;

-- @G1: leads
WITH
  walks AS (
    SELECT person_id, ts, event, lead(event, 1) OVER w AS second, lead(ts, 1) OVER w AS second_ts,
      lead(event, 2) OVER w AS third, lead(ts, 2) OVER w AS third_ts
    FROM ev WINDOW w AS (PARTITION BY person_id ORDER BY ts)),
  depths AS (
    SELECT max(CASE WHEN second = $2 AND second_ts <= ts + INTERVAL 14 DAY
      THEN CASE WHEN third = $3 AND third_ts <= ts + INTERVAL 14 DAY THEN 3 ELSE 2 END ELSE 1 END) AS level
    FROM walks WHERE event = $1 GROUP BY person_id)
SELECT level, count(*) FROM depths GROUP BY level;

-- @G2: asof within parts
WITH
  x AS MATERIALIZED (
    SELECT person_id, ts, event,
      count(CASE WHEN event = 'email_open' THEN 1 END)
        OVER (PARTITION BY person_id ORDER BY ts ROWS UNBOUNDED PRECEDING) AS part
    FROM ev WHERE event IN ('email_open', $1, $2, $3)),
  a AS MATERIALIZED (SELECT person_id, part, ts, ts AS began FROM x WHERE event = $1),
  b AS MATERIALIZED (
    SELECT e.person_id, e.part, e.ts, p.began
    FROM (SELECT person_id, part, ts FROM x WHERE event = $2) e
    ASOF JOIN a p ON e.person_id = p.person_id AND e.part = p.part AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  c AS MATERIALIZED (
    SELECT e.person_id, e.part, e.ts, p.began
    FROM (SELECT person_id, part, ts FROM x WHERE event = $3) e
    ASOF JOIN b p ON e.person_id = p.person_id AND e.part = p.part AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  depths AS (
    SELECT person_id, max(depth) AS level
    FROM (
      SELECT person_id, 1 AS depth FROM a
      UNION ALL SELECT person_id, 2 FROM b
      UNION ALL SELECT person_id, 3 FROM c)
    GROUP BY person_id)
SELECT level, count(*) FROM depths GROUP BY level;

-- @G3: asof on one device
WITH
  a AS MATERIALIZED (SELECT person_id, device, ts, ts AS began FROM ev WHERE event = $1),
  b AS MATERIALIZED (
    SELECT e.person_id, e.device, e.ts, p.began
    FROM (SELECT person_id, device, ts FROM ev WHERE event = $2) e
    ASOF JOIN a p ON e.person_id = p.person_id AND e.device = p.device AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  c AS MATERIALIZED (
    SELECT e.person_id, e.device, e.ts, p.began
    FROM (SELECT person_id, device, ts FROM ev WHERE event = $3) e
    ASOF JOIN b p ON e.person_id = p.person_id AND e.device = p.device AND e.ts >= p.ts
    WHERE e.ts <= p.began + INTERVAL 14 DAY),
  depths AS (
    SELECT person_id, max(depth) AS level
    FROM (
      SELECT person_id, 1 AS depth FROM a
      UNION ALL SELECT person_id, 2 FROM b
      UNION ALL SELECT person_id, 3 FROM c)
    GROUP BY person_id)
SELECT level, count(*) FROM depths GROUP BY level;

-- @G4: asof to the step before
WITH
  a AS MATERIALIZED (SELECT person_id, ts FROM ev WHERE event = $1),
  b AS MATERIALIZED (
    SELECT e.person_id, e.ts
    FROM (SELECT person_id, ts FROM ev WHERE event = $2) e
    ASOF JOIN a p ON e.person_id = p.person_id AND e.ts >= p.ts
    WHERE e.ts <= p.ts + INTERVAL 2 DAY),
  c AS MATERIALIZED (
    SELECT e.person_id, e.ts
    FROM (SELECT person_id, ts FROM ev WHERE event = $3) e
    ASOF JOIN b p ON e.person_id = p.person_id AND e.ts >= p.ts
    WHERE e.ts <= p.ts + INTERVAL 1 DAY),
  depths AS (
    SELECT person_id, max(depth) AS level
    FROM (
      SELECT person_id, 1 AS depth FROM a
      UNION ALL SELECT person_id, 2 FROM b
      UNION ALL SELECT person_id, 3 FROM c)
    GROUP BY person_id)
SELECT level, count(*) FROM depths GROUP BY level;

-- @G4: windows
WITH
  a AS (
    SELECT person_id, ts, event, max(CASE WHEN event = $1 THEN ts END)
      OVER (PARTITION BY person_id ORDER BY ts) AS first
    FROM ev WHERE event IN ($1, $2, $3)),
  b AS (
    SELECT *, max(CASE WHEN event = $2 AND ts <= first + INTERVAL 2 DAY THEN ts END)
      OVER (PARTITION BY person_id ORDER BY ts) AS second
    FROM a),
  depths AS (
    SELECT max(CASE WHEN event = $3 AND ts <= second + INTERVAL 1 DAY THEN 3
      WHEN second IS NOT NULL THEN 2 WHEN first IS NOT NULL THEN 1 ELSE 0 END) AS level
    FROM b GROUP BY person_id)
SELECT level, count(*) FROM depths WHERE level > 0 GROUP BY level;
