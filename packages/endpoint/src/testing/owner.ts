// For tests: an owner in a browser without JavaScript.
import type { Visitor } from './visitor.ts';

export interface Owner {
  opens(path: string): Promise<{ readonly status: number; readonly markup: string }>;
  /** Submits the form on `path` with this decision. */
  decides(path: string, decision: string): Promise<Response>;
  posts(
    path: string,
    entries: Readonly<Record<string, string>> | [string, string][],
    headers?: Record<string, string>,
  ): Promise<Response>;
  readonly cookie: string;
}

export async function ownerWith(visitor: Visitor, token: string): Promise<Owner> {
  const opened = await visitor.get(`/inbox?token=${token}`);
  const [cookie = ''] = (opened.headers.get('set-cookie') ?? '').split(';');
  return ownerWithCookie(visitor, cookie);
}

export function ownerWithCookie(visitor: Visitor, cookie: string): Owner {
  const posts: Owner['posts'] = (path, entries, headers = {}) =>
    visitor.post(path, String(new URLSearchParams(entries)), {
      'content-type': 'application/x-www-form-urlencoded',
      cookie,
      ...headers,
    });
  const opens: Owner['opens'] = async (path) => {
    const response = await visitor.get(path, { cookie, accept: 'text/html' });
    return { status: response.status, markup: await response.text() };
  };
  return {
    cookie,
    opens,
    posts,
    async decides(path, decision) {
      const { markup } = await opens(path);
      const form = new RegExp(`<form[^>]*action="${path}"[^>]*>(?:(?!</form>)[^])*value="${decision}"`).exec(
        markup,
      )?.[0];
      const [, key = ''] = /name="key" value="([^"]+)"/.exec(form ?? '') ?? [];
      return posts(path, { key, decision });
    },
  };
}
