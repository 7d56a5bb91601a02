// Parses HTTP/1.1 requests from the bytes of one connection. Supports only what browsers send.

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Position among the requests of its connection, from 1. */
  readonly number: number;
}

export interface RequestEvents {
  /** The headers are there, and perhaps some of the body. */
  headed(request: RawRequest): void;
  /** Some of the body is there, and not all of it. */
  progressed(request: RawRequest): void;
  finished(request: RawRequest): void;
}

export class RequestReader {
  readonly #events: RequestEvents;
  #bytes = Buffer.alloc(0);
  #head: Omit<RawRequest, 'body'> | undefined;
  #count = 0;

  constructor(events: RequestEvents) {
    this.#events = events;
  }

  read(bytes: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    while (this.#readHead() && this.#readBody());
  }

  #readHead(): boolean {
    if (this.#head) return true;
    const end = this.#bytes.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const [first = '', ...lines] = this.#bytes.subarray(0, end).toString('latin1').split('\r\n');
    const [method = '', path = ''] = first.split(' ');
    const headers = Object.fromEntries(lines.map(headerOf));
    this.#bytes = this.#bytes.subarray(end + 4);
    this.#head = { method, path, headers, number: ++this.#count };
    this.#events.headed({ ...this.#head, body: '' });
    return true;
  }

  /** @returns false where more has to come */
  #readBody(): boolean {
    const head = this.#head;
    if (!head) return false;
    const length = Number(head.headers['content-length'] ?? 0);
    const request = { ...head, body: this.#bytes.subarray(0, length).toString() };
    if (this.#bytes.length < length) {
      this.#events.progressed(request);
      return false;
    }
    this.#bytes = this.#bytes.subarray(length);
    this.#head = undefined;
    this.#events.finished(request);
    return true;
  }
}

function headerOf(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
