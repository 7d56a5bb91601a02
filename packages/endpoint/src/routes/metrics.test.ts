import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../store/store.ts';
import { contactMessage, solved, startEndpoint, type Visitor } from '../testing/visitor.ts';

const metricsToken = 'a-token-for-prometheus';
const authorization = `Bearer ${metricsToken}`;

interface Series {
  readonly type: string;
  readonly samples: Map<string, number>;
}

/** Text format 0.0.4, strictly: also fails on what Prometheus tolerates. */
function parse(text: string): Map<string, Series> {
  assert.ok(text.endsWith('\n'));
  const families = new Map<string, Series>();
  let current = '';
  for (const line of text.trimEnd().split('\n')) {
    const [, help] = /^# HELP ([a-zA-Z_:][\w:]*) \S.*$/.exec(line) ?? [];
    const [, typed, type] = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line) ?? [];
    if (help !== undefined) {
      assert.ok(!families.has(help), `${help} twice`);
      families.set((current = help), { type: '', samples: new Map() });
    } else if (type !== undefined) {
      assert.equal(typed, current);
      families.set(current, { type, samples: new Map() });
    } else {
      addSample(line, current, families.get(current)!);
    }
  }
  for (const [name, family] of families) if (family.type === 'histogram') checkHistogram(name, family);
  return families;
}

function addSample(line: string, family: string, { samples, type }: Series): void {
  const pattern =
    /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)+\})? (\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;
  const [, name, labels = '', value] = pattern.exec(line) ?? assert.fail(`no sample: ${line}`);
  const suffixes = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
  assert.ok(suffixes.includes(name!.slice(family.length)) && name!.startsWith(family), `${line} in ${family}`);
  assert.ok(!labels.endsWith(',}') && !samples.has(name + labels), line);
  samples.set(name + labels, Number(value));
}

/** Buckets are cumulative; the last one contains everything. */
function checkHistogram(name: string, { samples }: Series): void {
  let before = 0;
  for (const [sample, value] of samples) {
    if (!sample.includes('_bucket')) continue;
    const isFirst = sample.includes('le="0.005"');
    assert.ok(value >= (isFirst ? 0 : before), sample);
    before = value;
    if (!sample.includes('le="+Inf"')) continue;
    const labels = sample.slice(`${name}_bucket`.length).replace(',le="+Inf"', '');
    assert.equal(samples.get(`${name}_count${labels}`), value);
    assert.ok(samples.has(`${name}_sum${labels}`));
  }
}

async function scrape(visitor: Visitor): Promise<Map<string, number>> {
  const response = await visitor.get('/metrics', { authorization });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  return new Map([...parse(await response.text()).values()].flatMap(({ samples }) => [...samples]));
}

test('the metrics route exists only with a configured token, and requires it', async (context) => {
  const closed = await startEndpoint(context);
  assert.equal((await closed.visitor.get('/metrics', { authorization })).status, 404);
  const { visitor } = await startEndpoint(context, { metricsToken });
  for (const wrong of [undefined, 'Bearer', 'Bearer x', metricsToken, `Basic ${metricsToken}`]) {
    const response = await visitor.get('/metrics', wrong === undefined ? {} : { authorization: wrong });
    assert.deepEqual([response.status, response.headers.get('www-authenticate')], [401, 'Bearer'], wrong);
  }
  assert.equal((await visitor.post('/metrics', '', { authorization })).status, 405);
  await assert.rejects(
    async () => startEndpoint(context, { metricsToken: ' ' }),
    /metricsToken: .* at least 8 characters/,
  );
});

test('counts submissions, problems, requests and waiting mails, without personal data', async (context) => {
  const { visitor } = await startEndpoint(context, { metricsToken, mail: { to: 'owner@example.org' }, rateLimit: 3 });
  const message = contactMessage(await solved(await visitor.challenge('/contact')));
  for (const status of [202, 200]) assert.equal((await visitor.post('/contact', message)).status, status);
  await visitor.post('/contact', '{');
  await visitor.get('/confirm/a-token-of-a-mail');
  await visitor.get('/somebody@example.org/thanks');
  const samples = await scrape(visitor);
  const expected = {
    'foyer_submissions_total{form="contact",outcome="accepted"}': 1,
    'foyer_submissions_total{form="contact",outcome="replayed"}': 1,
    'foyer_problems_total{code="malformed"}': 1,
    'foyer_challenges_total{form="contact"}': 1,
    'foyer_requests_total{route="/:form",method="POST",status="202"}': 1,
    'foyer_requests_total{route="/confirm/:token",method="GET",status="404"}': 1,
    'foyer_request_duration_seconds_count{route="/:form"}': 3,
    foyer_outbox_waiting: 1,
    foyer_outbox_given_up: 0,
    foyer_database_up: 1,
  };
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, samples.get(name)])), expected);
  assert.ok(samples.get('process_resident_memory_bytes')! > 1e6);
  const text = [...samples.keys()].join('\n');
  for (const seed of ['lena', 'somebody', 'a-token']) assert.ok(!text.includes(seed), seed);
});

test('unknown paths create no series', async (context) => {
  const { visitor } = await startEndpoint(context, { metricsToken });
  for (let index = 0; index < 100; index += 1) await visitor.get(`/x${index}/challenge`);
  const before = (await scrape(visitor)).size;
  for (let index = 0; index < 100; index += 1) await visitor.get(`/y${index}/challenge?z=${index}`);
  assert.equal((await scrape(visitor)).size, before);
});

test('the age and failures of mails are read from the database', async (context) => {
  let now = Date.UTC(2026, 10, 24);
  const { directory, visitor } = await startEndpoint(context, { metricsToken, now: () => now });
  const store = await openStore({ dataDirectory: directory });
  context.after(() => store.close());
  const createdAt = new Date(now).toISOString();
  for (const deliveryId of ['waits', 'dead']) {
    const none = { addressKey: null, submissionId: null, subscriberId: null };
    await store.outbox.add({ deliveryId, kind: 'notification', createdAt, ...none });
  }
  const failure = { dueAt: createdAt, error: 'EENVELOPE 550', failedAt: createdAt, addressRefused: true };
  await store.queue.postpone('dead', failure);
  now += 90_000;
  const samples = await scrape(visitor);
  const outbox = ['waiting', 'oldest_seconds', 'given_up'].map((name) => samples.get(`foyer_outbox_${name}`));
  assert.deepEqual(outbox, [1, 90, 1]);
});
