// Reads and fills XLIFF as lit-localize writes it. Knows no package.

const TRANSLATION_UNIT = /<trans-unit id="([^"]+)">([\s\S]*?)<\/trans-unit>/g;
const INFORMAL = /-x-informal$/;

export interface Unit {
  readonly id: string;
  /** With `<x id="0" …/>` for values; undefined where it is not translated. */
  readonly source: string;
  readonly target: string | undefined;
}

export function unitsIn(xliff: string): readonly Unit[] {
  return [...xliff.matchAll(TRANSLATION_UNIT)].map(([, id = '', body = '']) => ({
    id,
    source: inside('source', body) ?? '',
    target: inside('target', body),
  }));
}

/** The language whose texts an informal one takes where it has none of its own. */
export function formalOf(locale: string): string | undefined {
  return INFORMAL.test(locale) ? locale.replace(INFORMAL, '') : undefined;
}

/** Texts that the informal language lacks are taken from the formal one, or they would be English. */
export function fillFrom(formal: string, informal: string): string {
  const targets = new Map(unitsIn(formal).map(({ id, target }) => [id, target]));
  return informal.replaceAll(TRANSLATION_UNIT, (unit: string, id: string) => {
    const target = targets.get(id);
    if (unit.includes('<target>') || target === undefined) return unit;
    return unit.replace('</source>', `</source>\n  <target>${target}</target>`);
  });
}

/** `Hello <x id="0" equiv-text="${name}"/>` → `Hello {0}`, in plain text. */
export function withNumbers(xml: string): string {
  return xml
    .replaceAll(/<x id="(\d+)"[^>]*>/g, '{$1}')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function inside(name: string, body: string): string | undefined {
  return new RegExp(`<${name}>([\\s\\S]*)</${name}>`).exec(body)?.[1];
}
