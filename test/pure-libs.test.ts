// The pure libs know no clock and no chance, and wait for nothing. Method: their sources are parsed
// and every name is looked at. Imports of Node are left to `npm run layers`, other globals to `npm
// run lint`.
import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const files = globSync('libs/{domain,learning,rules,understanding}/src/**/*.ts', {
  cwd: root,
}).filter(name => !/\.test\.ts$|\/testing\//.test(name))

const MEMBERS = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID'])
const WAITS = new Set([ts.SyntaxKind.AwaitExpression, ts.SyntaxKind.AsyncKeyword])

/** What of a source depends on when, where or how often it runs. */
function impureIn(text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && MEMBERS.has(node.getText())) {
      found.push(node.getText())
    }
    if (isPresent(node)) found.push(node.getText())
    if (WAITS.has(node.kind)) found.push(node.getText().split(' ')[0] ?? '')
    if (ts.isForOfStatement(node) && node.awaitModifier) found.push('await')
    if (ts.isIdentifier(node) && node.text === 'globalThis') found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true))
  return found
}

/** `new Date()` and `Date()` are now; of an argument they are that time. */
const isPresent = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'Date' &&
  (ts.isCallExpression(node) || !node.arguments?.length)

test('no pure lib knows a clock or chance, or waits', () => {
  expect(files.length).toBeGreaterThan(100)
  const impure = files.map(name => [name, impureIn(readFileSync(new URL(name, root), 'utf8'))])
  expect(impure.filter(([, found]) => found?.length)).toEqual([])
})

test.each([
  ['const now = Date.now()', 'Date.now'],
  ['[1].map(Math.random)', 'Math.random'],
  ['const today = new Date()', 'new Date()'],
  ['const today = new Date', 'new Date'],
  ['const today = Date()', 'Date()'],
  ['const read = async () => 1', 'async'],
  ['class A { async read() {} }', 'async'],
  ['const text = await read()', 'await'],
  ['for await (const one of all) use(one)', 'await'],
  ['globalThis.setTimeout(use)', 'globalThis'],
])('%s is found', (text, found) => {
  expect(impureIn(text)).toContain(found)
})

test.each([
  'const day = new Date(atMs).toISOString()',
  'const at = Date.parse(day) + Date.UTC(2026, 0)',
  'const least = Math.min(1, 2)',
  "const said = 'await Date.now()' // new Date()",
  'const known = { now: 1 }.now',
])('%s is pure', text => {
  expect(impureIn(text)).toEqual([])
})
