// The public custom properties of colors, shape and space, their defaults and the values derived from them. Elements read only
// `--_…`, so that every override goes through this file; properties of one kind of control, and the colors of outcomes, stand
// with the styles that use them. The docs ("Colors") explain the color mixes.
import { css } from 'lit';

export const tokens = css`
  :host {
    --_accent: var(--foyer-accent, light-dark(#0b5c66, #85cdd0));
    --_surface: var(--foyer-surface, light-dark(#fff, #181b1e));
    --_text: var(--foyer-text, light-dark(#1a2023, #e8ebeb));
    --_on: var(--foyer-on-accent, light-dark(#fff, #000));
    --_away: light-dark(#000, #fff);
    --_muted: var(--foyer-muted, color-mix(in oklab, var(--_text) 69%, var(--_surface)));
    --_border: var(--foyer-border, color-mix(in oklab, var(--_text) 50%, var(--_surface)));
    --_focus: var(--foyer-focus, color-mix(in oklab, var(--_accent) 45%, var(--_text)));
    --_radius: var(--foyer-radius, 6px);
    --_space: var(--foyer-space, 1em);
    /* Over the surface, not mixed with it: a translucent one would be painted twice. */
    --_line: color-mix(in oklab, var(--_border) 34%, transparent);
    --_mark: color-mix(in oklab, var(--_accent) 75%, var(--_text));
    --_tint: color-mix(in oklab, var(--_accent) 7%, transparent);
    --_hover: color-mix(in oklab, var(--_accent) 84%, var(--_away));
    --_open: var(--foyer-corner, min(calc(var(--_radius) * 7), 3.5em));
    --_field: var(--foyer-field-surface, none);
    display: block;
    box-sizing: border-box !important;
    /* By themselves, items of grids and rows are at least as wide as their content, and floats wider than their place. */
    min-inline-size: min(100%, max(150px, 24%)) !important;
    max-inline-size: 100%;
    margin-block-end: var(--_space);
    /* A theme's ring for everything that has the focus. */
    outline: 0 !important;
    writing-mode: horizontal-tb !important;
    /* WebKit gives the marker of a list item a line of its own. */
    list-style: none !important;
  }

  /* A container has no width of its own. Where the content decides it, these two words ask for 310 px, on phones for 240,
     and are content with half of it: a width in percent counts only once the place has one. Firefox leaves the spacing of a
     last letter out, so they are spaced as words. */
  :host::before {
    content: '\\a0  \\a0';
    display: block;
    inline-size: 0%;
    block-size: 0;
    overflow: clip;
    white-space: normal;
    text-indent: 110px;
    word-spacing: min(63px, 12vw);
  }

  /* The page's rules reach the host, whatever its own say, but never this box inside it. */
  .frame {
    inline-size: 100%;
    container-type: inline-size;
    break-inside: avoid;
    color: var(--_text);
    font-family: var(--foyer-font, inherit);
    font-style: normal;
    font-variant: normal;
    /* Never rem: a page's html may be 10 or 20 px. 16 px stops phones from zooming into inputs. */
    font-size: max(1em, 16px);
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    white-space: normal;
    word-break: normal;
    text-transform: none;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    -webkit-text-fill-color: currentColor;
    overflow-wrap: anywhere;
    hyphens: auto;
    text-wrap: pretty;
  }

  /* Before Chromium 123 and Safari 17.5, widgets have the page's colors, but for the accent. */
  @supports not (color: light-dark(red, red)) {
    :host {
      --_accent: var(--foyer-accent, #0b5c66);
      --_on: var(--foyer-on-accent, #fff);
      --_away: #000;
    }
  }

  /* Firefox 128 (July 2024) is the first with relative colors. */
  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      /* The y of xyz is WCAG's luminance: white wherever white reaches 4.5:1 (y <= .1833), else black (>= 4.66:1). */
      --_on: var(
        --foyer-on-accent,
        color(
          from var(--_accent) xyz-d65 calc(0.9505 * clamp(0, (0.1833 - y) * 1e6, 1)) clamp(0, (0.1833 - y) * 1e6, 1)
            calc(1.089 * clamp(0, (0.1833 - y) * 1e6, 1))
        )
      );
      /* Mixing the accent towards the opposite of its text can only raise the contrast. */
      --_away: color(from var(--_on) xyz-d65 calc(0.9505 - x) calc(1 - y) calc(1.089 - z));
    }
  }

  /* Without a box of its own: all that is known of the ground is that the page's text is readable on it. */
  :host(:is([variant='plain'], foyer-math-captcha)) {
    --_surface: var(--foyer-surface, transparent);
    --_text: var(--foyer-text, currentColor);
    --_field: var(--foyer-field-surface, var(--_surface));
    --_muted: var(--foyer-muted, var(--_text));
  }

  /* Words run in their own direction where the page sets none. */
  :host(:lang(ar, he):not([dir])) {
    direction: rtl;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
    list-style: none;
  }

  ::slotted(*) {
    margin: 0 !important;
  }

  /* The page's may be made for another ground. */
  ::slotted(p) {
    color: inherit !important;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .base {
    background: var(--_surface);
    border: 1px solid var(--foyer-card-border, var(--_line));
    border-radius: calc(var(--_radius) * 1.5);
    border-start-end-radius: var(--_open);
    box-shadow: var(--foyer-shadow, 0 1px 2px rgb(0 0 0 / 0.04), 0 12px 32px -20px rgb(0 0 0 / 0.22));
    padding: clamp(min(1.25 * var(--_space), 8cqi), 5cqi, 2.5 * var(--_space));
  }

  :host([variant='plain']) .base {
    background: none;
    border: 0;
    box-shadow: none;
    padding: 0;
  }

  .heading {
    font-family: var(--foyer-font-heading, inherit);
    font-size: clamp(1.375em, 1.1em + 1.2cqi, 1.875em);
    font-weight: var(--foyer-heading-weight, 600);
    line-height: 1.2;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }

  .heading ::slotted(*) {
    all: unset !important;
    display: block !important;
  }

  .text {
    color: var(--_muted);
    max-inline-size: 36em;
  }

  .small {
    font-size: 0.875em;
    color: var(--_muted);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before {
      animation: none !important;
      transition: none !important;
    }
  }
`;
