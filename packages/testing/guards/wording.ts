// Every text that a visitor reads goes through `msg`, or it would stay English on a German page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Check, filesMatching } from './guard.ts';

const TEMPLATE_TAGS = new Set(['html', 'svg']);
const WORD = /\p{L}{2,}/u;
const SHOWN_NAMES = 'aria-(?:label|description|valuetext|roledescription|placeholder)|title|placeholder|alt';
/** Matches up to the beginning of the value of an attribute that is shown. */
const OPENS_SHOWN_ATTRIBUTE = new RegExp(String.raw`[\s.](?:${SHOWN_NAMES})\s*=\s*(?:["'][^"']*)?$`);
const SHOWN_ATTRIBUTE = new RegExp(String.raw`[\s.](?:${SHOWN_NAMES})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const GENERATED_CONTENT = /\bcontent:\s*(?:"([^"]*)"|'([^']*)')/g;

export function wording(root: string): Check[] {
  const paths = filesMatching(root, 'packages/elements/src/{base,elements}/**/*.ts').filter(
    (path) => !path.endsWith('.test.ts'),
  );
  const findings = paths.flatMap((path) => {
    const source = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
    return hardCodedWords(source).map(({ node, words }) => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      return `${path}:${line + 1} shows "${words}" outside msg(…)`;
    });
  });
  const unread = paths.length === 0 ? ['no template was looked at'] : [];
  return [{ name: 'every word that shows goes through msg', findings: [...findings, ...unread] }];
}

interface HardCoded {
  readonly node: ts.Node;
  readonly words: string;
}

function hardCodedWords(source: ts.SourceFile): HardCoded[] {
  const found: HardCoded[] = [];
  const visit = (node: ts.Node): void => {
    if (isMsgCall(node)) return;
    if (ts.isTaggedTemplateExpression(node)) found.push(...wordsInTemplate(node));
    if (ts.isCallExpression(node)) found.push(...wordsInValidity(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter(({ words }) => WORD.test(words));
}

function isMsgCall(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  const { expression } = node;
  return (ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()) === 'msg';
}

/** The browser announces the texts of `setCustomValidity('…')` and `setValidity(flags, '…')`. */
function wordsInValidity({ expression, arguments: given }: ts.CallExpression): HardCoded[] {
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const position = ['setCustomValidity', 'setValidity'].indexOf(expression.name.text);
  const message = given[position];
  return message ? shownLiterals(message) : [];
}

function wordsInTemplate({ tag, template }: ts.TaggedTemplateExpression): HardCoded[] {
  const tagName = tag.getText();
  const pieces = piecesOf(template);
  if (tagName === 'css') {
    const contents = pieces.flatMap(({ text }) => [...text.matchAll(GENERATED_CONTENT)]);
    return contents.map(([, double, single]) => ({ node: template, words: double ?? single ?? '' }));
  }
  if (!TEMPLATE_TAGS.has(tagName)) return [];
  let isInTag = false;
  return pieces.flatMap(({ text, node, expression }) => {
    const { texts, endsInTag } = readMarkup(text, isInTag);
    isInTag = endsInTag;
    const words = texts.map((shown) => ({ node, words: shown }));
    const isShown = !isInTag || OPENS_SHOWN_ATTRIBUTE.test(text);
    return expression && isShown ? [...words, ...shownLiterals(expression)] : words;
  });
}

interface Piece {
  readonly text: string;
  readonly node: ts.Node;
  /** The expression after the text. */
  readonly expression?: ts.Expression;
}

function piecesOf(template: ts.TemplateLiteral): Piece[] {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return [{ text: template.text, node: template }];
  const { head, templateSpans } = template;
  const texts = [head, ...templateSpans.map(({ literal }) => literal)];
  return texts.map((node, index) => {
    const expression = templateSpans[index]?.expression;
    return { text: node.text, node, ...(expression && { expression }) };
  });
}

/** The texts between tags and in attributes that are shown, without comments. */
function readMarkup(markup: string, startsInTag: boolean): { texts: string[]; endsInTag: boolean } {
  const texts: string[] = [];
  const bare = markup.replaceAll(/<!--[\s\S]*?-->/g, '');
  let isInTag = startsInTag;
  for (const part of bare.split(/(?<=>)|(?=<)/)) {
    if (part.startsWith('<')) isInTag = true;
    if (!isInTag) texts.push(part.trim());
    else for (const [, double, single] of ` ${part}`.matchAll(SHOWN_ATTRIBUTE)) texts.push(double ?? single ?? '');
    if (part.endsWith('>')) isInTag = false;
  }
  return { texts, endsInTag: isInTag };
}

/** The literals that an expression can evaluate to, without those that are compared, called or looked up. */
function shownLiterals(expression: ts.Expression): HardCoded[] {
  if (ts.isStringLiteralLike(expression)) return [{ node: expression, words: expression.text }];
  if (ts.isParenthesizedExpression(expression)) return shownLiterals(expression.expression);
  if (ts.isConditionalExpression(expression)) {
    return [...shownLiterals(expression.whenTrue), ...shownLiterals(expression.whenFalse)];
  }
  if (ts.isTemplateExpression(expression)) {
    const words = piecesOf(expression).map(({ text }) => text);
    return [{ node: expression, words: words.join('…') }];
  }
  if (!ts.isBinaryExpression(expression)) return [];
  const { kind } = expression.operatorToken;
  const right = shownLiterals(expression.right);
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return right;
  const givesEither = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.PlusToken];
  return givesEither.includes(kind) ? [...shownLiterals(expression.left), ...right] : [];
}
