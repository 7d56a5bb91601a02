// Recognizes that PostgreSQL is restarting, has changed to read-only, or is being replaced: the next moment may differ.

/** Read-only; shut down, crashed, starting. */
const codes: readonly string[] = ['25006', '57P01', '57P02', '57P03'];
const systemCodes: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
];

export function isFailover(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // Class 08 is about connections. `pg` gives its own errors no code.
  return codes.includes(code) || systemCodes.includes(code) || code.startsWith('08') || ofPg.test(error.message);
}

const ofPg =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** How long a request waits for such a moment: shorter than its visitor would. */
export const patienceMs = 4_000;
export const pauseMs = 100;
