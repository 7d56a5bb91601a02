// The line that a page without a build needs: the script files as npm's public mirror serves them.
export const scriptTag = `<script
  type="module"
  src="https://cdn.jsdelivr.net/npm/@foyer/elements/cdn/foyer.js"
></script>`;
