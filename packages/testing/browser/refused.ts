// Records what the page's content security policy refuses, from before the first test on.

/** Violations since the last look, as `directive: what, where`. */
export const refused: string[] = [];

/** No page allows these hosts. The widget of a finished test may still ask the endpoint that its test named. */
const isStandIn = (directive: string, uri: string) =>
  directive === 'connect-src' && /^https?:\/\/[^/]*\bexample\b/.test(uri);

addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) => {
  if (isStandIn(effectiveDirective, blockedURI)) return;
  refused.push(`${effectiveDirective}: ${blockedURI} ${sample} in ${sourceFile}:${lineNumber}`);
});
