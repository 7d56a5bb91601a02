// Faults of one request, by name. Knows no server: each fault gets the exchange that it disturbs.
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Receipt } from '@foyer/protocol';
import type { RawRequest } from './raw-request.ts';

export interface FaultExchange {
  readonly request: RawRequest;
  readonly socket: Socket;
  /** Stores the message, once per id. */
  store(): Receipt;
  /** Answers as a server does, unless the headers say otherwise. */
  reply(reply: RawReply): void;
}

export interface RawReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** False if no page may read it. */
  readonly cors?: boolean;
}

export interface Fault {
  /** Acts after so many bytes of the body. Default: after all. */
  readonly afterBytes?: number;
  act(exchange: FaultExchange): unknown;
}

const json = { 'Content-Type': 'application/json' };

/** No fault at all. */
export const stores: Fault = {
  act: ({ reply, store }) => reply({ status: 202, headers: json, body: JSON.stringify(store()) }),
};

/** Stores the message, then applies the fault. */
export function storesThen(fault: Fault): Fault {
  return {
    act: (exchange) => {
      exchange.store();
      return fault.act(exchange);
    },
  };
}

export const neverResponds: Fault = { act: () => undefined };

/** Resets the connection after the request has arrived. */
export const resets: Fault = { act: ({ socket }) => socket.resetAndDestroy() };

/** Resets the connection while the request is still arriving. */
export function resetsAfter(bytes: number): Fault {
  return { afterBytes: bytes, act: ({ socket }) => socket.resetAndDestroy() };
}

export function answers(status: number, reply: Omit<RawReply, 'status'> = {}): Fault {
  return { act: (exchange) => exchange.reply({ status, ...reply }) };
}

export function answersJson(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Fault {
  return answers(status, { headers: { ...json, ...headers }, body: JSON.stringify(body) });
}

/** Waits, then applies the fault if the client is still connected. */
export function after(ms: number, fault: Fault): Fault {
  return {
    act: (exchange) => {
      setTimeout(() => !exchange.socket.destroyed && fault.act(exchange), ms).unref();
    },
  };
}

/** Stores the message and sends only the beginning of its receipt. */
export const stallsInReceipt: Fault = {
  act: ({ reply, store }) => reply({ status: 202, headers: { ...json, 'Content-Length': '500' }, body: half(store()) }),
};

/** Stores the message and breaks the connection in the middle of the receipt. */
export const breaksInReceipt: Fault = {
  act: ({ reply, store, socket }) => {
    reply({ status: 202, headers: { ...json, 'Content-Length': '500' }, body: half(store()) });
    socket.end();
  },
};

/** Sends the whole receipt with a wrong Content-Length. */
export function misstatesLength(difference: number): Fault {
  return {
    act: ({ reply, store, socket }) => {
      const body = JSON.stringify(store());
      reply({ status: 202, headers: { ...json, 'Content-Length': String(body.length + difference) }, body });
      socket.end();
    },
  };
}

/** A few kilobytes that decompress to ten megabytes. */
export const sendsGzipBomb: Fault = {
  act: ({ reply, store }) => {
    const body = gzipSync(JSON.stringify(store()) + ' '.repeat(10_000_000));
    reply({ status: 202, headers: { ...json, 'Content-Encoding': 'gzip' }, body });
  },
};

/** Bytes that are not HTTP. */
export const sendsNoHttp: Fault = { act: ({ socket }) => socket.end('HTTP/1.1 banana\r\n\u0000\u0001\r\n\r\n') };

/** Stores the message, and responds without CORS headers. */
export const omitsCors: Fault = {
  act: ({ reply, store }) => reply({ status: 202, headers: json, body: JSON.stringify(store()), cors: false }),
};

/** Sends the receipt byte by byte. */
export function dribbles(msPerByte: number): Fault {
  return {
    act: async ({ store, reply, socket }) => {
      const body = JSON.stringify(store());
      reply({ status: 202, headers: { ...json, 'Content-Length': String(body.length) } });
      for (const byte of body) {
        await new Promise((resolve) => setTimeout(resolve, msPerByte));
        if (socket.destroyed) return;
        socket.write(byte);
      }
    },
  };
}

/** Closes an idle connection in the moment in which the browser reuses it. */
export const closesAtReuse: Fault = {
  act: (exchange) => (exchange.request.number > 1 ? exchange.socket.destroy() : stores.act(exchange)),
};

function half(receipt: Receipt): string {
  const body = JSON.stringify(receipt);
  return body.slice(0, body.length / 2);
}
