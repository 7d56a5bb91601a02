// Sentences of docstrings, as HTML: they are plain text but for names in backticks.

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function proseOf(text = ''): string {
  const escaped = text.replaceAll(/[&<>]/g, (character) => ESCAPED[character] ?? character);
  const sentence = escaped.replaceAll(/`([^`]+)`/g, '<code>$1</code>');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
