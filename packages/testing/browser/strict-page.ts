// The script of strict-page.html: listens to what the page's policy forbids. Stands before all others.

declare global {
  interface Window {
    /** What was refused, as `directive: address or source`. */
    refused: string[];
  }
}

window.refused = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
  window.refused.push(`${violatedDirective}: ${blockedURI} in ${sourceFile}`);
});

export {};
