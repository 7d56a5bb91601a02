// Waits for what the visitor does not see: a mail, a row, a request.
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 8000;

/**
 * @param look returns the value, or undefined while it is not there
 * @throws after 8 s, naming `what`
 */
export async function eventually<Value>(
  what: string,
  look: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`no ${what} within 8 s`);
    await sleep(25);
  }
}
