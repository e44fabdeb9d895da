// Loads the csv into ClickHouse in this process and asks what it is told.
// Arguments: the csv, a directory for the data, threads, warm runs, load or loaded. Standard input: a JSON array of
// [question, name of the way, SQL]. Standard output: lines of cells separated by tabs; the first cell
// says what the others are.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import chdb from 'chdb';

const [csv, directory, threads, runs, loaded] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(0, 'utf8'));
const session = new chdb.Session(directory);
const ask = (sql, format = 'JSONCompact') => session.query(sql, format);
const rows = (sql) => JSON.parse(ask(sql)).data;

function load() {
  const begun = performance.now();
  ask('CREATE DATABASE IF NOT EXISTS m');
  ask('DROP TABLE IF EXISTS m.ev');
  ask(`CREATE TABLE m.ev (person_id UInt32, ts DateTime('UTC'), event LowCardinality(String),
    channel LowCardinality(String), campaign LowCardinality(String), country LowCardinality(String),
    device LowCardinality(String), revenue Float64) ENGINE = MergeTree ORDER BY (person_id, ts)`);
  ask(`INSERT INTO m.ev SELECT userId, time, event, channel, campaign, country, device, revenue
    FROM file('${csv}', 'CSVWithNames', 'userId UInt32, time DateTime(\\'UTC\\'), event String,
    channel String, campaign String, country String, device String, revenue Float64')
    SETTINGS date_time_input_format = 'best_effort', max_threads = ${threads}, max_insert_threads = ${threads}`);
  ask('OPTIMIZE TABLE m.ev FINAL');
  return performance.now() - begun;
}

function measure(sql) {
  const answer = rows(sql);
  const millis = [];
  const cpuBegun = process.cpuUsage();
  for (let run = 0; run < Number(runs); run++) {
    const begun = performance.now();
    ask(sql);
    millis.push(performance.now() - begun);
  }
  const { user, system } = process.cpuUsage(cpuBegun);
  return [JSON.stringify(answer), millis.join(), (user + system) / 1000 / millis.length];
}

const say = (...cells) => process.stdout.write(`${cells.join('\t')}\n`);
say('version', rows('SELECT version()')[0][0]);
say('load', loaded === 'loaded' ? 0 : load());
say('rows', rows('SELECT count() FROM m.ev')[0][0]);
say('bytes', rows("SELECT sum(bytes_on_disk) FROM system.parts WHERE database = 'm' AND active")[0][0]);
for (const [question, way, sql] of asked) {
  for (const inOrder of [0, 1]) {
    const settings = ` SETTINGS max_threads = ${threads}, optimize_aggregation_in_order = ${inOrder}`;
    say('measured', question, way + (inOrder ? ', in order' : ''), ...measure(sql + settings));
  }
}
session.close();
