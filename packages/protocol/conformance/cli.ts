#!/usr/bin/env node
// `npx @foyer/protocol conformance <address of a contact form>`: tries a server of protocol v1.
import { type Call, readCommandLine, usage } from './command-line.ts';
import { type ConformanceCase, NoAnswer, runCase, type Server } from './index.ts';

/** A server that is down or hangs would otherwise be waited for in every case. */
const MOST_UNANSWERED = 3;

/** What differs; undefined where nothing was answered. */
async function tryCase(
  one: ConformanceCase,
  server: Server,
): Promise<{ found: readonly string[]; isAnswered: boolean }> {
  try {
    return { found: await runCase(one, server), isAnswered: true };
  } catch (error) {
    const found = [error instanceof Error ? error.message : String(error)];
    return { found, isAnswered: !(error instanceof NoAnswer) };
  }
}

/** Resolves with the exit code. */
async function run({ cases, server, skipped }: Call): Promise<number> {
  const count = { passed: 0, failed: 0, skipped: 0 };
  let unanswered = 0;
  for (const one of cases) {
    if (skipped.includes(one.id)) {
      console.log(`- ${one.id}: skipped`);
      count.skipped += 1;
      continue;
    }
    const { found, isAnswered } = await tryCase(one, server);
    console.log(`${found.length === 0 ? '✔' : '✖'} ${one.id}: ${one.title}`);
    for (const sentence of found) console.log(`    ${sentence}`);
    count[found.length === 0 ? 'passed' : 'failed'] += 1;
    unanswered = isAnswered ? 0 : unanswered + 1;
    if (unanswered === MOST_UNANSWERED) break;
  }
  const untried = cases.length - count.passed - count.failed - count.skipped;
  if (untried > 0)
    console.log(
      `No answer three times in a row: the other ${untried} cases were not tried. Does the server run there?`,
    );
  const counts = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
  console.log(untried > 0 ? `${counts}, ${untried} not tried` : counts);
  return count.failed > 0 ? 1 : 0;
}

const line = readCommandLine(process.argv.slice(2));
if (line.kind === 'help') console.log(usage);
if (line.kind === 'refused') console.error(`${line.reasons.join('\n')}\n\n${usage}`);
process.exitCode = line.kind === 'call' ? await run(line) : line.kind === 'refused' ? 2 : 0;
