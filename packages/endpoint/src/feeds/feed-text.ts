// Converts markup of feeds to plain text.
import { squeeze } from '@foyer/protocol';
import { Parser } from 'htmlparser2';

const hidden: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg']);
const inline: ReadonlySet<string> = new Set(
  'a abbr b bdi cite code em font i mark q s small span strong sub sup u wbr'.split(' '),
);

/** References are decoded once. Elements without visible text are dropped, other elements lose their tags. */
export function textOfHtml(html: string): string {
  let text = '';
  let hiddenDepth = 0;
  const separate = (name: string) => {
    if (!inline.has(name)) text += ' ';
  };
  const parser = new Parser({
    onopentagname(name) {
      if (hidden.has(name)) hiddenDepth += 1;
      separate(name);
    },
    ontext(part) {
      if (hiddenDepth === 0) text += part;
    },
    onclosetag(name) {
      if (hidden.has(name)) hiddenDepth -= 1;
      separate(name);
    },
  });
  parser.end(html);
  return squeeze(text);
}
