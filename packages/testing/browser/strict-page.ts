// The script of strict-page.html, before all others: records violations of the page's content security policy.

declare global {
  interface Window {
    /** Violations, as `directive: URL or source`. */
    refused: string[];
  }
}

window.refused = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
  window.refused.push(`${violatedDirective}: ${blockedURI} in ${sourceFile}`);
});

export {};
