// Tries a server of protocol v1: the cases are data, and this module runs them.
import data from './cases.json' with { type: 'json' };
import { differences, type Expectation } from './expectation.ts';
import { type CaseRequest, createCaseContext, type Server } from './request.ts';

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
  readonly expect: Expectation;
  /** How often the request is made at once. */
  readonly together?: number;
}

/** All cases of protocol v1. */
export const cases: readonly ConformanceCase[] = data.cases.map(readCase);

/**
 * Runs one case. The server must not limit the rate of requests.
 *
 * @returns what differs from the protocol, one sentence each; nothing where the server conforms
 * @throws where the server cannot be reached
 */
export async function runCase(
  { form = 'contact', steps }: ConformanceCase,
  server: Server,
): Promise<readonly string[]> {
  const context = createCaseContext(server, form);
  const found: string[] = [];
  for (const [index, { expect, request, together = 1 }] of steps.entries()) {
    const prepared = await context.prepare(request);
    const responses = await Promise.all(Array.from({ length: together }, () => context.send(prepared)));
    for (const response of responses) {
      const sentences = await differences(response, expect, context.fill);
      found.push(...sentences.map((sentence) => `step ${index + 1}: ${sentence}`));
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
