// CSS values, parsed by css-tree. Its tokenizer keeps what an earlier text left behind, and can hang on a bracket that closes
// nothing: such texts never reach it.
import { type CssNode, lexer, parse } from 'css-tree';

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** @returns undefined for what is no value */
export function parseValue(text: string): CssNode | undefined {
  if (!isBalanced(text)) return undefined;
  try {
    return parse(text, { context: 'value' });
  } catch {
    return undefined;
  }
}

/** @param property a CSS property, such as `color` */
export function isValueOf(property: string, text: string): boolean {
  const value = parseValue(text);
  return value !== undefined && lexer.matchProperty(property, value).error === null;
}

/** Whether every bracket closes one that is open, outside of strings. */
function isBalanced(text: string): boolean {
  const open: string[] = [];
  const bare = text.replaceAll(/\\[^]|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/g, '');
  for (const sign of bare) {
    if (closers[sign]) open.push(closers[sign]);
    else if (')]}'.includes(sign) && open.pop() !== sign) return false;
  }
  return open.length === 0;
}
