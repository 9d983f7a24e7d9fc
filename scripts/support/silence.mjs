import { parseAst } from 'vite';

const LOGGERS = /^(?:(?:this|self)(?:\.hls)?|hls)?(?:\.?logger)?\.(?:log|warn|error|debug|info|trace)$/;

/**
 * Blanks out the statements of a script that do nothing but log, place for place, so that its source map
 * stays true. What they would say is two words in ten of hls.js, and no page of ours can turn it on.
 * @param {string} code JavaScript
 */
export function silence(code) {
  const spans = [];
  visit(parseAst(code), (node) => {
    if (node.type !== 'ExpressionStatement') return;
    const call = node.expression.type === 'ChainExpression' ? node.expression.expression : node.expression;
    if (call.type !== 'CallExpression' || !LOGGERS.test(nameOf(call.callee))) return;
    if (call.arguments.every(isIdle)) spans.push([node.start, node.end]);
  });
  let silent = '';
  let at = 0;
  for (const [start, end] of spans) {
    // Within one that is gone already.
    if (start < at) continue;
    silent += `${code.slice(at, start)};${code.slice(start + 1, end).replace(/[^\n]/g, ' ')}`;
    at = end;
  }
  return silent + code.slice(at);
}

function nameOf(node) {
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && !node.computed
    ? `${nameOf(node.object)}.${node.property.name}`
    : '?';
}

/** Changes nothing when it is evaluated, as far as can be seen. */
function isIdle(argument) {
  let idle = true;
  visit(argument, ({ type, operator }) => {
    if (/^(Assignment|Update|Await|Yield)Expression$/.test(type) || operator === 'delete') idle = false;
  });
  return idle;
}

function visit(node, see) {
  see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') visit(child, see);
    }
  }
}
