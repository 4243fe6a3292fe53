// Every regex that reads a message is proven to take linear time by a published checker (recheck), from its literal.
// Method: the sources are parsed, so that no regex is overlooked; one built from a string at run time is refused, as
// nothing could be proven of it.
import { readdirSync, readFileSync } from 'node:fs'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { expect, test } from 'vitest'

const source = new URL('./', import.meta.url)
/** Reads the phrases of the lexicon when it is loaded, never a message. */
const AT_LOAD = 'lexicon/matcher.ts'
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  name => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== AT_LOAD,
)

/** The regex literals of a file; `built` counts those made by a constructor. */
function regexesOf(name: string): { literals: string[]; built: number } {
  const text = readFileSync(new URL(name, source), 'utf8')
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

/** What the checker says of a literal: `safe`, or its complexity. */
function verdictOn(literal: string): string {
  const end = literal.lastIndexOf('/')
  const checked = checkSync(literal.slice(1, end), literal.slice(end + 1))
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
