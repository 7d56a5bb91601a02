// custom-elements.json, from the elements' docstrings: what editors, types and the docs are made of.
// Run in packages/elements by `pnpm build:manifest`. The analyzer's own Lit plugin stops at `@property({ ...kind })`,
// so what it would do is done here.

const decoratorsOf = (ts, node) => (ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []);

/** The call of `@property(…)` or `@state()` before a member, if there is one. */
function decoratorCall(ts, member, name) {
  const calls = decoratorsOf(ts, member).map(({ expression }) => expression);
  return calls.find((call) => ts.isCallExpression(call) && call.expression.getText() === name);
}

/** Members that are nobody's business but the class's. */
function isHidden(ts, member) {
  const isInternal = ts.getJSDocTags(member).some((tag) => tag.tagName.text === 'internal');
  const isStatic = ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static;
  return member.name.getText().startsWith('#') || isStatic || isInternal || decoratorCall(ts, member, 'state');
}

/** `{ attribute, reflect }` as written in `@property({ … })`; undefined for a property without an attribute. */
function attributeOptions(ts, member) {
  const call = decoratorCall(ts, member, 'property');
  if (!call) return undefined;
  const [options] = call.arguments;
  const written = options && ts.isObjectLiteralExpression(options) ? options.properties : [];
  const valueOf = (name) => written.find((property) => property.name?.getText() === name)?.initializer;
  const attribute = valueOf('attribute');
  if (attribute?.kind === ts.SyntaxKind.FalseKeyword) return undefined;
  return {
    attribute: attribute?.text ?? member.name.getText().toLowerCase(),
    reflects: valueOf('reflect')?.kind === ts.SyntaxKind.TrueKeyword,
  };
}

function addAttribute(declaration, field, { attribute, reflects }) {
  field.attribute = attribute;
  if (reflects) field.reflects = true;
  declaration.attributes ??= [];
  const { name: fieldName, type, default: byDefault, description } = field;
  declaration.attributes.push({ name: attribute, type, default: byDefault, description, fieldName });
}

const litMembers = {
  name: 'foyer-lit-members',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node) || !node.name) return;
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name.getText());
    if (!declaration?.members) return;
    const hidden = new Set();
    for (const member of node.members) {
      if (!member.name) continue;
      const name = member.name.getText();
      if (isHidden(ts, member)) {
        hidden.add(name);
        continue;
      }
      const options = attributeOptions(ts, member);
      const field = declaration.members.find((known) => known.name === name);
      if (options && field) addAttribute(declaration, field, options);
    }
    declaration.members = declaration.members.filter(
      ({ name, privacy }) => !hidden.has(name) && (privacy ?? 'public') === 'public',
    );
  },
};

/** `Variant` says nothing in a table; `'card' | 'plain'` does. */
function spellOutTypes() {
  const aliases = new Map();
  const spell = ({ type }) => {
    if (type && aliases.has(type.text)) type.text = aliases.get(type.text);
  };
  return {
    name: 'foyer-spell-out-types',
    collectPhase({ ts, node }) {
      if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type)) {
        aliases.set(node.name.text, node.type.getText().replaceAll(/\s+/g, ' ').replace(/^\| /, ''));
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations = [] } of customElementsManifest.modules) {
        for (const { members = [], attributes = [] } of declarations) [...members, ...attributes].forEach(spell);
      }
    },
  };
}

const LIFECYCLE = new Set([
  'attributeChangedCallback',
  'connectedCallback',
  'disconnectedCallback',
  'adoptedCallback',
  'formAssociatedCallback',
  'formDisabledCallback',
  'formResetCallback',
  'formStateRestoreCallback',
  'createRenderRoot',
  'shouldUpdate',
  'willUpdate',
  'firstUpdated',
  'updated',
  'update',
  'render',
]);

/** References to the base classes would lead out of the manifest. */
function keepToItself(declaration) {
  delete declaration.superclass;
  declaration.members = (declaration.members ?? []).filter(({ name }) => !LIFECYCLE.has(name));
  // The analyzer takes the argument of `new CustomEvent(type)` in the base class for a name.
  declaration.events = (declaration.events ?? []).filter(({ name }) => name?.startsWith('foyer-'));
  for (const entry of [...declaration.members, ...(declaration.attributes ?? []), ...declaration.events]) {
    delete entry.inheritedFrom;
  }
}

const onlyElements = {
  name: 'foyer-only-elements',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.path = module.path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
      module.declarations = (module.declarations ?? []).filter(({ kind, tagName }) => kind === 'class' && tagName);
      const shown = new Set(module.declarations.map(({ name }) => name));
      module.exports = (module.exports ?? []).filter(({ declaration }) => shown.has(declaration?.name));
      for (const { declaration } of module.exports) declaration.module = module.path;
      module.declarations.forEach(keepToItself);
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(
      ({ declarations }) => declarations.length > 0,
    );
  },
};

export default {
  globs: ['src/base/*.ts', 'src/elements/*/*.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts'],
  plugins: [litMembers, spellOutTypes(), onlyElements],
};
