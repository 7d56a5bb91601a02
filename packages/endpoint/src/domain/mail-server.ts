// Reads SMTP_URL. Knows nothing of how mails are sent.

export const allowedMailServer =
  'an smtp:// or smtps:// URL with a host; in user and password, write @ as %40, : as %3A, / as %2F, # as %23, ? as %3F and % as %25';

/** Also false if the password has an unencoded character that would make its rest the host, path or query. */
export function isMailServer(value: string): boolean {
  if (!/^smtps?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const { hash, hostname, password, pathname, search, username } = new URL(value);
  if (hostname === '' || hash !== '' || !/^\/?$/.test(pathname) || search.includes('@')) return false;
  return isDecodable(username) && isDecodable(password);
}

/**
 * Whether a connection must be encrypted before the password and visitors' input are sent. Otherwise an attacker in the
 * middle can remove STARTTLS from the server's greeting.
 */
export function requiresEncryption(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return !isLoopback && searchParams.get('ignoreTLS') !== 'true';
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
