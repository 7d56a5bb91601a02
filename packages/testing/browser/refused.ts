// Records what the page's content security policy refuses, from before the first test on.

/** Violations since the last look, as `directive: what, where`. */
export const refused: string[] = [];

addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) => {
  refused.push(`${effectiveDirective}: ${blockedURI} ${sample} in ${sourceFile}:${lineNumber}`);
});
