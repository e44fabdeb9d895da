-- Ways to ask a five-step funnel within 14 days; $1 to $5 stand for the steps' quoted event names.
-- The answer: for each level, how many people came exactly so far.

-- @filtered
SELECT level, count()
FROM (
  SELECT windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level
  FROM m.ev WHERE event IN ($1, $2, $3, $4, $5) GROUP BY person_id
)
WHERE level > 0 GROUP BY level ORDER BY level;

-- @whole
SELECT level, count()
FROM (
  SELECT windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level
  FROM m.ev GROUP BY person_id
)
WHERE level > 0 GROUP BY level ORDER BY level;

-- @entered
SELECT level, count()
FROM (
  SELECT windowFunnel(1209600)(ts, event = $1, event = $2, event = $3, event = $4, event = $5) AS level
  FROM m.ev
  WHERE event IN ($1, $2, $3, $4, $5) AND person_id IN (SELECT person_id FROM m.ev WHERE event = $1)
  GROUP BY person_id
)
WHERE level > 0 GROUP BY level ORDER BY level;
