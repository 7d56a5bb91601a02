// A host that answers every request for a feed with the same bytes and content type.

export interface FeedHost {
  /** Number of requests. */
  readonly asked: number;
  ends(): void;
}

export function serves(body: BlobPart, contentType: string): FeedHost {
  const { open } = XMLHttpRequest.prototype;
  const url = URL.createObjectURL(new Blob([body], { type: contentType }));
  let asked = 0;
  XMLHttpRequest.prototype.open = function (method: string) {
    asked += 1;
    open.call(this, method, url, true);
  };
  return {
    get asked() {
      return asked;
    },
    ends() {
      Object.assign(XMLHttpRequest.prototype, { open });
      URL.revokeObjectURL(url);
    },
  };
}
