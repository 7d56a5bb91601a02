// An address as people read it. What is sent and stored has its domain in A-labels.
import { asciiAddress } from './address.ts';

/** The address with its domain in Unicode, or unchanged if it has no A-label that stands for one. */
export function unicodeAddress(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const labels = address.slice(at).split('.');
  const shown = address.slice(0, at) + labels.map(unicodeLabel).join('.');
  return asciiAddress(shown).toLowerCase() === address.toLowerCase() ? shown : address;
}

/**
 * Decodes Punycode.
 * @see https://www.rfc-editor.org/rfc/rfc3492#section-6.2
 */
function unicodeLabel(label: string): string {
  const [, basic = '', digits = ''] = /^xn--(?:(.*)-)?([a-z\d]+)$/i.exec(label) ?? [];
  const letters = Array.from(basic);
  let code = 128;
  let place = 0;
  let bias = 72;
  for (let index = 0; index < digits.length;) {
    const before = place;
    for (let weight = 1, k = 36; ; k += 36) {
      // Letters are 0 to 25, digits 26 to 35. Beyond the end, NaN ends the loops.
      const digit = (Number.parseInt(digits.charAt(index++), 36) + 26) % 36;
      place += digit * weight;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      if (!(digit >= threshold)) break;
      weight *= 36 - threshold;
    }
    const count = letters.length + 1;
    bias = adapted(place - before, { count, isFirst: before === 0 });
    code += Math.floor(place / count);
    place %= count;
    if (!(code <= 0x10_ff_ff)) return label;
    letters.splice(place++, 0, String.fromCodePoint(code));
  }
  return digits === '' ? label : letters.join('');
}

function adapted(distance: number, { count, isFirst }: { readonly count: number; readonly isFirst: boolean }): number {
  let delta = Math.floor(distance / (isFirst ? 700 : 2));
  delta += Math.floor(delta / count);
  let k = 0;
  for (; delta > 455; k += 36) delta = Math.floor(delta / 35);
  return k + Math.floor((36 * delta) / (delta + 38));
}
