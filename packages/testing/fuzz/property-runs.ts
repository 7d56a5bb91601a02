// The number of runs of a property, in Node and in browsers. FOYER_RUNS=10 multiplies it by ten; FOYER_SEED
// repeats a series that failed: fast-check names its seed.

/** The test runner of browsers writes the values in the place of these expressions. */
declare const process: { readonly env: { readonly FOYER_RUNS?: string; readonly FOYER_SEED?: string } };

const times = Number(process.env.FOYER_RUNS || 1);
const wantedSeed = process.env.FOYER_SEED || undefined;

/**
 * Parameters of `fc.assert`.
 *
 * @param usual runs that every test run can afford
 * @param usualSeed where the usual runs have to be the same each time
 */
export function propertyRuns(usual: number, usualSeed?: number): { readonly numRuns: number; readonly seed?: number } {
  const seed = wantedSeed === undefined ? (times === 1 ? usualSeed : undefined) : Number(wantedSeed);
  return { numRuns: Math.ceil(usual * times), ...(seed !== undefined && { seed }) };
}

/** A timeout in milliseconds that suits the number of runs. */
export function patience(usual: number): number {
  return usual * Math.max(1, times);
}
