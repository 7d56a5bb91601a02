// A proxy between page and endpoint that can close, slow down, or lose responses. Records what passed.
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { freePort } from '@foyer/testing/node/free-port.ts';

export interface Passage {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  /** What the endpoint answered, whether or not it reached the page. */
  readonly status: number;
  readonly reply: string;
}

export interface Gate {
  readonly url: string;
  readonly passages: readonly Passage[];
  /** POSTs that the endpoint has answered. */
  posts(): Passage[];
  /** Refuses connections. */
  close(): Promise<void>;
  open(): Promise<void>;
  /** Forwards each POST, and breaks the connection before the response reaches the page; until `open`. */
  loseReplies(): void;
  /** Answers to POSTs wait until `open`. */
  holdReplies(): void;
}

export async function startGate(target: string): Promise<Gate> {
  const gate = new OpenGate(target, await freePort());
  await gate.open();
  return gate;
}

class OpenGate implements Gate {
  readonly url: string;
  readonly passages: Passage[] = [];
  readonly #target: string;
  readonly #port: number;
  #server: Server | undefined;
  #losesReplies = false;
  #held: PromiseWithResolvers<void> | undefined;

  constructor(target: string, port: number) {
    this.#target = target;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  posts(): Passage[] {
    return this.passages.filter(({ method }) => method === 'POST');
  }

  async open(): Promise<void> {
    this.#losesReplies = false;
    this.#held?.resolve();
    this.#held = undefined;
    if (this.#server) return;
    this.#server = createServer((incoming, response) => void this.#pass(incoming, response));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    if (!this.#server) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    this.#server = undefined;
    await closed;
  }

  loseReplies(): void {
    this.#losesReplies = true;
  }

  holdReplies(): void {
    this.#held = Promise.withResolvers();
  }

  async #pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(incoming);
    const answer = await forward(incoming, body, this.#target);
    const { method = '', url: path = '' } = incoming;
    this.passages.push({ method, path, body, status: answer.status, reply: answer.body });
    if (method === 'POST' && this.#losesReplies) return void response.destroy();
    if (method === 'POST') await this.#held?.promise;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }
}

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

async function forward({ method, url = '/', headers }: IncomingMessage, body: string, target: string): Promise<Answer> {
  const outgoing = request(new URL(url, target), { method, headers: { ...headers, host: new URL(target).host } });
  outgoing.end(body);
  const [reply] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: reply.statusCode ?? 0, headers: reply.headers, body: await text(reply) };
}
