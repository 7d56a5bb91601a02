// A YAML file, or where and why it is none. Knows no setting.
import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';

export type YamlReading =
  | {
      readonly status: 'read';
      readonly document: Document;
      readonly value: unknown;
      /** Line and column of an offset. */
      readonly place: (offset: number) => string;
    }
  | { readonly status: 'refused'; readonly problems: readonly string[] };

export function readYaml(path: string): YamlReading {
  const text = readText(path);
  if (typeof text !== 'string') return text;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  // A tag that YAML does not know is a warning there; here it is a value that nobody meant.
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) return refused(`${place(fault.pos[0])} ${explain(fault, text)}`);
  try {
    return { status: 'read', document, place, value: document.toJS() };
  } catch (error) {
    // Aliases: one that names nothing, or so many that they would fill the memory.
    return refused(`${path}:1:1 ${messageOf(error)}. Allowed: ${form}.`);
  }
}

const form = 'YAML, such as port: 8787, indented by spaces';

function explain({ code, message, pos: [from] }: Document['errors'][number], text: string): string {
  const key = /^[^\s:]+/.exec(text.slice(from))?.[0] ?? '';
  if (code === 'DUPLICATE_KEY') return `${key}: stands here a second time. Allowed: each key once.`;
  return `${key === '' ? '' : `${key}: `}${message.replace(/\.?$/, '.')} Allowed: ${form}.`;
}

function readText(path: string): string | YamlReading {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) return refused(`${path}:1:1 is not UTF-8. Allowed: ${form}.`);
    return refused(`${path}: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}

function refused(problem: string): YamlReading {
  return { status: 'refused', problems: [problem] };
}
