// What people paste, made ready for the parser: style sheets inside of HTML, and nested rules as the parser knows them.
import { tokenize, tokenTypes } from 'css-tree';

const isHtml = (text: string) => /^\s*<(?:!doctype|[a-z])/i.test(text);

/** What stands in the `<style>` elements of HTML, at the same lines; undefined for what is no HTML. */
export function stylesIn(text: string): string | undefined {
  if (!isHtml(text)) return undefined;
  const blank = (part: string) => part.replaceAll(/[^\n]/g, ' ');
  let [css, at] = ['', 0];
  for (const found of text.matchAll(/<style\b[^>]*>([^]*?)(?:<\/style|$)/gi)) {
    const [whole, inside = ''] = found;
    const start = found.index + whole.indexOf('>') + 1;
    css += blank(text.slice(at, start)) + inside;
    at = start + inside.length;
  }
  return css + blank(text.slice(at));
}

interface Statement {
  readonly start: number;
  /** A rule inside of a rule, without the sign that the parser asks for. */
  readonly isBare: boolean;
  readonly isAtRule: boolean;
}

/** The parser knows a nested rule by its `&`. Lines stay as they are. */
export function withNestingSigns(css: string): string {
  const blocks: ('style' | 'rules')[] = [];
  const places: number[] = [];
  let statement: Statement | undefined;
  tokenize(css, (type, start, end) => {
    if (type === tokenTypes.WhiteSpace || type === tokenTypes.Comment) return;
    if (type === tokenTypes.LeftCurlyBracket) {
      const inStyle = blocks.at(-1) === 'style';
      if (inStyle && statement?.isBare) places.push(statement.start);
      blocks.push(inStyle || !statement?.isAtRule ? 'style' : 'rules');
      statement = undefined;
    } else if (type === tokenTypes.RightCurlyBracket || type === tokenTypes.Semicolon) {
      if (type === tokenTypes.RightCurlyBracket) blocks.pop();
      statement = undefined;
    } else {
      const isAtRule = type === tokenTypes.AtKeyword;
      statement ??= { start, isAtRule, isBare: !isAtRule && !/^(?:&|--)/.test(css.slice(start, end)) };
    }
  });
  let [text, at] = ['', 0];
  for (const place of places) {
    text += `${css.slice(at, place)}& `;
    at = place;
  }
  return text + css.slice(at);
}
