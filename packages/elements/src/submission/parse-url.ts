/** Undefined if it is not a URL. `URL.canParse` is missing in Chromium 119 and Safari 16. */
export function parseUrl(url: string, base?: string | URL): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
