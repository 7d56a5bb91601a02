// A name that leads to this machine. On a page from localhost, Foyer looks for its owner's mistakes, which no visitor pays for.

export const HOST = 'www.bench.example';

/** For Chromium, which then trusts the pages as it trusts https. */
export const hostArguments: readonly string[] = [
  `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
  `--unsafely-treat-insecure-origin-as-secure=${HOST.replace('www', '*')}`,
];
