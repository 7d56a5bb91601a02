// CSS values, parsed by css-tree, for what runs without a browser. Its tokenizer keeps what an earlier text left behind, and can
// hang on a bracket that closes nothing: such texts never reach it.
import { type CssNode, lexer, parse } from 'css-tree';
import { isWhole, type Supports } from './look.ts';

function parseValue(text: string): CssNode | undefined {
  if (!isWhole(text)) return undefined;
  try {
    return parse(text, { context: 'value' });
  } catch {
    return undefined;
  }
}

/** As `CSS.supports` of a browser. */
export const supports: Supports = (property, text) => {
  const value = parseValue(text);
  return value !== undefined && (/\bvar\(/.test(text) || lexer.matchProperty(property, value).error === null);
};
