// Tries a server of protocol v1: the cases are data, and this module runs them.
import data from './cases.json' with { type: 'json' };
import { differences, type Expectation } from './expectation.ts';
import { type CaseRequest, createCaseContext, type Server } from './request.ts';

export { NoAnswer } from './answer.ts';
export type { Server } from './request.ts';
export { solveCaptcha } from './solve.ts';

export interface ConformanceCase {
  readonly id: string;
  /** What a server of the protocol does. */
  readonly title: string;
  /** `core`: what any server does. `full`: what `@foyer/endpoint` does beyond it. */
  readonly profile: 'core' | 'full';
  /** Depends on how the web server in front passes bodies on; a server may skip it by name. */
  readonly transport?: boolean;
  /** The form it is about; default `contact`. */
  readonly form?: 'contact' | 'newsletter';
  readonly steps: readonly CaseStep[];
}

interface CaseStep {
  readonly request: CaseRequest;
  /** Alternatives: one of them has to fit. */
  readonly expect: Expectation | readonly Expectation[];
  /** How often the request is made at once. */
  readonly together?: number;
}

/** All cases of protocol v1. */
export const cases: readonly ConformanceCase[] = data.cases.map(readCase);

/**
 * Runs one case. The server must not limit the rate of requests.
 *
 * @returns what differs from the protocol, one sentence each; nothing where the server conforms
 * @throws NoAnswer where the server cannot be reached, or does not answer in time; Error where it gives no challenge that
 * can be solved
 */
export async function runCase(
  { form = 'contact', steps }: ConformanceCase,
  server: Server,
): Promise<readonly string[]> {
  const context = createCaseContext(server, form);
  const found: string[] = [];
  for (const [index, { expect, request, together = 1 }] of steps.entries()) {
    const prepared = await context.prepare(request);
    const { pathname, search } = new URL(prepared.url);
    const place = `step ${index + 1}, ${prepared.init.method} ${pathname}${search}`;
    const answers = await Promise.all(Array.from({ length: together }, () => context.send(prepared)));
    for (const answer of answers) {
      const sentences = differences(answer, [expect].flat(), context.fill);
      found.push(...sentences.map((sentence) => `${place}: ${sentence}`));
    }
  }
  return found;
}

/** JSON does not narrow to unions of literals. */
function readCase({ form, profile, ...rest }: (typeof data.cases)[number]): ConformanceCase {
  return {
    ...rest,
    profile: profile === 'full' ? 'full' : 'core',
    ...(form !== undefined && { form: form === 'newsletter' ? 'newsletter' : 'contact' }),
  };
}
