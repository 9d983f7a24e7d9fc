import ts from 'typescript';

const LIFECYCLE =
  /^(connectedCallback|disconnectedCallback|adoptedCallback|attributeChangedCallback|connectedMoveCallback)$/;

export const AS_TEXT =
  ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

/** What a class offers beyond `HTMLElement`: its own members, and those it passes on from `<video>`. */
export function readMembers(checker, declaration) {
  const type = checker.getDeclaredTypeOfSymbol(checker.getSymbolAtLocation(declaration.name));
  const video = interfaceNamed(checker, declaration, 'HTMLVideoElement');
  const common = new Set(
    checker.getPropertiesOfType(interfaceNamed(checker, declaration, 'HTMLElement')).map(({ name }) => name),
  );
  const offered = checker
    .getPropertiesOfType(type)
    .filter((symbol) => isOffered(symbol) && (isOurs(symbol) || !common.has(symbol.name)))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const isMethod = (symbol) =>
    symbol.declarations?.some((each) => ts.isMethodDeclaration(each) || ts.isMethodSignature(each));
  return {
    properties: offered
      .filter((symbol) => !isMethod(symbol))
      .map((symbol) => readProperty(checker, symbol, video)),
    methods: offered.filter(isMethod).map((symbol) => readMethod(checker, symbol, video)),
  };
}

/** An interface of the DOM library. */
export function interfaceNamed(checker, at, name) {
  const symbol = checker.getSymbolsInScope(at, ts.SymbolFlags.Interface).find((each) => each.name === name);
  if (!symbol) throw new Error(`There is no interface ${name}.`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

const isOurs = ({ declarations = [] }) =>
  declarations.some((each) => !each.getSourceFile().isDeclarationFile);

function isOffered({ name, declarations = [] }) {
  if (name.startsWith('#') || LIFECYCLE.test(name) || declarations.length === 0) return false;
  return declarations.every((each) => {
    const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
    const internal = ts.getJSDocTags(each).some(({ tagName }) => tagName.text === 'internal');
    return !internal && (ts.getCombinedModifierFlags(each) & hidden) === 0;
  });
}

/** The browser's own words for what `<video>` has stay in its own documentation. */
const AS_ON_VIDEO = 'As on `<video>`.';

function describe(checker, symbol, video) {
  if (!isOurs(symbol)) return AS_ON_VIDEO;
  const said = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
  return said === '' && video.getProperty(symbol.name) ? AS_ON_VIDEO : said;
}

function readProperty(checker, symbol, video) {
  const declarations = symbol.declarations ?? [];
  const accessors = declarations.filter(ts.isAccessor);
  const readonly =
    accessors.length > 0
      ? !accessors.some(ts.isSetAccessor)
      : declarations.some((each) => (ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Readonly) !== 0);
  return {
    name: symbol.name,
    type: checker.typeToString(checker.getTypeOfSymbol(symbol), undefined, AS_TEXT),
    description: describe(checker, symbol, video),
    readonly,
    fromVideo: !isOurs(symbol),
  };
}

function readMethod(checker, symbol, video) {
  const [signature] = checker.getTypeOfSymbol(symbol).getNonNullableType().getCallSignatures();
  const parameters = (signature?.parameters ?? []).map((parameter) => {
    const [declaration] = parameter.declarations ?? [];
    return {
      name: parameter.name,
      type: checker.typeToString(checker.getTypeOfSymbol(parameter), undefined, AS_TEXT),
      optional:
        declaration !== undefined && ts.isParameter(declaration) && checker.isOptionalParameter(declaration),
    };
  });
  return {
    name: symbol.name,
    description: describe(checker, symbol, video),
    parameters,
    returns: signature ? checker.typeToString(signature.getReturnType(), undefined, AS_TEXT) : 'void',
    fromVideo: !isOurs(symbol),
  };
}
