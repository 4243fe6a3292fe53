// Every regex of the sources is proven to take linear time by a published checker (recheck), from
// its literal: messages, web requests and records are other people's text. Method: the sources are
// parsed, so that no regex is overlooked; one built from a string at run time is refused, as
// nothing could be proven of it.
import { globSync, readFileSync } from 'node:fs'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
/**
 * They read our own text only: the lexicon and a policy when they are loaded, keys of our states,
 * replies in tests.
 */
const OWN_TEXT = [
  'libs/understanding/src/lexicon/matcher.ts',
  'libs/rules/src/policy/units.ts',
  'services/learner/src/intake/outcomes.ts',
  'libs/testkit/src/re-ask/',
]
const files = globSync('{libs,services}/*/src/**/*.ts', { cwd: root }).filter(
  name => !/\.test\.ts$|\/testing\//.test(name) && !OWN_TEXT.some(own => name.startsWith(own)),
)

/** The regex literals of a file; `built` counts those made by a constructor. */
function regexesOf(name: string): { literals: string[]; built: number } {
  const text = readFileSync(new URL(name, root), 'utf8')
  const literals: string[] = []
  let built = 0
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) literals.push(node.text)
    const called = ts.isNewExpression(node) || ts.isCallExpression(node)
    if (called && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp') built++
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true))
  return { literals, built }
}

const all = files.map(name => ({ name, ...regexesOf(name) }))
const literals = new Map(all.flatMap(({ name, literals }) => literals.map(text => [text, name])))

/** A proof takes milliseconds; on a machine that is busy elsewhere it may wait. */
const PROOF_MS = 50_000

/** What the checker says of a literal: `safe`, or its complexity. */
function verdictOn(literal: string): string {
  const end = literal.lastIndexOf('/')
  const checked = checkSync(literal.slice(1, end), literal.slice(end + 1), { timeout: PROOF_MS })
  return checked.status === 'vulnerable' ? checked.complexity.summary : checked.status
}

test('no regex is built at run time', () => {
  expect(all.filter(file => file.built > 0).map(file => file.name)).toEqual([])
})

test('every regex literal takes linear time', () => {
  expect(literals.size).toBeGreaterThan(20)
  const unsafe = [...literals].filter(([text]) => verdictOn(text) !== 'safe')
  expect(unsafe).toEqual([])
}, 60_000)

test('the checker finds a regex that is not', () => {
  expect(verdictOn('/^(a+)+$/')).toBe('exponential')
  expect(verdictOn('/a*a*b/')).toMatch(/polynomial/)
})
