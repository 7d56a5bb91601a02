// One answer of the server that is tried, whole and within a time: a server that hangs must not hang the kit.

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The server could not be reached, or its answer did not come to an end. */
export class NoAnswer extends Error {}

interface Way {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Time for a whole answer. */
  readonly seconds: number;
}

/** @throws NoAnswer */
export async function answerTo(url: string, init: RequestInit, { fetch, seconds }: Way): Promise<Answer> {
  const request = new Request(url, { ...init, signal: AbortSignal.timeout(seconds * 1000) });
  try {
    const response = await fetch(request);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    const reason = request.signal.aborted
      ? `no whole answer within ${seconds} s; --timeout allows more`
      : `no answer: ${reasonOf(error)}`;
    throw new NoAnswer(`${request.method} ${url}: ${reason}`);
  }
}

/** `fetch` keeps the reason as the cause, which has only a code where several addresses were tried. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}

/** The beginning of a body, for a person to recognize. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);
}
