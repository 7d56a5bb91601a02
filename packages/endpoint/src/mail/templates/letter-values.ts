// What the layout of mails shows. Nothing of it is input of visitors.
import type { Fill } from '../../domain/color.ts';

/** A piece of a paragraph: text, or a URL as a link, or where a line ends. */
export interface TextPart {
  readonly text: string;
  readonly link?: string;
  readonly lineBreak?: true;
}

export interface LetterValues {
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The side on which lines start. */
  readonly start: 'left' | 'right';
  /** `border-radius` with the wide corner where lines end. */
  readonly corners: string;
  /** Colors of the button, by scheme. */
  readonly light: Fill;
  readonly dark: Fill;
  readonly title: string;
  /** What lists of mails show behind the subject. */
  readonly preview: string;
  readonly logo: LetterLogo | undefined;
  /** Where there is no logo. */
  readonly name: string | undefined;
  readonly opening: readonly (readonly TextPart[])[];
  readonly list: { readonly title: string; readonly items: readonly string[] } | undefined;
  /** The link is also written out, for programs that show no button. */
  readonly action: { readonly label: string; readonly url: string; readonly hint: string } | undefined;
  readonly notes: readonly string[];
  readonly foot: { readonly text: string; readonly url: string } | undefined;
  readonly imprint: LetterImprint | undefined;
}

export interface LetterLogo {
  /** A part of the mail itself: opening a mail asks no server for anything. */
  readonly src: `cid:${string}`;
  readonly alt: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface LetterImprint {
  readonly parts: readonly TextPart[];
  readonly link: { readonly label: string; readonly url: string } | undefined;
}
