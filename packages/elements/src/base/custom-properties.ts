// The public custom properties: the one source of the manifest, of tokens.json and of the types. Widgets do not load it; a test
// compares it with their styles.

export type TokenType = 'color' | 'dimension' | 'fontFamily' | 'fontWeight' | 'shadow';

interface CustomProperty {
  readonly name: `--foyer-${string}`;
  readonly type: TokenType;
  /** As in the styles. Absent if the value follows from others, as the description says. */
  readonly initial?: string;
  readonly description: string;
}

export const customProperties = [
  {
    name: '--foyer-accent',
    type: 'color',
    initial: 'light-dark(#0b5c66, #85cdd0)',
    description: 'buttons, banner, tints and underlines; never the color of text',
  },
  {
    name: '--foyer-on-accent',
    type: 'color',
    description: 'text on the accent: white if it reaches 4.5:1 there, else black',
  },
  {
    name: '--foyer-surface',
    type: 'color',
    initial: 'light-dark(#fff, #181b1e)',
    description: 'the box; with `variant="plain"` the fields',
  },
  { name: '--foyer-text', type: 'color', initial: 'light-dark(#1a2023, #e8ebeb)', description: 'text' },
  { name: '--foyer-muted', type: 'color', description: 'secondary text: 69 % text in the surface' },
  { name: '--foyer-border', type: 'color', description: 'borders of controls: 50 % text in the surface; keep 3:1' },
  {
    name: '--foyer-danger',
    type: 'color',
    description: 'errors: a red that is nearly as dark or light as the text; keep 4.5:1 on the surface',
  },
  {
    name: '--foyer-success',
    type: 'color',
    description: 'success: a green that is nearly as dark or light as the text; keep 4.5:1 on the surface',
  },
  { name: '--foyer-focus', type: 'color', description: 'the focus ring: 45 % accent in the text' },
  { name: '--foyer-radius', type: 'dimension', initial: '6px', description: 'radius of corners' },
  { name: '--foyer-space', type: 'dimension', initial: '1em', description: 'the unit of all distances' },
  { name: '--foyer-font', type: 'fontFamily', initial: 'inherit', description: 'font family' },
  { name: '--foyer-font-heading', type: 'fontFamily', initial: 'inherit', description: 'font family of headings' },
  {
    name: '--foyer-shadow',
    type: 'shadow',
    initial: '0 1px 2px rgb(0 0 0 / 0.04), 0 12px 32px -20px rgb(0 0 0 / 0.22)',
    description: 'shadow of the box',
  },
  {
    name: '--foyer-field-surface',
    type: 'color',
    initial: 'none',
    description: 'fields: nothing of their own on a box, else the surface',
  },
  { name: '--foyer-field-border', type: 'color', description: 'border of fields: that of all controls' },
  {
    name: '--foyer-field-border-width',
    type: 'dimension',
    initial: '1px',
    description: 'up to four widths, as in `border-width`: `0 0 1px` leaves a line below',
  },
  {
    name: '--foyer-card-border',
    type: 'color',
    description: 'border of the box: a hairline, 34 % of the other borders',
  },
  { name: '--foyer-button-radius', type: 'dimension', description: 'radius of buttons: that of all corners' },
  {
    name: '--foyer-corner',
    type: 'dimension',
    description: 'radius of the open corner: seven times that of the others, at most 3.5em',
  },
  { name: '--foyer-heading-weight', type: 'fontWeight', initial: '600', description: 'weight of headings and names' },
  { name: '--foyer-label-weight', type: 'fontWeight', initial: '600', description: 'weight of labels' },
  { name: '--foyer-button-weight', type: 'fontWeight', initial: '600', description: 'weight of buttons' },
] as const satisfies readonly CustomProperty[];

/** The name of a public custom property. */
export type FoyerCustomProperty = (typeof customProperties)[number]['name'];

/** A theme: custom properties with their values as CSS text. */
export type FoyerTheme = Readonly<Partial<Record<FoyerCustomProperty, string>>>;
