// Recognizes errors while PostgreSQL restarts, is read-only, or fails over: a retry may succeed a moment later.

/** Read-only; shut down, crashed, starting; all connections taken, as when every client connects anew. */
const codes: readonly string[] = ['25006', '57P01', '57P02', '57P03', '53300'];
const systemCodes: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ETIMEDOUT',
  // The name may be moving to another server.
  'ENOTFOUND',
  'EAI_AGAIN',
];

export function isFailover(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // Class 08 is about connections. `pg` gives its own errors no code.
  return codes.includes(code) || systemCodes.includes(code) || code.startsWith('08') || ofPg.test(error.message);
}

const ofPg =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** How long a request waits for a failover: less than a widget's timeout. */
export const patienceMs = 4_000;
export const pauseMs = 100;
