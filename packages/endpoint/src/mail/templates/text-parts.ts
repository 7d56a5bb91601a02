// An owner's text in the parts that markup needs: text, links, line breaks.
import type { TextPart } from './letter-values.ts';

/** Punctuation at the end belongs to the sentence. */
const urls = /(https?:\/\/[^\s<>"]+[^\s<>"'.,:;!?)\]])/;

export function linesIn(text: string): readonly string[] {
  return text
    .trim()
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim());
}

/** Blank lines separate paragraphs. */
export function paragraphsIn(text: string): readonly string[] {
  const paragraphs: string[][] = [[]];
  for (const line of linesIn(text)) {
    if (line === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}

export function partsOf(text: string, { hasLinks }: { readonly hasLinks: boolean }): readonly TextPart[] {
  return linesIn(text).flatMap((line, index): TextPart[] => [
    ...(index === 0 ? [] : [{ text: '', lineBreak: true } as const]),
    // Every second piece is a URL.
    ...(hasLinks ? line.split(urls) : [line]).map((piece, position) =>
      position % 2 === 1 && URL.canParse(piece) ? { text: '', link: piece } : { text: piece },
    ),
  ]);
}
