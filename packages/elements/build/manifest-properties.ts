// The custom properties in custom-elements.json: all widgets have the same. Run by `pnpm build:manifest`, after the analyzer.
import { readFileSync, writeFileSync } from 'node:fs';
import { customProperties, type TokenType } from '../src/base/custom-properties.ts';

const path = 'custom-elements.json';
const syntaxes: Partial<Record<TokenType, string>> = {
  color: '<color>',
  dimension: '<length>',
  fontWeight: '<number>',
};

const cssProperties = customProperties.map(({ name, type, description, ...rest }) => ({
  name,
  description,
  syntax: syntaxes[type] ?? '*',
  ...('initial' in rest && { default: rest.initial }),
}));
const withProperties = (declaration: unknown) => Object.assign({}, declaration, { cssProperties });
const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) =>
  key === 'declarations' && Array.isArray(value) ? value.map(withProperties) : value,
);
writeFileSync(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
