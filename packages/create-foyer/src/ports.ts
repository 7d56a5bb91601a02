// Asks before anything is written whether the ports are free: another one is never taken silently.
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Of these, the first that cannot be listened at. */
export async function takenPort(ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) {
    const probe = createServer().listen(port, '127.0.0.1');
    try {
      await once(probe, 'listening');
    } catch {
      return port;
    } finally {
      probe.close();
    }
  }
  return undefined;
}
