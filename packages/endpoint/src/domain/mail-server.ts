// Reads SMTP_URL. Knows nothing of how mails are sent.

import { howToEncode, isLoginEncoded } from './login-url.ts';

export const allowedMailServer = `an smtp:// or smtps:// URL with a host; ${howToEncode}`;

export function isMailServer(value: string): boolean {
  if (!/^smtps?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.hostname !== '' && /^\/?$/.test(url.pathname) && isLoginEncoded(url);
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
