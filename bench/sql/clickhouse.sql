-- The questions of Questions in the words of ClickHouse; $1 to $5 stand for a funnel's quoted steps.

-- @Q1 Q1H: filtered
SELECT level, count()
FROM (
  SELECT windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level
  FROM m.ev WHERE event IN ($1, $2, $3, $4, $5) GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- @Q1 Q1H: whole, slow
SELECT level, count()
FROM (
  SELECT windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level
  FROM m.ev GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- @Q1 Q1H: entered, slow
SELECT level, count()
FROM (
  SELECT windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level
  FROM m.ev
  WHERE event IN ($1, $2, $3, $4, $5) AND person_id IN (SELECT person_id FROM m.ev WHERE event = $1)
  GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- @Q2: one pass
SELECT channel, level, count()
FROM (
  SELECT argMin(channel, ts) AS channel,
    windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level
  FROM m.ev GROUP BY person_id
)
WHERE level > 0 GROUP BY channel, level;

-- @Q2: joined
SELECT channel, level, count()
FROM (
  SELECT person_id,
    windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level
  FROM m.ev WHERE event IN ($1, $2, $3, $4, $5) GROUP BY person_id HAVING level > 0
) AS walked
INNER JOIN (SELECT person_id, argMin(channel, ts) AS channel FROM m.ev GROUP BY person_id) AS came USING person_id
GROUP BY channel, level;

-- @Q2: joined to who entered
SELECT channel, level, count()
FROM (
  SELECT person_id,
    windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level
  FROM m.ev WHERE event IN ($1, $2, $3, $4, $5) GROUP BY person_id HAVING level > 0
) AS walked
INNER JOIN (
  SELECT person_id, argMin(channel, ts) AS channel FROM m.ev
  WHERE person_id IN (SELECT person_id FROM m.ev WHERE event = $1) GROUP BY person_id
) AS came USING person_id
GROUP BY channel, level;

-- @Q3: parts by a running count
SELECT level, count()
FROM (
  SELECT max(depth) AS level
  FROM (
    SELECT person_id, part,
      windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS depth
    FROM (
      SELECT person_id, ts, event,
        countIf(event = 'unsubscribe') OVER (PARTITION BY person_id ORDER BY ts ROWS UNBOUNDED PRECEDING) AS part
      FROM m.ev
      WHERE event = 'unsubscribe' OR (event IN ($1, $2, $3, $4, $5) AND device = 'mobile')
    )
    GROUP BY person_id, part
  )
  GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- @Q3: parts only of those who have any
SELECT level, count()
FROM (
  SELECT
    if(countIf(event = 'unsubscribe') = 0,
      windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5),
      arrayMax(arrayMap(
        part -> arrayReduce('windowFunnel(1209600)', part.1,
          arrayMap(e -> toUInt8(e = $1), part.2), arrayMap(e -> toUInt8(e = $2), part.2),
          arrayMap(e -> toUInt8(e = $3), part.2), arrayMap(e -> toUInt8(e = $4), part.2),
          arrayMap(e -> toUInt8(e = $5), part.2)),
        arrayMap(rows -> (arrayMap(r -> r.1, rows), arrayMap(r -> r.2, rows)),
          arraySplit(r -> r.2 = 'unsubscribe', arraySort(groupArray((ts, toString(event))))))))) AS level
  FROM m.ev
  WHERE event = 'unsubscribe' OR (event IN ($1, $2, $3, $4, $5) AND device = 'mobile')
  GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- @Q4: weeks of the first start
SELECT week, count(), countIf(level = 5)
FROM (
  SELECT intDiv(toUInt32(minIf(ts, event = $1)) - 1767571200, 604800) AS week,
    windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level
  FROM m.ev WHERE event IN ($1, $2, $3, $4, $5) GROUP BY person_id
)
WHERE level > 0 GROUP BY week;

-- @Q5: folded arrays
SELECT count(), quantileExact(0.5)(seconds)
FROM (
  SELECT
    windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level,
    arrayFold(
      (s, e) -> if(s.5 != 0, s, (
        if(e.2 = 1, e.1, s.1),
        if(e.2 = 2 AND s.1 != 0 AND e.1 <= s.1 + 1209600, s.1, s.2),
        if(e.2 = 3 AND s.2 != 0 AND e.1 <= s.2 + 1209600, s.2, s.3),
        if(e.2 = 4 AND s.3 != 0 AND e.1 <= s.3 + 1209600, s.3, s.4),
        if(e.2 = 5 AND s.4 != 0 AND e.1 <= s.4 + 1209600, toUInt32(e.1 - s.4 + 1), toUInt32(0)))),
      arraySort(groupArray((toUInt32(ts), indexOf([$1, $2, $3, $4, $5], event)))),
      (toUInt32(0), toUInt32(0), toUInt32(0), toUInt32(0), toUInt32(0))).5 - 1 AS seconds
  FROM m.ev WHERE event IN ($1, $2, $3, $4, $5) GROUP BY person_id HAVING level = 5
);

-- In Q6 Direct counts only in paths of nothing else.
-- @Q6: arrays
SELECT touch, sum(last), sum(last * worth), sum(1 / n), sum(worth / n)
FROM (
  SELECT arrayFilter(t -> t.1 <= p.1 AND t.1 >= p.1 - 2592000, touches) AS near,
    arrayFilter(t -> t.2 != 'Direct', near) AS told, if(empty(told), near, told) AS of, length(of) AS n, p.2 AS worth,
    arrayJoin(arrayEnumerate(of)) AS i, of[i].2 AS touch, i = n AS last
  FROM (
    SELECT arraySort(groupArrayIf((toUInt32(ts), channel), event = 'session_start')) AS touches,
      groupArrayIf((toUInt32(ts), revenue), event = 'purchase') AS purchases
    FROM m.ev WHERE event IN ('session_start', 'purchase') GROUP BY person_id HAVING length(purchases) > 0
  )
  ARRAY JOIN purchases AS p
)
GROUP BY touch;

-- @Q6: arrays of buyers
SELECT touch, sum(last), sum(last * worth), sum(1 / n), sum(worth / n)
FROM (
  SELECT arrayFilter(t -> t.1 <= p.1 AND t.1 >= p.1 - 2592000, touches) AS near,
    arrayFilter(t -> t.2 != 'Direct', near) AS told, if(empty(told), near, told) AS of, length(of) AS n, p.2 AS worth,
    arrayJoin(arrayEnumerate(of)) AS i, of[i].2 AS touch, i = n AS last
  FROM (
    SELECT arraySort(groupArrayIf((toUInt32(ts), channel), event = 'session_start')) AS touches,
      groupArrayIf((toUInt32(ts), revenue), event = 'purchase') AS purchases
    FROM m.ev
    WHERE event IN ('session_start', 'purchase') AND person_id IN (SELECT person_id FROM m.ev WHERE event = 'purchase')
    GROUP BY person_id
  )
  ARRAY JOIN purchases AS p
)
GROUP BY touch;

-- @Q7: bits of weeks
SELECT c, sum(bitTest(m, c)), sum(bitTest(m, c + 1)), sum(bitTest(m, c + 2)), sum(bitTest(m, c + 3)),
  sum(bitTest(m, c + 4)), sum(bitTest(m, c + 5)), sum(bitTest(m, c + 6)), sum(bitTest(m, c + 7)),
  sum(bitTest(m, c + 8)), sum(bitTest(m, c + 9)), sum(bitTest(m, c + 10)), sum(bitTest(m, c + 11))
FROM (
  SELECT intDiv(min(toUInt32(ts)) - 1767571200, 604800) AS c,
    groupBitOr(bitShiftLeft(toUInt64(1), intDiv(toUInt32(ts) - 1767571200, 604800))) AS m
  FROM m.ev GROUP BY person_id
)
WHERE c < 12 GROUP BY c;

-- @Q8: split arrays
SELECT path, count() AS n
FROM (
  SELECT arrayJoin(arrayMap(part -> arrayStringConcat(arraySlice(part, 1, 6), ' > '),
    arrayFilter(part -> part[-1] = 'purchase',
      arraySplit((e, before) -> before = 'purchase', events, arrayPushFront(arrayPopBack(events), ''))))) AS path
  FROM (
    SELECT arrayMap(e -> e.2, arraySort(groupArray((ts, toString(event))))) AS events
    FROM m.ev WHERE person_id IN (SELECT person_id FROM m.ev WHERE event = 'purchase') GROUP BY person_id
  )
)
GROUP BY path ORDER BY n DESC, path LIMIT 50;

-- @Q9: pairs of neighbours
SELECT pair.1, pair.2, count()
FROM (
  SELECT arrayJoin(arrayZip(arrayPopBack(channels), arrayPopFront(channels))) AS pair
  FROM (
    SELECT arrayMap(e -> e.2, arraySort(groupArray((ts, channel)))) AS channels
    FROM m.ev WHERE event = 'session_start' GROUP BY person_id HAVING length(channels) > 1
  )
)
GROUP BY pair.1, pair.2;

-- In G1 no other event stands between.
-- @G1: leads
SELECT level, count()
FROM (
  SELECT max(if(second = $2 AND second_ts <= ts + 1209600,
    if(third = $3 AND third_ts <= ts + 1209600, 3, 2), 1)) AS level
  FROM (
    SELECT person_id, ts, event,
      leadInFrame(event, 1) OVER w AS second, leadInFrame(ts, 1) OVER w AS second_ts,
      leadInFrame(event, 2) OVER w AS third, leadInFrame(ts, 2) OVER w AS third_ts
    FROM m.ev
    WINDOW w AS (PARTITION BY person_id ORDER BY ts ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
  )
  WHERE event = $1 GROUP BY person_id
)
GROUP BY level;

-- @G1: arrays
SELECT level, count()
FROM (
  SELECT arraySort(groupArray((toUInt32(ts), indexOf([$1, $2, $3], event)))) AS walk,
    arrayMax(arrayMap(
      (e, f, g) -> if(e.2 != 1, 0,
        if(f.2 != 2 OR f.1 > e.1 + 1209600, 1, if(g.2 != 3 OR g.1 > e.1 + 1209600, 2, 3))),
      walk,
      arrayPushBack(arrayPopFront(walk), (toUInt32(0), toUInt8(0))),
      arrayPushBack(arrayPushBack(arrayPopFront(arrayPopFront(walk)), (toUInt32(0), toUInt8(0))), (toUInt32(0), toUInt8(0))))) AS level
  FROM m.ev GROUP BY person_id HAVING countIf(event = $1) > 0
)
GROUP BY level;

-- @G2: parts by a running count
SELECT level, count()
FROM (
  SELECT max(depth) AS level
  FROM (
    SELECT person_id, part, windowFunnel(1209600)(ts, event = $1, event = $2, event = $3) AS depth
    FROM (
      SELECT person_id, ts, event,
        countIf(event = 'email_open') OVER (PARTITION BY person_id ORDER BY ts ROWS UNBOUNDED PRECEDING) AS part
      FROM m.ev WHERE event IN ('email_open', $1, $2, $3)
    )
    GROUP BY person_id, part
  )
  GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- @G2: parts only of those who have any
SELECT level, count()
FROM (
  SELECT
    if(countIf(event = 'email_open') = 0,
      windowFunnel(1209600)(ts, event = $1, event = $2, event = $3),
      arrayMax(arrayMap(
        part -> arrayReduce('windowFunnel(1209600)', part.1,
          arrayMap(e -> toUInt8(e = $1), part.2), arrayMap(e -> toUInt8(e = $2), part.2),
          arrayMap(e -> toUInt8(e = $3), part.2)),
        arrayMap(rows -> (arrayMap(r -> r.1, rows), arrayMap(r -> r.2, rows)),
          arraySplit(r -> r.2 = 'email_open', arraySort(groupArray((ts, toString(event))))))))) AS level
  FROM m.ev WHERE event IN ('email_open', $1, $2, $3) GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- @G3: one funnel a device
SELECT level, count()
FROM (
  SELECT max(depth) AS level
  FROM (
    SELECT person_id, windowFunnel(1209600)(ts, event = $1, event = $2, event = $3) AS depth
    FROM m.ev WHERE event IN ($1, $2, $3) GROUP BY person_id, device
  )
  GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- @G3: one funnel for each of the three devices
SELECT level, count()
FROM (
  SELECT greatest(
    windowFunnelIf(1209600)(ts, event = $1, event = $2, event = $3, device = 'mobile'),
    windowFunnelIf(1209600)(ts, event = $1, event = $2, event = $3, device = 'desktop'),
    windowFunnelIf(1209600)(ts, event = $1, event = $2, event = $3, device = 'tablet')) AS level
  FROM m.ev WHERE event IN ($1, $2, $3) GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- In G4 the steps' own windows are shorter than the funnel's together.
-- @G4: sequences
SELECT level, count()
FROM (
  SELECT
    if(sequenceMatch('(?1)(?t<=172800)(?2)(?t<=86400)(?3)')(ts, event = $1, event = $2, event = $3), 3,
      if(sequenceMatch('(?1)(?t<=172800)(?2)')(ts, event = $1, event = $2), 2,
        toUInt8(countIf(event = $1) > 0))) AS level
  FROM m.ev WHERE event IN ($1, $2, $3) GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- @G4: last reached by windows
SELECT level, count()
FROM (
  SELECT max(multiIf(event = $3 AND reached > 0 AND ts <= reached + 86400, 3, was = 2, 2, event = $1, 1, 0)) AS level
  FROM (
    SELECT person_id, ts, event, was, maxIf(toUInt32(ts), was = 2) OVER w AS reached
    FROM (
      SELECT person_id, ts, event,
        if(event = $2 AND maxIf(toUInt32(ts), event = $1) OVER w >= toUInt32(ts) - 172800, 2, 0) AS was
      FROM m.ev WHERE event IN ($1, $2, $3)
      WINDOW w AS (PARTITION BY person_id ORDER BY ts ROWS UNBOUNDED PRECEDING)
    )
    WINDOW w AS (PARTITION BY person_id ORDER BY ts ROWS UNBOUNDED PRECEDING)
  )
  GROUP BY person_id
)
WHERE level > 0 GROUP BY level;

-- @G4: folded arrays
SELECT level, count()
FROM (
  SELECT
    arrayFold(
      (s, e) -> (
        if(e.2 = 1, e.1, s.1),
        if(e.2 = 2 AND s.1 != 0 AND e.1 <= s.1 + 172800, e.1, s.2),
        if(s.3 = 3 OR (e.2 = 3 AND s.2 != 0 AND e.1 <= s.2 + 86400), toUInt8(3),
          if(s.3 = 2 OR (e.2 = 2 AND s.1 != 0 AND e.1 <= s.1 + 172800), toUInt8(2), toUInt8(1)))),
      arraySort(groupArray((toUInt32(ts), indexOf([$1, $2, $3], event)))),
      (toUInt32(0), toUInt32(0), toUInt8(0))).3 AS level
  FROM m.ev WHERE event IN ($1, $2, $3) GROUP BY person_id HAVING countIf(event = $1) > 0
)
GROUP BY level;
