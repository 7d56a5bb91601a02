// How the owner appears in mails and on pages: name, colors, logo, imprint. Knows no file.
import { type Fills, fillsOf } from './color.ts';

export interface Brand {
  readonly name: string | undefined;
  /** `#7a1f3d` or `#734`; undefined for Foyer's own colors. */
  readonly color: string | undefined;
  /** Of buttons. */
  readonly fills: Fills;
  readonly logo: Logo | undefined;
  /** Postal address, in lines. */
  readonly address: string | undefined;
  readonly imprintUrl: string | undefined;
}

export interface Logo {
  readonly bytes: Uint8Array;
  readonly type: LogoType;
  /** CSS pixels in which it is shown. */
  readonly width: number;
  readonly height: number;
}

export type LogoType = 'image/png' | 'image/jpeg' | 'image/gif';

export function brandOf(given: Partial<Omit<Brand, 'fills'>>): Brand {
  const { address, color, imprintUrl, logo, name } = given;
  return { name, color, fills: fillsOf(color), logo, address: address?.trim(), imprintUrl };
}
