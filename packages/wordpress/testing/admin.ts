// The owner in the admin, without a browser.
import assert from 'node:assert/strict';

export interface Owner {
  /** The HTML of a page below wp-admin. */
  reads(path: string): Promise<string>;
  /** Follows the first link of a page whose address matches, and gives the page it leads to. */
  follows(link: RegExp, path: string): Promise<string>;
}

export async function logIn(url: string, name = 'editor'): Promise<Owner> {
  const body = new URLSearchParams({ log: name, pwd: name, testcookie: '1' });
  const headers = { cookie: 'wordpress_test_cookie=WP%20Cookie%20check' };
  const answer = await fetch(`${url}/wp-login.php`, { method: 'POST', body, headers, redirect: 'manual' });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  assert.equal(answer.status, 302, 'the owner is logged in');
  const reads = async (address: string) => {
    const page = await fetch(new URL(address, `${url}/wp-admin/`), { headers: { cookie: cookie.join('; ') } });
    return page.text();
  };
  return {
    reads,
    async follows(link, path) {
      const html = await reads(path);
      const found = [...html.matchAll(/href=["']([^"']+)["']/g)].map(([, address = '']) => address);
      const address = found
        .map((text) => text.replaceAll('&#038;', '&').replaceAll('&amp;', '&'))
        .find((text) => link.test(text));
      assert.ok(address, `no link ${link} in ${path}`);
      return reads(address);
    },
  };
}
