// What a visitor needs of an engine. Everything is an expression in the page or the engine's own input.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Only Chromium can run without JavaScript, and with the colors and motion of a system; the others ignore these options. */
export interface Window extends Size {
  readonly javaScript?: boolean;
  readonly forcedColors?: 'active' | 'none';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** A site on this machine that the browser takes for a distant one, as trusted as with https. Not in WebKit. */
  readonly site?: URL;
}

export interface ScreenshotOptions extends Partial<Size> {
  readonly colorScheme?: 'light' | 'dark';
  /** The whole page instead of the viewport. */
  readonly fullPage?: boolean;
}

/** A control as assistive technology gets it. */
export interface NamedControl {
  readonly role: string;
  /** The name that the browser computes. */
  readonly name: string;
  /** The visible words of the control, or of its label. */
  readonly visible: string;
}

/** What a page holds after a garbage collection. */
export interface Memory {
  readonly nodes: number;
  readonly listeners: number;
  readonly heapBytes: number;
}

export interface Driver {
  opens(url: string): Promise<void>;
  /** @returns false where the expression gives no element (yet) */
  clicksOn(element: string, times: number): Promise<boolean>;
  /** Replaces the value. @returns false where the expression gives no element (yet) */
  typesInto(element: string, value: string): Promise<boolean>;
  /** @param key by its DOM name: `Tab`, `Enter`, `Escape`, `a` */
  presses(key: string, times: number): Promise<void>;
  evaluates(expression: string): Promise<unknown>;
  /** Rejects if the engine does not support the options. */
  picture(options: ScreenshotOptions): Promise<Uint8Array>;
  /** Only Chromium gives its accessibility tree. */
  controls?(): Promise<readonly NamedControl[]>;
  /** Only Chromium tells. */
  memory?(): Promise<Memory>;
  /** Warnings and errors of the console, and errors that no script caught. Only Chromium tells. */
  complaints?(): readonly string[];
  leaves(): Promise<void>;
}

/** Presses a key so long that it repeats. */
export async function holdKey<Key>(
  keyboard: { down(key: Key): Promise<void>; up(key: Key): Promise<void> },
  key: Key,
  times: number,
): Promise<void> {
  for (let pressed = 0; pressed < times; pressed++) await keyboard.down(key);
  await keyboard.up(key);
}
