// The URL of a visitor's page as it is stored, whichever client sends it.

/** Without query, hash and credentials, which may identify the visitor. */
export function cutPageUrl(text: string): string {
  const [cut = ''] = text.split(/[?#]/, 1);
  if (!URL.canParse(cut)) return cut.replace(/^([\\/]{2})[^\\/]*@/, '$1');
  const { host, password, pathname, protocol, username } = new URL(cut);
  return username + password === '' ? cut : `${protocol}//${host}${pathname}`;
}
