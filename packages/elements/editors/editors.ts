// What editors and frameworks read, from custom-elements.json: custom data for VS Code, web-types for JetBrains, and the
// properties of each tag in JSX, from which types/*.d.ts make the elements of a framework.
import { readFileSync, writeFileSync } from 'node:fs';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import type { CustomElementDeclaration, JavaScriptModule, Package } from 'custom-elements-manifest';

const PROPS = 'dist/types/props.d.ts';

/** What manifest.config.js leaves in it. */
interface Manifest extends Package {
  modules: (JavaScriptModule & { declarations: CustomElementDeclaration[] })[];
}

function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && 'modules' in value;
}

/** Read anew for each generator, because they change what they are given. */
function readManifest(): Manifest {
  const manifest: unknown = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  if (!isManifest(manifest)) throw new Error('custom-elements.json is no manifest');
  return manifest;
}

const elementsOf = ({ modules }: Manifest) => modules.flatMap(({ declarations }) => declarations);

/** In markup every setting is text. */
const spellings: Readonly<Record<string, string>> = {
  number: 'number | `${number}`',
  boolean: "boolean | '' | 'true' | 'false'",
};

/** The manifest with the types that a framework's markup allows. */
function loosened(manifest: Manifest): Manifest {
  for (const { attributes = [], members = [], name: className } of elementsOf(manifest)) {
    const fields = members.filter((member) => member.kind === 'field');
    // The package exports no names of their types.
    for (const field of fields) {
      if (field.type && !('attribute' in field)) field.type.text = `${className}['${field.name}']`;
    }
    for (const { type } of [...fields, ...attributes]) if (type) type.text = spellings[type.text] ?? type.text;
  }
  return manifest;
}

/**
 * Of what the generator writes, the properties of each tag. The rest augments all frameworks that it knows, which is an
 * error wherever one of them is not installed.
 */
function keepProperties(): void {
  const text = readFileSync(PROPS, 'utf8');
  const imports = /^import type \{[^}]*\} from "[^"]*";/m.exec(text)?.[0];
  const properties = text.match(/^export type Foyer\w+Props = \{\n[^]*?^\};$/gm) ?? [];
  const byTag = ['', 'SolidJs'].map((flavor) => {
    const rows = elementsOf(readManifest()).map(({ name, tagName }) => `  '${tagName}': ${name}${flavor}Props;\n`);
    return `export interface Foyer${flavor}Props {\n${rows.join('')}}`;
  });
  writeFileSync(PROPS, `${[imports, ...properties, ...byTag].join('\n\n')}\n`);
}

const common = { outdir: 'dist/editors', hideLogs: true, hideCssPropertiesDocs: true };
generateVsCodeCustomElementData(readManifest(), {
  ...common,
  htmlFileName: 'vscode.html-custom-data.json',
  cssFileName: 'vscode.css-custom-data.json',
});
generateJsxTypes(loosened(readManifest()), {
  outdir: 'dist/types',
  fileName: 'props.d.ts',
  globalTypePath: './index.js',
  useCemTypes: true,
  excludeCssCustomProperties: true,
});
keepProperties();
generateJetBrainsWebTypes(readManifest(), { ...common, packageJson: false });
