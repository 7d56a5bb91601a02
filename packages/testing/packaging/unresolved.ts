// Finds unresolved imports in a folder of packed or built JavaScript. Knows neither npm nor a bundler.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * @param packages names that a bare import may begin with; none in what a bundler has built
 * @returns one finding for each import that cannot work: `dist/index.js: "./gone.ts"`
 */
export function unresolvedImports(folder: string, packages: readonly string[] = []): string[] {
  const leadsSomewhere = (file: string, specifier: string) =>
    /^\.{0,2}\//.test(specifier)
      ? isFile(targetOf(folder, file, specifier))
      : packages.includes(packageOf(specifier)) || isBuiltin(specifier);
  return globSync('**/*.js', { cwd: folder, exclude: ['node_modules/**'] })
    .sort()
    .flatMap((file) =>
      specifiersIn(readFileSync(join(folder, file), 'utf8'))
        // Node and browsers load no TypeScript, even where it is in the package.
        .filter((specifier) => specifier.endsWith('.ts') || !leadsSomewhere(file, specifier))
        .map((specifier) => `${file}: "${specifier}"`),
    );
}

/** Static and dynamic imports. Computed dynamic imports cannot be read. */
function specifiersIn(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const specifier = specifierOf(node);
    if (specifier && ts.isStringLiteralLike(specifier)) found.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('packed.js', code, ts.ScriptTarget.Latest));
  return found;
}

function specifierOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  const isImport = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImport ? node.arguments[0] : undefined;
}

/** A path from the root, as bundlers write it, is relative to the folder. */
function targetOf(folder: string, file: string, specifier: string): string {
  const [path = ''] = specifier.split(/[?#]/);
  return path.startsWith('/') ? join(folder, path) : join(folder, dirname(file), path);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** `lit` of `lit/directives/repeat.js`, `@lit/localize` of `@lit/localize/init.js`. */
function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
