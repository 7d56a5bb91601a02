// Reads a YAML file, or explains where and why it is invalid. Knows no setting.
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
  // The parser only warns about unknown tags; here their values are errors.
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) return refused(`${place(fault.pos[0])} ${explain(fault, text)}`);
  try {
    return { status: 'read', document, place, value: document.toJS() };
  } catch (error) {
    // Unresolved aliases, or more aliases than the parser allows.
    return refused(`${path}:1:1 ${messageOf(error)}. Allowed: ${form}.`);
  }
}

const form = 'YAML, such as port: 8787, indented by spaces';

function explain({ code, message, pos: [from] }: Document['errors'][number], text: string): string {
  const key = /^[^\s:]+/.exec(text.slice(from))?.[0] ?? '';
  if (code === 'DUPLICATE_KEY') return `${key}: appears a second time. Allowed: each key once.`;
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
