// URLs of servers that contain a user and a password. Knows no protocol.

export const howToEncode = 'in user and password, write @ as %40, : as %3A, / as %2F, # as %23, ? as %3F and % as %25';

/** False if the password has an unencoded character that makes its rest the host, path, query or hash. */
export function isLoginEncoded({ hash, password, pathname, search, username }: URL): boolean {
  if (hash !== '' || pathname.includes('@') || search.includes('@')) return false;
  return isDecodable(username) && isDecodable(password);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
