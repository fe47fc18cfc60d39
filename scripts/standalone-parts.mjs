// Writes the source text of everything that compiled expressions call, cut into declarations with what each of them
// needs: standalone modules are put together from these parts. The file is made anew when a source has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const library = join(root, 'src', 'jsonata');
const home = join(library, 'standalone');
const MAIN = join(home, 'support-parts.generated.js');
const ENGINE = join(home, 'regex-parts.generated.js');
/** What the parts are cut from. */
const ENTRY = join(root, 'scripts', 'standalone-entry.ts');

/** Object literals of which modules take single members. */
const TABLES = ['SUPPORT', 'STATEFUL_FAMILY', 'MESSAGES'];

/** What modules call by the names that these have here. */
const SHELL = [
  'Run',
  'asError',
  'isRecord',
  'linearEngine',
  'nativeEngine',
  'nativeOf',
  'parseSignature',
  'statefulOf',
  'wrapped',
];

const sourceHash = () => {
  const hash = createHash('sha256');
  const names = readdirSync(library, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const files = [...names.sort().map((name) => join(library, name)), ENTRY, fileURLToPath(import.meta.url)];
  for (const file of files)
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  for (const name of ['re2js', 'esbuild', 'typescript'])
    hash.update(JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version);
  return hash.digest('hex');
};

const bundle = async () => {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
};

/** The program's statements at the top, each with the names it declares and those it mentions. */
const cut = (ts, text) => {
  const file = ts.createSourceFile('parts.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const host = {
    fileExists: (name) => name === 'parts.js',
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => '',
    getDefaultLibFileName: () => 'lib.d.ts',
    getNewLine: () => '\n',
    getSourceFile: (name) => (name === 'parts.js' ? file : undefined),
    readFile: () => undefined,
    useCaseSensitiveFileNames: () => true,
    writeFile: () => undefined,
  };
  const options = { allowJs: true, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 };
  const checker = ts.createProgram(['parts.js'], options, host).getTypeChecker();

  const declares = (statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => {
        if (!ts.isIdentifier(name)) throw new Error(`a pattern at the top: ${name.getText()}`);
        return name.text;
      });
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return [statement.name.text];
    return [];
  };
  const statements = file.statements.filter((statement) => !ts.isExportDeclaration(statement));
  const tops = new Map(
    statements.flatMap((statement) => declares(statement).map((name) => [name, statement])),
  );

  const needsOf = (node) => {
    const needs = new Set();
    const visit = (inner) => {
      if (ts.isIdentifier(inner) && tops.has(inner.text)) {
        const { parent } = inner;
        const isName =
          (ts.isPropertyAccessExpression(parent) && parent.name === inner) ||
          ((ts.isPropertyAssignment(parent) ||
            ts.isMethodDeclaration(parent) ||
            ts.isPropertyDeclaration(parent)) &&
            parent.name === inner);
        const symbol = isName
          ? undefined
          : ts.isShorthandPropertyAssignment(parent)
            ? checker.getShorthandAssignmentValueSymbol(parent)
            : checker.getSymbolAtLocation(inner);
        const declaration = symbol?.valueDeclaration;
        // A declaration of the same name inside a function is another one.
        const isTop =
          declaration !== undefined &&
          (declaration.parent === file || declaration.parent?.parent?.parent === file);
        if (isTop) needs.add(inner.text);
      }
      ts.forEachChild(inner, visit);
    };
    visit(node);
    return needs;
  };

  const initialiserOf = (name) => {
    const statement = tops.get(name);
    const declaration = statement.declarationList.declarations.find((each) => each.name.text === name);
    return declaration.initializer;
  };
  const exported = new Map(
    file.statements
      .filter(ts.isExportDeclaration)
      .flatMap(({ exportClause }) =>
        exportClause.elements.map(({ name, propertyName }) => [name.text, (propertyName ?? name).text]),
      ),
  );
  return { statements, declares, needsOf, initialiserOf, exported };
};

/** The members of an object literal: name → text and needs. */
const membersOf = (ts, literal, needsOf) =>
  literal.properties.map((property) => {
    const value = ts.isShorthandPropertyAssignment(property) ? property.name : property.initializer;
    if (value === undefined) throw new Error(`not a plain member: ${property.getText()}`);
    const needs = ts.isShorthandPropertyAssignment(property) ? new Set([property.name.text]) : needsOf(value);
    const name = property.name.text;
    if (name === undefined) throw new Error(`a computed name: ${property.getText()}`);
    return [name, value.getText(), [...needs]];
  });

const closure = (start, graph) => {
  const reached = new Set();
  const visit = (name) => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const next of graph.get(name) ?? []) visit(next);
  };
  for (const name of start) visit(name);
  return reached;
};

const makeParts = async () => {
  const text = await bundle();
  const { default: ts } = await import('typescript');
  const { statements, declares, needsOf, initialiserOf, exported } = cut(ts, text);
  const local = (name) => exported.get(name);
  for (const name of SHELL) if (local(name) !== name) throw new Error(`${name} has been renamed`);
  const families = initialiserOf(local('FAMILIES')).elements.map((element) => element.getText());
  const whole = new Set([...TABLES, 'FAMILIES'].map(local).concat(families));

  // name → [name, text, needs]; in the order of the text. Statements that declare nothing go with what they touch.
  const parts = [];
  for (const statement of statements) {
    const names = declares(statement);
    if (names.some((name) => whole.has(name) && name !== local('MESSAGES'))) continue;
    const needs = needsOf(statement);
    if (names.length === 0 && needs.size === 0)
      throw new Error(`a statement of its own: ${statement.getText()}`);
    parts.push({ names, text: names[0] === local('MESSAGES') ? '' : statement.getText(), needs });
  }
  const keyed = parts.map((part, at) => ({ ...part, key: part.names[0] ?? `(${at})` }));
  const keyOf = new Map(keyed.flatMap(({ key, names }) => names.map((name) => [name, key])));
  const graph = new Map(
    keyed.map(({ key, needs }) => [
      key,
      new Set([...needs].map((name) => keyOf.get(name)).filter((to) => to !== key)),
    ]),
  );
  for (const { key, names, needs } of keyed)
    if (names.length === 0) for (const name of needs) graph.get(keyOf.get(name)).add(key);

  const support = membersOf(ts, initialiserOf(local('SUPPORT')), needsOf);
  const natives = families.flatMap((family) => membersOf(ts, initialiserOf(family), needsOf));
  const stateful = membersOf(ts, initialiserOf(local('STATEFUL_FAMILY')), needsOf);
  const messages = initialiserOf(local('MESSAGES')).properties.map(({ name, initializer }) => [
    name.text,
    initializer.text,
  ]);

  const keys = (names) => names.map((name) => keyOf.get(name));
  const own = closure(
    [
      ...keys(SHELL.filter((name) => name !== 'linearEngine')),
      ...[...support, ...natives, ...stateful].flatMap(([, , needs]) => keys(needs)),
    ],
    graph,
  );
  const engine = closure(keys(['linearEngine']), graph);
  const rows = (wanted) =>
    keyed
      .filter(({ key }) => wanted(key))
      .map(({ key, text: code }) => [key, code, [...(graph.get(key) ?? [])]]);
  const members = (list) => list.map(([name, code, needs]) => [name, code, keys(needs)]);
  const order = new Map(keyed.map(({ key }, at) => [key, at]));
  const numbered = (list) => list.map(([key, code, needs]) => [order.get(key), key, code, needs]);
  return {
    main: {
      parts: numbered(rows((key) => own.has(key))),
      support: members(support),
      natives: members(natives),
      stateful: members(stateful),
      messages,
      messagesKey: local('MESSAGES'),
    },
    engine: {
      parts: numbered(rows((key) => engine.has(key) && !own.has(key))),
      licence: readFileSync(join(root, 'node_modules', 're2js', 'LICENSE'), 'utf8').trim(),
    },
  };
};

const write = (file, title, name, value, hash) => {
  // Written beside and renamed: a reader never sees half of it.
  const fresh = `${file}.${process.pid}`;
  const json = JSON.stringify(value, undefined, 1);
  writeFileSync(
    fresh,
    `// ${hash}\n// Generated by scripts/standalone-parts.mjs: ${title}\nexport const ${name} = ${json};\n`,
  );
  renameSync(fresh, file);
};

/** Makes both files unless they were made from the sources as they are. */
export const ensureParts = async () => {
  const hash = sourceHash();
  const fresh = [MAIN, ENGINE].every(
    (file) => existsSync(file) && readFileSync(file, 'utf8').startsWith(`// ${hash}\n`),
  );
  if (fresh) return;
  const { main, engine } = await makeParts();
  write(ENGINE, 'the parts of the linear regex engine.', 'REGEX_PARTS', engine, hash);
  write(MAIN, 'the parts of standalone modules.', 'SUPPORT_PARTS', main, hash);
};

// Called by vitest before a run.
export const setup = () => ensureParts();

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureParts();
