// The owner's name, color, logo and imprint, and what is made of them.
import { type Brand, brandOf } from './domain/brand.ts';
import { readLogo } from './logo-file.ts';

export interface BrandOptions {
  /** Shown on top of mails and pages; also the newsletter's sender where a form names none. */
  readonly name?: string;
  /** Of buttons, such as `#7a1f3d`; the text on it is black or white, whichever is readable. Default is Foyer's. */
  readonly color?: string;
  /** Path of a PNG, JPEG or GIF file of at most 64 kB. Mails carry it in them, so that opening one asks no server. */
  readonly logo?: string;
  /** Postal address below mails to visitors, in lines. */
  readonly address?: string;
  /** Below mails to visitors, and on pages. */
  readonly imprintUrl?: string;
}

export function defineBrand({ logo, ...options }: BrandOptions = {}): Brand {
  return brandOf({ ...options, logo: logo === undefined ? undefined : readLogo(logo) });
}
