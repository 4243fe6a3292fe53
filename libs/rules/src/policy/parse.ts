import { BatonError } from '@baton/domain'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { byteLength } from '../state/clip.ts'
import { policyOf } from './canonical.ts'
import { toPolicy } from './convert.ts'
import { policyDocument } from './document.ts'
import type { Policy } from './policy.ts'
import { keyOf, type Problem } from './problem.ts'
import { unsafe } from './safety.ts'

/** Longest policy file, in characters. */
export const POLICY_MAX_CHARS = 262_144

/** As JSON in UTF-8: no reader takes a longer string (libs/codec, DEFAULT_LIMITS). */
export const PUBLISHED_MAX_BYTES = 65_536

export interface ParsedPolicy {
  readonly policy: Policy
  /** Of the content: formatting, comments and the order of keys do not change it. */
  readonly hash: string
  /** What is published and hashed: JSON with sorted keys. */
  readonly canonical: string
}

const fail = (lines: readonly string[]): never => {
  throw new BatonError('POLICY_INVALID', lines.join('\n'))
}

/** Most uses of anchors: each may be as large as the file. */
const ALIASES_MAX = 100

/** Throws POLICY_INVALID for an alias without an anchor, and for more of them than the bound. */
const contentOf = (document: Document, fileName: string): unknown => {
  try {
    return document.toJS({ maxAliasCount: ALIASES_MAX })
  } catch (error) {
    if (error instanceof ReferenceError) return fail([`${fileName}: ${error.message}`])
    throw error
  }
}

/** Offset of the key or value that `path` names, or of its nearest parent that is there. */
const offsetOf = (document: Document, path: readonly (string | number)[]): number => {
  for (let length = path.length; length > 0; length--) {
    const parent =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === last)
      if (isNode(pair?.key) && pair.key.range) return pair.key.range[0]
    }
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

const shapeProblems = (issues: readonly z.core.$ZodIssue[]): Problem[] =>
  issues.flatMap(issue => {
    const path = issue.path.map(part => (typeof part === 'number' ? part : String(part)))
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({ path: [...path, key], message: 'is not a key of a policy' }))
    }
    if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? '' }]
    const missing = issue.input === undefined && issue.code === 'invalid_type'
    return [{ path, message: missing ? 'is missing' : issue.message }]
  })

/**
 * A policy from its YAML file. Throws POLICY_INVALID with every problem, one a line: `file:line:
 * key message`. `fileName` is only named.
 */
export const parsePolicy = (text: string, fileName: string): ParsedPolicy => {
  if (text.length > POLICY_MAX_CHARS) {
    return fail([`${fileName}: longer than ${POLICY_MAX_CHARS} characters; is this a policy?`])
  }
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, uniqueKeys: true, prettyErrors: false })
  const at = (offset: number) => `${fileName}:${lineCounter.linePos(offset).line}:`
  if (document.errors.length > 0) {
    return fail(document.errors.map(({ pos, message }) => `${at(pos[0])} ${message}`))
  }
  const report = (problems: readonly Problem[]) =>
    fail(
      problems
        .map(problem => ({ ...problem, offset: offsetOf(document, problem.path) }))
        .sort((a, b) => a.offset - b.offset)
        .map(({ path, message, offset }) => `${at(offset)} ${keyOf(path)} ${message}`.trimEnd()),
    )
  const shape = policyDocument.safeParse(contentOf(document, fileName), { reportInput: true })
  if (!shape.success) return report(shapeProblems(shape.error.issues))
  const policy = toPolicy(shape.data)
  const problems = unsafe(policy)
  if (problems.length > 0) return report(problems)
  const parsed = policyOf(policy)
  const bytes = byteLength(parsed.canonical)
  if (bytes > PUBLISHED_MAX_BYTES) {
    const what = `${bytes} bytes once published, the most is ${PUBLISHED_MAX_BYTES}: make it smaller`
    return fail([`${fileName}: ${what}`])
  }
  return parsed
}
