// What a visitor needs of an engine. Everything is an expression in the page or the engine's own input.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Chromium alone can go without JavaScript; the others do not look at it. */
export interface Window extends Size {
  readonly javaScript?: boolean;
}

export interface ScreenshotOptions extends Partial<Size> {
  readonly colorScheme?: 'light' | 'dark';
  /** The whole page instead of what the window shows. */
  readonly fullPage?: boolean;
}

export interface Driver {
  opens(url: string): Promise<void>;
  /** @returns false where the expression gives no element (yet) */
  clicksOn(element: string): Promise<boolean>;
  /** Replaces what stands there. @returns false where the expression gives no element (yet) */
  typesInto(element: string, value: string): Promise<boolean>;
  /** @param key by its DOM name: `Tab`, `Enter`, `Escape`, `a` */
  presses(key: string): Promise<void>;
  evaluates(expression: string): Promise<unknown>;
  /** Rejects where the engine cannot do what the options ask for. */
  picture(options: ScreenshotOptions): Promise<Uint8Array>;
  leaves(): Promise<void>;
}
