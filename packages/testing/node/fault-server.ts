// An endpoint with configurable faults, down to bytes and sockets, that records what it has really stored. Knows no
// page and no test runner.
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { freePort } from './free-port.ts';
import { type Fault, type FaultExchange, stores } from './faults.ts';
import { type RawRequest, RequestReader } from './raw-request.ts';

export interface Attempt {
  readonly submissionId: string;
  readonly token: string | undefined;
  readonly at: number;
}

export interface FaultServer {
  readonly url: string;
  /** Messages that arrived completely, stored or not. */
  readonly attempts: readonly Attempt[];
  /** Stored messages: one body per id, however often it was sent. */
  readonly stored: ReadonlyMap<string, string>;
  /** `GET /path`, in the order in which they came. */
  readonly requests: readonly string[];
  /** The faults of the next messages, in order. The last one applies to all that follow. */
  answers(...faults: readonly Fault[]): void;
  /** Fault for requests of a challenge. */
  answersChallenges(...faults: readonly Fault[]): void;
  /** The port no longer accepts connections. */
  close(): Promise<void>;
  open(): Promise<void>;
}

export interface FaultServerOptions {
  /** Answers preflight requests. */
  readonly preflight?: Fault;
  readonly port?: number;
}

/** Stores everything by default. Ends with `close`. */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const server = new ScriptedServer(options.port ?? (await freePort()), options.preflight ?? allowsPreflight);
  await server.open();
  return server;
}

const allowsPreflight: Fault = { act: ({ reply }) => reply({ status: 204, headers: preflightHeaders }) };
const preflightHeaders = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'content-type, idempotency-key',
  'Access-Control-Max-Age': '600',
};

class ScriptedServer implements FaultServer {
  readonly url: string;
  readonly attempts: Attempt[] = [];
  readonly stored = new Map<string, string>();
  readonly requests: string[] = [];
  readonly #port: number;
  readonly #preflight: Fault;
  readonly #messages = new Script(stores);
  readonly #challenges = new Script({ act: ({ reply }) => reply({ status: 404 }) });
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;

  constructor(port: number, preflight: Fault) {
    this.url = `http://127.0.0.1:${port}`;
    this.#port = port;
    this.#preflight = preflight;
  }

  answers(...faults: readonly Fault[]): void {
    this.#messages.write(faults);
  }

  answersChallenges(...faults: readonly Fault[]): void {
    this.#challenges.write(faults);
  }

  async open(): Promise<void> {
    if (this.#server) return;
    this.#server = createServer((socket) => this.#serve(socket)).listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(server, 'close');
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    // A browser that disconnects does not fail the test.
    socket.on('error', () => undefined);
    let fault: Fault | undefined;
    const reader = new RequestReader({
      headed: (request) => (fault = this.#faultFor(request)),
      // Some faults do not wait for the whole request.
      progressed: (request) => {
        if (!fault?.afterBytes || request.body.length < fault.afterBytes) return;
        void fault.act(this.#exchange(request, socket));
      },
      finished: (request) => {
        this.#note(request);
        void fault?.act(this.#exchange(request, socket));
      },
    });
    socket.on('data', (bytes) => reader.read(bytes));
  }

  #faultFor({ method, path }: RawRequest): Fault {
    this.requests.push(`${method} ${path}`);
    if (method === 'OPTIONS') return this.#preflight;
    if (method === 'POST') return this.#messages.next();
    return path.includes('/challenge') ? this.#challenges.next() : { act: ({ reply }) => reply({ status: 404 }) };
  }

  #note(request: RawRequest): void {
    if (request.method !== 'POST') return;
    const { submissionId, captcha } = parse(request);
    this.attempts.push({ submissionId, token: captcha?.token, at: Date.now() });
  }

  #exchange(request: RawRequest, socket: Socket): FaultExchange {
    const reply: FaultExchange['reply'] = ({ status, headers = {}, body = '', cors = true }) => {
      const own = cors ? corsHeaders(request) : {};
      const length = { 'Content-Length': String(Buffer.byteLength(body)) };
      const lines = Object.entries({ ...own, ...length, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} -\r\n${lines.join('')}\r\n`), Buffer.from(body)]));
    };
    const store = () => {
      const { submissionId } = parse(request);
      const replayed = this.stored.has(submissionId);
      if (!replayed) this.stored.set(submissionId, request.body);
      const receivedAt = '2026-11-24T12:00:00.000Z';
      return { v: 1, status: 'accepted', submissionId, receivedAt, ...(replayed && { replayed }) } as const;
    };
    return { request, socket, reply, store };
  }
}

/** The faults in order, then the last one forever. */
class Script {
  #faults: Fault[];

  constructor(first: Fault) {
    this.#faults = [first];
  }

  write(faults: readonly Fault[]): void {
    this.#faults = [...faults];
  }

  next(): Fault {
    const [fault = stores, ...rest] = this.#faults;
    if (rest.length > 0) this.#faults = rest;
    return fault;
  }
}

function corsHeaders({ headers }: RawRequest): Readonly<Record<string, string>> {
  return {
    'Access-Control-Allow-Origin': headers['origin'] ?? '*',
    'Access-Control-Expose-Headers': 'Retry-After',
    Vary: 'Origin',
  };
}

function parse({ body }: RawRequest): { readonly submissionId: string; readonly captcha?: { readonly token: string } } {
  return JSON.parse(body) as { submissionId: string; captcha?: { token: string } };
}
