import { mkdirSync, readFileSync } from 'node:fs'
import { BatonError } from '@baton/domain'
import { expect, test } from 'vitest'
import { errorText } from './report.ts'

const thrown = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return error
  }
}

test('what the system refuses is one line with what to do, what we refuse too', () => {
  expect(errorText(thrown(() => readFileSync('/nowhere/x')))).toBe(
    "ENOENT: no such file or directory, open '/nowhere/x': is the path right?",
  )
  expect(errorText(thrown(() => readFileSync('/')))).toMatch(
    /^EISDIR: [^\n]*: name a file, not a directory$/,
  )
  expect(errorText(thrown(() => mkdirSync(import.meta.filename)))).toMatch(
    /^EEXIST: [^\n]*: a file has that name: choose another$/,
  )
  expect(errorText(new BatonError('BAD_REQUEST', 'no bot x'))).toBe('no bot x (BAD_REQUEST)')
})

test('a refusal below another error is told, and a fault of ours keeps its stack', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  })
  expect(errorText(new TypeError('fetch failed', { cause }))).toBe(
    'connect ECONNREFUSED 127.0.0.1:1: does it run?',
  )
  expect(errorText(new TypeError('x is not a function'))).toMatch(/\n +at /)
})
