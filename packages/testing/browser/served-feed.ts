// A host that answers every request for a feed with the same bytes and content type.
import { answersWith } from './own-host.ts';

export interface FeedHost {
  /** Number of requests. */
  readonly asked: number;
  ends(): void;
}

export function serves(body: BlobPart, contentType: string): FeedHost {
  const { open } = XMLHttpRequest.prototype;
  const path = answersWith(body, contentType);
  let asked = 0;
  XMLHttpRequest.prototype.open = function (method: string, url: string | URL) {
    asked += 1;
    open.call(this, method, path, true);
    Object.defineProperty(this, 'responseURL', { value: String(url) });
  };
  return {
    get asked() {
      return asked;
    },
    ends() {
      Object.assign(XMLHttpRequest.prototype, { open });
    },
  };
}
