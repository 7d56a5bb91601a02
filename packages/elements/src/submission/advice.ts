// What the answer of a service tells the site's owner, who alone can act on it.

/** `session/advice-words.ts` has a sentence for each. */
export type Advice = 'page' | 'spam' | 'stopped' | 'mail' | 'acceptance' | 'number' | 'captcha' | 'field' | 'inactive';
