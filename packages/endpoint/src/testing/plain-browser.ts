// For tests: a browser without JavaScript, which sees the question page and presses its button.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { EndpointOptions } from '../config.ts';
import { startEndpoint, type TestEndpoint } from './visitor.ts';

export interface Asked {
  readonly status: number;
  readonly markup: string;
  readonly headers: Headers;
  /** The data that pressing the button would send, with an empty answer. */
  readonly inputs: URLSearchParams;
  readonly sum: number;
  readonly action: string;
}

export type Names = Readonly<Record<string, string>>;

/** A browser without JavaScript. */
export async function browser(context: TestContext, options: EndpointOptions = {}) {
  const world = await startEndpoint(context, { origins: ['https://example.org'], ...options });
  const send = (path: string, body: string, headers: Record<string, string> = {}) =>
    world.visitor.post(path, body, { 'content-type': 'application/x-www-form-urlencoded', ...headers });
  return {
    ...world,
    send,
    fillsIn: async (path: string, fields: Names, headers?: Record<string, string>) =>
      read(await send(path, String(new URLSearchParams(fields)), headers)),
    answers: (page: Asked, answer: string | number, changes: Names = {}) => {
      const inputs = new URLSearchParams(page.inputs);
      for (const [name, value] of Object.entries({ 'foyer.answer': String(answer), ...changes }))
        inputs.set(name, value);
      return send(`/contact${page.action}`, String(inputs));
    },
  };
}

export const unescape = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

export async function read(response: Response): Promise<Asked> {
  const markup = await response.text();
  const [, a = 0, b = 0] = />(\d) \+ (\d) =</.exec(markup) ?? [];
  const action = unescape(/<form method="post" action="([^"]*)"/.exec(markup)?.[1] ?? '');
  const { headers, status } = response;
  return { status, markup, headers, inputs: inputsIn(markup), sum: Number(a) + Number(b), action };
}

function inputsIn(markup: string): URLSearchParams {
  const inputs = new URLSearchParams();
  for (const [tag] of markup.matchAll(/<(input|textarea)\b[^>]*>(?:[^<]*<\/textarea)?/g)) {
    const attribute = (name: string) => unescape(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
    if (attribute('type') === 'checkbox' && !/\schecked/.test(tag)) continue;
    const text = tag.startsWith('<textarea')
      ? unescape(/>\n([^<]*)<\/textarea/.exec(tag)?.[1] ?? '')
      : attribute('value');
    inputs.append(attribute('name'), text);
  }
  return inputs;
}

export function rows({ directory }: Pick<TestEndpoint, 'directory'>) {
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
  const found = database.prepare('select * from submissions order by sequence').all();
  database.close();
  return found;
}
