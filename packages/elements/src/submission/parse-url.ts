/** Undefined if it is not a URL. `URL.canParse` is missing in Chromium 119 and Safari 16. Browsers keep a no-break space around it. */
export function parseUrl(url: string, base?: string | URL): URL | undefined {
  try {
    return new URL(url.trim(), base);
  } catch {
    return undefined;
  }
}
