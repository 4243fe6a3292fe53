// Comments are as wide as the code that is formatted: 100 columns. Examples, which are indented,
// may be wider.
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const WIDTH = 100
const COMMENT = /^\s*(?:\/\/|\/\*\*?|\*)(?: \S|$)/

const sources = globSync('{libs,services,deploy,test,schemas,examples}/**/*.{ts,mjs}', {
  cwd: root,
  exclude: name => name.includes('node_modules') || name.endsWith('.gen.ts'),
})

const tooWide = (name: string): string[] =>
  readFileSync(new URL(name, root), 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.length > WIDTH && COMMENT.test(line) ? [`${name}:${i + 1}`] : []))

test('no comment is wider than 100 columns', () => {
  expect(sources.length).toBeGreaterThan(1_000)
  expect(sources.flatMap(tooWide)).toEqual([])
})
